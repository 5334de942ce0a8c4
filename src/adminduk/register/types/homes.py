"""Where somebody gets his place: on a family card that there is, or on a new one of his own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from adminduk.register.types.family import Relation


@dataclass(frozen=True, slots=True)
class Joins:
    """Comes onto the card `family_id`; `relation` is what he is to its head."""

    family_id: UUID
    relation: Relation


@dataclass(frozen=True, slots=True)
class Founds:
    """Heads a new card at this address; `village_code` has ten digits."""

    address: str
    rt: str
    rw: str
    village_code: str
    postal_code: str


Home = Joins | Founds


def families_of(home: Home | None) -> tuple[UUID, ...]:
    return (home.family_id,) if isinstance(home, Joins) else ()
