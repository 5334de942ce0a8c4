from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.birth import ParentFacts
from adminduk.register.types.event import Event, Ruling
from adminduk.register.types.homes import Joins, families_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfParents(Event):
    """A child of the register and its two parents, who are in the register or only named."""

    child_id: UUID
    father: ParentFacts
    mother: ParentFacts

    def people(self) -> tuple[UUID, ...]:
        parents = (one.person_id for one in (self.father, self.mother) if one.person_id)
        return (self.child_id, *parents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(_OfParents):
    """A father acknowledges a child born outside marriage (UU 24/2013 art. 49); `effective_on` is the day
    of his statement, or of the ruling. `religious_marriage` is the letter on the parents' marriage by
    religion, "" where there was none."""

    kind: ClassVar[str] = "acknowledgement"

    mother_approves: bool = False
    religious_marriage: str = ""
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Legitimation(_OfParents):
    """The parents' marriage is registered now, and the child is of that marriage (UU 24/2013 art. 50).

    `effective_on` is the day of their akta of marriage, `marriage_number` its number, and
    `religious_wedding_on` the day of their wedding by religion, as that akta tells it.
    """

    kind: ClassVar[str] = "legitimation"

    marriage_number: str
    religious_wedding_on: date | None = None
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption(Event):
    """A child is adopted by ruling (UU 23/2006 art. 47); `effective_on` is the day on which the adoptive
    parents received the ruling. One parent alone may adopt. `home` is the card that the child joins."""

    kind: ClassVar[str] = "adoption"

    child_id: UUID
    ruling: Ruling
    father: ParentFacts | None = None
    mother: ParentFacts | None = None
    home: Joins | None = None

    def people(self) -> tuple[UUID, ...]:
        parents = (one.person_id for one in (self.father, self.mother) if one and one.person_id)
        return (self.child_id, *parents)

    def families(self) -> tuple[UUID, ...]:
        return families_of(self.home)
