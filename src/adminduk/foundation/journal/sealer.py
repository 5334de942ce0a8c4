"""The sealer: one at a time, chain by chain, never in anybody's way.

It only deletes from the waiting table and inserts into its own, so an office that commits never waits
for it. An advisory lock makes a second sealer stand by.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.journal import merkle, seal_key
from adminduk.foundation.journal.models import Root, Sealed

SEALER = system("sealer", Scope.nation())
LOCK = 0x5EA1
# One batch of one chain: large enough for a bulk load, small enough to be a short transaction.
BATCH = 5_000
GENESIS = bytes(32)

TAKE = """
DELETE FROM journal_waiting WHERE (chain, entry_id) IN (
    SELECT chain, entry_id FROM journal_waiting WHERE chain = %s ORDER BY since, entry_id LIMIT %s
) RETURNING entry_id, leaf
"""


def chained_hash(
    previous: bytes, chain: str, first: int, last: int, at: datetime, merkle_root: bytes
) -> bytes:
    """What is signed: the root before, the chain, the range, the time and the root of this batch."""
    when = at.astimezone(UTC).isoformat(timespec="microseconds")
    return sha256(previous + f"|{chain}|{first}|{last}|{when}|".encode() + merkle_root).digest()


def seal_waiting(*, at: datetime) -> int:
    """Seals everything that waits; answers how many entries. Safe to call from many processes."""
    sealed = 0
    with acting(SEALER), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT chain FROM journal_waiting")
        chains = [row[0] for row in cursor.fetchall()]
    for chain in chains:
        while count := _seal_batch(chain, at):
            sealed += count
            if count < BATCH:
                break
    return sealed


def _seal_batch(chain: str, at: datetime) -> int:
    with acting(SEALER), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", [LOCK, chain])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(TAKE, [chain, BATCH])
        # UUIDv7 orders the batch by the time the ids were made, the same on every machine.
        taken = sorted((entry_id, bytes(leaf)) for entry_id, leaf in cursor.fetchall())
        if not taken:
            return 0
        last = Root.objects.filter(chain=chain).order_by("-tree").first()
        tree = last.tree + 1 if last else 1
        first_seq = last.last_seq + 1 if last else 1
        previous = bytes(last.chained) if last else GENESIS
        last_seq = first_seq + len(taken) - 1
        merkle_root = merkle.root([leaf for _, leaf in taken])
        chained = chained_hash(previous, chain, first_seq, last_seq, at, merkle_root)
        Sealed.objects.bulk_create(
            Sealed(chain=chain, seq=seq, entry_id=entry_id, leaf=leaf, tree=tree)
            for seq, (entry_id, leaf) in enumerate(taken, first_seq)
        )
        Root.objects.create(
            chain=chain,
            tree=tree,
            first_seq=first_seq,
            last_seq=last_seq,
            merkle_root=merkle_root,
            previous=previous,
            chained=chained,
            signature=seal_key.sign(chained),
            key_id=seal_key.key_id(),
            at=at,
        )
        return len(taken)
