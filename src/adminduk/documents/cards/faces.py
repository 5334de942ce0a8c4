"""What stands on each face of a card. Texts stand as printed; the blank itself is the state's and not drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

# KIA without a photo until the day before the fifth birthday (Permendagri 2/2016 art. 3).
PHOTO_FROM = 5
RED, BLUE = "red", "blue"


def background_of(birth_date: date) -> str:
    """Behind the photo on a KTP-el: red for odd years of birth, blue for even ones."""
    return RED if birth_date.year % 2 else BLUE


@dataclass(frozen=True, kw_only=True)
class IdentityCardFront:
    """KTP-el, the face with the data. `photo` and `signature` are JPEG; without one its place stays empty."""

    template: ClassVar[str] = "ktp_front"

    province: str
    kabkota: str
    nik: str
    name: str
    birth_place: str
    birth_date: date
    sex: str
    blood_type: str
    address: str
    rt: str
    rw: str
    village: str
    kecamatan: str
    religion: str
    marital_status: str
    occupation: str
    citizenship: str = "WNI"
    valid_until: date | None = None
    issued_at: str
    issued_on: date
    photo: bytes | None = None
    signature: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class IdentityCardBack:
    """KTP-el, the other face: nothing of a person stands there."""

    template: ClassVar[str] = "ktp_back"

    province: str
    kabkota: str


@dataclass(frozen=True, kw_only=True)
class ChildCard:
    """KIA. Until the day before the fifth birthday without a photo, then with one."""

    template: ClassVar[str] = "kia"

    province: str
    kabkota: str
    nik: str
    name: str
    birth_place: str
    birth_date: date
    sex: str
    family_number: str
    head: str
    akta_number: str
    religion: str
    citizenship: str = "WNI"
    address: str
    rt: str
    rw: str
    village: str
    kecamatan: str
    issued_at: str
    issued_on: date
    signer: str
    signer_title: str
    photo: bytes | None = None

    def __post_init__(self) -> None:
        if (self.photo is not None) != self.with_photo:
            raise ValueError("a KIA has a photo from the fifth birthday on, and none before")

    @property
    def with_photo(self) -> bool:
        return self.issued_on >= birthday(self.birth_date, PHOTO_FROM)

    @property
    def valid_until(self) -> date:
        """The fifth birthday; of the second kind the day before the seventeenth."""
        if not self.with_photo:
            return birthday(self.birth_date, PHOTO_FROM)
        return date.fromordinal(birthday(self.birth_date, 17).toordinal() - 1)


Face = IdentityCardFront | IdentityCardBack | ChildCard


def birthday(born: date, age: int) -> date:
    """The day somebody reaches `age`; who was born on 29 February does so on 1 March of a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
