"""Two records of one person become one; and a wrong merge is undone. Nothing is rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event
from adminduk.register.types.homes import Home, families_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsMerged(Event):
    """Two records are one person (UU 24/2013 art. 13: one NIK for life): `survivor` goes on, `merged` is
    closed and points to him.

    `merged` belongs to the registering office; the survivor may be kept elsewhere, and may have died.
    `decided_by` are the officers who compared them (their account ids; two different ones). `new_head`
    names who is to head the family that loses its head. `effective_on` is the day of the decision.
    """

    kind: ClassVar[str] = "persons_merged"

    survivor: UUID
    merged: UUID
    decided_by: tuple[UUID, ...]
    reason: str
    new_head: UUID | None = None

    def people(self) -> tuple[UUID, ...]:
        # The entry stands under the record that it closes.
        named = (self.merged, self.survivor)
        return (*named, self.new_head) if self.new_head else named


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsParted(Event):
    """A wrong merge undone by a further entry: `corrects` names the merge.

    The parted record is in use again under its own NIK and gets a place at `home` (None for a record that
    had no family: a visitor, a temporary one). `survivor_status` is the marital status that the other one
    has again, a code of `marital_kk`, where the officer knows it better than the register.
    """

    kind: ClassVar[str] = "persons_parted"

    parted: UUID
    survivor: UUID
    home: Home | None
    reason: str
    survivor_status: int | None = None

    def people(self) -> tuple[UUID, ...]:
        return (self.parted, self.survivor)

    def families(self) -> tuple[UUID, ...]:
        return families_of(self.home)
