"""A family card that is withdrawn, with a place for everybody who stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event
from adminduk.register.types.households import Destination, Placed, host_of


class Dissolution(StrEnum):
    """Why a card is withdrawn: its people part, or it should never have been."""

    PARTED = "parted"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Sent:
    """Members who go together: onto a card of their own (the first heads it), or to a host."""

    members: tuple[Placed, ...]
    to: Destination


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyDissolved(Event):
    """A family card withdrawn by the office (UU 23/2006 art. 61, 62): its number is never used again.

    `sent` names a place for each member, inside this kab/kota; who leaves it gets a moving letter first.
    `because` says in words what happened; of a correction also what was wrong.
    """

    kind: ClassVar[str] = "family_dissolved"

    family_id: UUID
    reason: Dissolution
    sent: tuple[Sent, ...]
    because: str

    def people(self) -> tuple[UUID, ...]:
        return tuple(one.person_id for group in self.sent for one in group.members)

    def families(self) -> tuple[UUID, ...]:
        return (self.family_id, *(host for group in self.sent for host in host_of(group.to)))
