"""The family cards of one kecamatan, batch by batch: for acts that reach each of them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.register.models import Family


@dataclass(frozen=True, slots=True)
class CardInForce:
    """A family card in force: its number, its region, and the entry that last changed it."""

    family_id: UUID
    kabkota: str
    kk_number: str
    entry_id: UUID


def count_cards_of(*, actor: Actor, kecamatan: str) -> int:
    """How many family cards of a kecamatan (six digits) are in force, in the actor's jurisdiction."""
    with acting(actor):
        return _cards(kecamatan).count()


def list_cards_of(*, actor: Actor, kecamatan: str, after: UUID | None, limit: int) -> list[CardInForce]:
    """The next `limit` cards of a kecamatan, in the order of their families' ids. For acts, not for eyes:
    nothing of a person is read."""
    with acting(actor):
        cards = _cards(kecamatan)
        if after is not None:
            cards = cards.filter(family_id__gt=after)
        columns = cards.order_by("family_id").values(*CardInForce.__slots__)[:limit]
        return [CardInForce(**row) for row in columns]


def _cards(kecamatan: str) -> QuerySet[Family]:
    # A range, and not a pattern: the index on village codes serves it in any collation of digits.
    following = str(int(kecamatan) + 1).zfill(len(kecamatan))
    return Family.objects.filter(village_code__gte=kecamatan, village_code__lt=following, active=True)
