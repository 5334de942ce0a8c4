"""Moves: inside a kab/kota, out of it with a letter, in at the destination, and the letter taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event
from adminduk.register.types.homes import Founds
from adminduk.register.types.households import Destination, Placed, host_of, ids_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveWithin(Event):
    """Members of one family move inside the kab/kota, without a letter (F-1.03).

    `reason` is a code of `move_reason`. `new_head` heads those who stay when the head moves without them.
    """

    kind: ClassVar[str] = "move_within"

    movers: tuple[Placed, ...]
    to: Destination
    reason: int | None = None
    new_head: UUID | None = None

    def people(self) -> tuple[UUID, ...]:
        return ids_of(self.movers, (self.new_head,) if self.new_head else ())

    def families(self) -> tuple[UUID, ...]:
        return host_of(self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOut(Event):
    """Members of one family (or visitors) leave for another kab/kota, with a moving letter (SKPWNI).

    `destination` is the kab/kota that may take them in, four digits; `address_there` is what F-1.03 says of
    it. `filed_at` is the kab/kota whose office took the request when that was the destination (satu pintu).
    `parents_consent`: both parents let minors go alone. `new_head` heads those who stay.
    """

    kind: ClassVar[str] = "move_out"

    movers: tuple[UUID, ...]
    destination: str
    address_there: Founds | None = None
    reason: int | None = None
    new_head: UUID | None = None
    parents_consent: bool = False
    filed_at: str = ""

    def people(self) -> tuple[UUID, ...]:
        return (*self.movers, self.new_head) if self.new_head else self.movers


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveIn(Event):
    """The destination takes in people whom another office sent on the way, all or some of them.

    `letter_number` is that of their moving letter. `guardian_letter`: a guardian answers for minors who
    come to a host without a grown-up.
    """

    kind: ClassVar[str] = "move_in"

    movers: tuple[Placed, ...]
    letter_number: str
    to: Destination
    guardian_letter: bool = False

    def people(self) -> tuple[UUID, ...]:
        return ids_of(self.movers)

    def families(self) -> tuple[UUID, ...]:
        return host_of(self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCancelled(Event):
    """The origin takes its moving letter back: people who have not arrived are residents here again.

    Without `to` they go back to the card they left, `family_id`; where it ended with their leaving it is in
    force again, under its old number.
    """

    kind: ClassVar[str] = "move_cancelled"

    movers: tuple[Placed, ...]
    letter_number: str
    to: Destination | None = None
    family_id: UUID | None = None
    reason: str = ""

    def people(self) -> tuple[UUID, ...]:
        return ids_of(self.movers)

    def families(self) -> tuple[UUID, ...]:
        return (*host_of(self.to), *((self.family_id,) if self.family_id else ()))


@dataclass(frozen=True, slots=True)
class MovingLetter:
    """One moving letter: from which kab/kota to which, its day, and who of it has not arrived yet."""

    letter_number: str
    entry_id: UUID
    origin: str
    destination: str
    issued_on: date
    on_the_way: tuple[UUID, ...]
