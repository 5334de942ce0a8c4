from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from adminduk.register.types.person import Person


class Relation(IntEnum):
    """Code list `shdk` (status hubungan dalam keluarga)."""

    HEAD = 1
    HUSBAND = 2
    WIFE = 3
    CHILD = 4
    CHILD_IN_LAW = 5
    GRANDCHILD = 6
    PARENT = 7
    PARENT_IN_LAW = 8
    OTHER_RELATIVE = 9
    HOUSEHOLD_HELP = 10
    OTHER = 11


@dataclass(frozen=True, slots=True)
class Member:
    person: Person
    relation: Relation
    position: int


@dataclass(frozen=True, slots=True)
class Family:
    """One family card (KK) as it stands: members in the order of the card, the head first."""

    family_id: UUID
    kk_number: str
    head_id: UUID
    address: str
    rt: str
    rw: str
    village_code: str
    postal_code: str
    kabkota: str
    members: tuple[Member, ...]

    @property
    def kecamatan_code(self) -> str:
        return self.village_code[:6]

    @property
    def head(self) -> Person:
        return next(member.person for member in self.members if member.person.person_id == self.head_id)

    def member(self, person_id: UUID) -> Member | None:
        return next((one for one in self.members if one.person.person_id == person_id), None)
