"""The rows that an event may change, as it holds them: it sets attributes, the book sees what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar
from uuid import UUID

from adminduk.register.wishes import Wish


@dataclass(slots=True, kw_only=True, eq=False)
class State:
    """`revision` 0: not in the register yet. `before` are the columns as they were read."""

    table: ClassVar[str]
    key: ClassVar[str]

    kabkota: str = ""
    revision: int = 0
    before: dict[str, Any] | None = field(default=None, repr=False)

    def remember(self) -> None:
        self.before = self.columns()

    def columns(self) -> dict[str, Any]:
        names, read = _reader(type(self))
        return dict(zip(names, read(self), strict=True))

    def changed(self) -> dict[str, Any]:
        """The columns that are not as they were read; of a new row all of them."""
        now = self.columns()
        return now if self.before is None else {k: v for k, v in now.items() if v != self.before[k]}


@cache
def _reader(kind: type[State]) -> tuple[tuple[str, ...], Callable[[State], tuple[Any, ...]]]:
    """The columns of a kind of row, and what reads them all at once: every act does so many times."""
    names = tuple(one.name for one in fields(kind) if one.name != "before")
    return names, attrgetter(*names)


@dataclass(slots=True, kw_only=True, eq=False)
class PersonState(State):
    table: ClassVar[str] = "person"
    key: ClassVar[str] = "person_id"

    person_id: UUID
    name: str
    sex: int
    birth_date: date
    nik: str | Wish | None = None
    birth_date_estimated: bool = False
    birth_place: str = ""
    birth_region: str = ""
    birth_time: str = ""
    citizenship: int = 1
    life: str = "living"
    residence: str = "resident"
    religion: int | None = None
    blood_type: int | None = None
    education: int | None = None
    occupation: int | None = None
    disability: int | None = None
    marital_status: int = 1
    marriage_date: date | None = None
    marriage_number: str | Wish = ""
    birth_akta_number: str | Wish = ""
    mother_id: UUID | None = None
    mother_name: str = ""
    mother_nik: str = ""
    father_id: UUID | None = None
    father_name: str = ""
    father_nik: str = ""
    passport_number: str = ""
    stay_permit_number: str = ""
    stay_permit_kind: str = ""
    stay_permit_until: date | None = None
    nationality: str = ""
    divorce_date: date | None = None
    divorce_number: str | Wish = ""
    death_date: date | None = None
    death_akta_number: str | Wish = ""
    previous_address: str = ""
    # Where somebody lives who is on no family card: a foreigner with a limited permit.
    stay_address: str = ""
    stay_rt: str = ""
    stay_rw: str = ""
    stay_village: str = ""
    temporary_number: str | Wish = ""
    moving_to: str = ""
    merged_into: UUID | None = None

    @property
    def living(self) -> bool:
        return self.life == "living"

    def age_on(self, day: date) -> int:
        """Whole years lived on `day`."""
        before_birthday = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before_birthday


@dataclass(slots=True, kw_only=True, eq=False)
class FamilyState(State):
    table: ClassVar[str] = "family"
    key: ClassVar[str] = "family_id"

    family_id: UUID
    head_id: UUID
    kk_number: str | Wish
    address: str
    rt: str
    rw: str
    village_code: str
    postal_code: str
    active: bool = True


@dataclass(slots=True, kw_only=True, eq=False)
class PlaceState(State):
    """Somebody's place in a family from `since` until (not including) `until`."""

    table: ClassVar[str] = "membership"
    key: ClassVar[str] = "membership_id"

    person_id: UUID
    membership_id: UUID
    family_id: UUID
    relation: int
    position: int
    since: date
    until: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class MarriageState(State):
    table: ClassVar[str] = "marriage"
    key: ClassVar[str] = "marriage_id"

    wife_id: UUID
    marriage_id: UUID
    husband_id: UUID
    registered: bool
    number: str | Wish = ""
    married_on: date | None = None
    ended_on: date | None = None
    ended_by: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class AktaState(State):
    table: ClassVar[str] = "akta"
    key: ClassVar[str] = "akta_number"

    akta_number: str | Wish
    # The type in its number: LU, LT, KM, KW, CR …
    kind: str = ""
    person_id: UUID
    other_id: UUID | None = None
    state: str = "active"
