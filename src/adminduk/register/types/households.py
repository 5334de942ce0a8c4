"""Families that are founded, divided, joined, headed anew, and streets that get another name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event
from adminduk.register.types.family import Relation
from adminduk.register.types.homes import Founds


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody who comes onto a card; without `relation` the register works out what he is to its head."""

    person_id: UUID
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Host:
    """A family that takes others onto its card (numpang KK). `consent_by` is the member who agrees."""

    family_id: UUID
    consent_by: UUID | None = None


# Where people go together: onto a new card at an address (the first of them heads it), or to a host.
Destination = Founds | Host


def host_of(destination: Destination | None) -> tuple[UUID, ...]:
    return (destination.family_id,) if isinstance(destination, Host) else ()


def ids_of(placed: tuple[Placed, ...], heads: tuple[UUID, ...] = ()) -> tuple[UUID, ...]:
    return (*(one.person_id for one in placed), *heads)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFamily(Event):
    """A couple, or one person, founds a card (UU 23/2006 art. 61); the first of `members` heads it.

    All live in this kab/kota already. `new_heads` name who heads a family that loses its head thereby.
    """

    kind: ClassVar[str] = "new_family"

    members: tuple[Placed, ...]
    home: Founds
    new_heads: tuple[UUID, ...] = ()

    def people(self) -> tuple[UUID, ...]:
        return ids_of(self.members, self.new_heads)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilySplit(Event):
    """Members of one family get a card of their own at the same address (pisah KK); the first heads it."""

    kind: ClassVar[str] = "family_split"

    family_id: UUID
    members: tuple[Placed, ...]
    new_heads: tuple[UUID, ...] = ()

    def people(self) -> tuple[UUID, ...]:
        return ids_of(self.members, self.new_heads)

    def families(self) -> tuple[UUID, ...]:
        return (self.family_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyJoin(Event):
    """People of this kab/kota come onto the card of a host (numpang KK), with the host's consent."""

    kind: ClassVar[str] = "family_join"

    members: tuple[Placed, ...]
    host: Host
    new_heads: tuple[UUID, ...] = ()

    def people(self) -> tuple[UUID, ...]:
        return ids_of(self.members, self.new_heads)

    def families(self) -> tuple[UUID, ...]:
        return host_of(self.host)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadChange(Event):
    """Another member heads the family, and the old head stays in it (UU 23/2006 art. 61(3))."""

    kind: ClassVar[str] = "head_change"

    family_id: UUID
    new_head: UUID
    reason: str = ""

    def people(self) -> tuple[UUID, ...]:
        return (self.new_head,)

    def families(self) -> tuple[UUID, ...]:
        return (self.family_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRenamed(Event):
    """The street, RT or RW is called otherwise and nobody moved; the number stays. `decree` says by whom."""

    kind: ClassVar[str] = "address_renamed"

    family_id: UUID
    address: str
    rt: str
    rw: str
    postal_code: str
    decree: str = ""

    def families(self) -> tuple[UUID, ...]:
        return (self.family_id,)
