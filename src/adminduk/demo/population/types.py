"""A generated resident and his family: frozen, and named as the register names its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from adminduk.demo.population.places import Address


@dataclass(frozen=True, slots=True)
class Resident:
    """One living resident. Codes are those of the code lists.

    `group` is the ethnic group whose names he bears; the register does not know it.
    """

    person_id: UUID
    nik: str
    name: str
    sex: int
    birth_date: date
    birth_date_estimated: bool
    birth_place: str
    birth_region: str
    citizenship: int
    religion: int
    blood_type: int
    education: int
    occupation: int
    disability: int | None
    marital_status: int
    marriage_date: date | None
    marriage_number: str
    birth_akta_number: str
    mother_id: UUID | None
    mother_name: str
    mother_nik: str
    father_id: UUID | None
    father_name: str
    father_nik: str
    passport_number: str
    stay_permit_number: str
    relation: int
    group: str

    def age_on(self, day: date) -> int:
        """Whole years lived on `day`."""
        return (
            day.year
            - self.birth_date.year
            - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))
        )


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happened on `on` and was registered on `registered`: "birth", "death", "marriage", "move".

    `numbers`: those that the office gave then. The other fields by kind.
    """

    kind: str
    on: date
    registered: date
    person_id: UUID | None
    numbers: Mapping[str, tuple[str, ...]]
    other_id: UUID | None = None
    child: Resident | None = None
    late: bool = False
    place: str = ""
    book_number: str = ""
    man_first: bool = True
    reason: int = 1


@dataclass(frozen=True, slots=True)
class Past:
    """Who stood on the card at first, where they lived, and what happened since, the oldest first."""

    members: tuple[Resident, ...]
    address: Address
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """One family card: the head first. `issued_on` is the recording date inside the KK number."""

    family_id: UUID
    kk_number: str
    issued_on: date
    address: Address
    kabkota: str
    members: tuple[Resident, ...]
    of_the_cast: bool = False
    past: Past | None = None

    @property
    def head(self) -> Resident:
        return self.members[0]

    @property
    def kecamatan_code(self) -> str:
        return self.address.village_code[:6]
