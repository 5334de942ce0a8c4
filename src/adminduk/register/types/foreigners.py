"""Foreigners: they come with a permit, get a letter or a card, renew it, become residents, and leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event
from adminduk.register.types.family import Relation
from adminduk.register.types.homes import Founds
from adminduk.register.types.households import Destination, host_of
from adminduk.register.types.newcomers import OfANewcomer
from adminduk.register.types.person import Sex


@dataclass(frozen=True, slots=True)
class Permit:
    """A stay permit: its number, the day it was issued and its last day."""

    number: str
    issued_on: date
    until: date


@dataclass(frozen=True, slots=True)
class Foreigner:
    """Who came, as his passport says. Codes are those of `regulations.codes`.

    `nationality` is ISO 3166-1 alpha-3. `spouse_id` is the husband or wife whom the register knows, when the
    marriage was proved; then `marriage_date` and `marriage_number` are that proof's.
    """

    name: str
    sex: Sex
    birth_date: date
    birth_place: str
    nationality: str
    passport_number: str
    religion: int | None = None
    education: int | None = None
    occupation: int | None = None
    blood_type: int | None = None
    marital_status: int = 1
    spouse_id: UUID | None = None
    marriage_date: date | None = None
    marriage_number: str = ""
    mother_name: str = ""
    father_name: str = ""


def _named(who: Foreigner | UUID) -> tuple[UUID, ...]:
    if isinstance(who, UUID):
        return (who,)
    return (who.spouse_id,) if who.spouse_id else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorArrival(OfANewcomer):
    """Somebody with a limited permit (ITAS) lives here for a time: a letter (SKTT), and no family card.

    `who` is new to the register, or the id of somebody who left it and is back. `sponsor` answers for him.
    """

    kind: ClassVar[str] = "visitor_arrival"

    who: Foreigner | UUID
    permit: Permit
    home: Founds
    sponsor: str

    def people(self) -> tuple[UUID, ...]:
        return _named(self.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class PermanentArrival(OfANewcomer):
    """Somebody with a permanent permit (ITAP) lives here: NIK and family card."""

    kind: ClassVar[str] = "permanent_arrival"

    who: Foreigner | UUID
    permit: Permit
    to: Destination
    relation: Relation | None = None
    sponsor: str = ""

    def people(self) -> tuple[UUID, ...]:
        return _named(self.who)

    def families(self) -> tuple[UUID, ...]:
        return host_of(self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitMadePermanent(OfANewcomer):
    """A visitor's limited permit became a permanent one: his letter ends, he gets a place on a card."""

    kind: ClassVar[str] = "permit_made_permanent"

    person_id: UUID
    permit: Permit
    to: Destination
    relation: Relation | None = None

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id,)

    def families(self) -> tuple[UUID, ...]:
        return host_of(self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitRenewed(Event):
    """The same kind of permit for longer; `passport_number` when the passport is a new one too."""

    kind: ClassVar[str] = "permit_renewed"

    person_id: UUID
    permit: Permit
    passport_number: str = ""

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorMoved(Event):
    """A visitor lives at another address of the same kab/kota: a new letter."""

    kind: ClassVar[str] = "visitor_moved"

    person_id: UUID
    home: Founds
    reason: int | None = None

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignerDeparture(Event):
    """A foreigner leaves for good: letter or card are handed back, his record is closed but kept."""

    kind: ClassVar[str] = "foreigner_departure"

    person_id: UUID
    new_head: UUID | None = None

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id, self.new_head) if self.new_head else (self.person_id,)
