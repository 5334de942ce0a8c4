"""Citizens who move abroad for a year or longer, and who come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event
from adminduk.register.types.households import Destination, Placed, host_of, ids_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveAbroad(Event):
    """Citizens leave for `country` (ISO 3166-1 alpha-3) with a letter (SKPLN) and off their card.

    `planned_months` is how long they mean to stay. `new_head` heads those who stay behind.
    """

    kind: ClassVar[str] = "move_abroad"

    movers: tuple[UUID, ...]
    country: str
    planned_months: int
    address_there: str = ""
    reason: int | None = None
    new_head: UUID | None = None
    parents_consent: bool = False

    def people(self) -> tuple[UUID, ...]:
        return (*self.movers, self.new_head) if self.new_head else self.movers


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFromAbroad(Event):
    """Citizens are back, whatever office they left from: a letter (SKDLN) and a card again.

    `arrived_on` is the day in the passport; `guardian_letter` as in a move.
    """

    kind: ClassVar[str] = "return_from_abroad"

    movers: tuple[Placed, ...]
    country: str
    arrived_on: date
    to: Destination
    guardian_letter: bool = False

    def people(self) -> tuple[UUID, ...]:
        return ids_of(self.movers)

    def families(self) -> tuple[UUID, ...]:
        return host_of(self.to)
