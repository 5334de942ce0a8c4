"""People and families that come from elsewhere, ready-made: the opening load of an office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from adminduk.register.types.event import Event


@dataclass(frozen=True, slots=True)
class LoadedPerson:
    """One person with the numbers he has. Codes are those of `regulations.codes`."""

    person_id: UUID
    nik: str | None
    name: str
    sex: int
    birth_date: date
    birth_place: str
    relation: int
    religion: int | None = None
    blood_type: int | None = None
    education: int | None = None
    occupation: int | None = None
    disability: int | None = None
    marital_status: int = 1
    marriage_date: date | None = None
    marriage_number: str = ""
    birth_akta_number: str = ""
    citizenship: int = 1
    residence: str = "resident"
    mother_id: UUID | None = None
    mother_name: str = ""
    mother_nik: str = ""
    father_id: UUID | None = None
    father_name: str = ""
    father_nik: str = ""
    passport_number: str = ""
    stay_permit_number: str = ""
    birth_date_estimated: bool = False
    birth_region: str = ""
    birth_time: str = ""
    previous_address: str = ""
    nationality: str = ""
    divorce_date: date | None = None
    divorce_number: str = ""


@dataclass(frozen=True, slots=True)
class LoadedFamily:
    """One family card with its members in card order; the first with relation 1 is its head."""

    family_id: UUID
    kk_number: str
    address: str
    rt: str
    rw: str
    village_code: str
    postal_code: str
    since: date
    members: tuple[LoadedPerson, ...] = field(default_factory=tuple)

    @property
    def kabkota(self) -> str:
        return self.village_code[:4]

    @property
    def head(self) -> LoadedPerson:
        return next(one for one in self.members if one.relation == 1)


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the time before, with the numbers it was given then, by series ("nik", "kk", "akta"), each in
    the order in which the event asks for them. `born` is the id of who was born."""

    event: Event
    numbers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    born: UUID | None = None


@dataclass(frozen=True, slots=True)
class LivedFamily:
    """A family as its card first said, and what happened to it since, the oldest first.

    Only events that touch this family and nobody else.
    """

    family: LoadedFamily
    events: tuple[Happened, ...] = ()

    @property
    def kabkota(self) -> str:
        return self.family.kabkota
