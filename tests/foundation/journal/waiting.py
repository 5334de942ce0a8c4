"""Entries that wait for the sealer, as an entry table's trigger would send them."""

from __future__ import annotations

from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.journal.merkle import leaf_hash
from adminduk.foundation.journal.models import Sealed, Waiting
from tests import people


def send(count: int, chain: str = people.BOGOR) -> list[UUID]:
    """`count` new entries of one chain, oldest first."""
    ids = [new_id() for _ in range(count)]
    with acting(people.LOADER):
        Waiting.objects.bulk_create(
            Waiting(chain=chain, entry_id=one, leaf=leaf_hash(one.bytes), since=people.AT) for one in ids
        )
    return ids


def waiting() -> int:
    with acting(people.LOADER):
        return Waiting.objects.count()


def sealed(chain: str = people.BOGOR) -> list[tuple[int, UUID]]:
    return list(Sealed.objects.filter(chain=chain).order_by("seq").values_list("seq", "entry_id"))
