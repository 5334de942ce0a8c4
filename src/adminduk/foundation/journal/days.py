"""The daily root: once a day every chain's batches are hashed into one tree, whose root is signed and
published. Who keeps yesterday's root can tell when the past was changed, whoever changed it.

A day is a calendar day of Jakarta. Its tree has a leaf for every chain there is, also those that stood
still, and its root is chained to the root of the day before. docs/guides/transparency.md has the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.clock import day_at, zone_info
from adminduk.foundation.journal import merkle, seal_key
from adminduk.foundation.journal.models import ChainDay, Day, Root
from adminduk.foundation.journal.sealer import GENESIS, LOCK, SEALER

ZONE = "WIB"
# What was committed just before midnight has its seal by then.
GRACE = timedelta(minutes=5)

LAST_TREES = """
SELECT root.chain, max(root.tree), max(root.last_seq)
FROM journal_root AS root
LEFT JOIN journal_day_chain AS before ON before.chain = root.chain AND before.day = %(before)s
WHERE root.tree > coalesce(before.last_tree, 0) AND root.at < %(end)s
GROUP BY root.chain
"""


@dataclass(frozen=True, slots=True)
class DayBreak:
    """The first published day that does not hold, and why."""

    day: date
    problem: str


def end_of(day: date) -> datetime:
    """The midnight that ends `day` in Jakarta."""
    return datetime.combine(day + timedelta(days=1), time.min, zone_info(ZONE)).astimezone(UTC)


def chain_leaf(row: ChainDay) -> bytes:
    """The leaf of one chain in its day's tree."""
    said = f"{row.chain}|{row.first_tree}|{row.last_tree}|{row.last_seq}|"
    return merkle.leaf_hash(said.encode() + bytes(row.batches) + bytes(row.chained))


def chained_day(previous: bytes, day: date, chains: int, at: datetime, root: bytes) -> bytes:
    """What is signed: the day before, the day, how many chains, the time, and the root over them."""
    when = at.astimezone(UTC).isoformat(timespec="microseconds")
    return sha256(previous + f"|{day.isoformat()}|{chains}|{when}|".encode() + root).digest()


def close_due_days(*, at: datetime) -> list[date]:
    """Closes every day that has ended and is not closed yet, oldest first; answers which. Safe to call often,
    and from several processes."""
    closed: list[date] = []
    while (day := _due(at)) is not None:
        if not _close(day, at):
            break
        closed.append(day)
    return closed


def _due(at: datetime) -> date | None:
    last = Day.objects.order_by("-day").first()
    if last:
        day = last.day + timedelta(days=1)
    else:
        first = Root.objects.order_by("at").first()
        if first is None:
            return None
        day = day_at(first.at, ZONE)
    return day if end_of(day) + GRACE <= at else None


def _close(day: date, at: datetime) -> bool:
    """False when another process is at it."""
    with acting(SEALER), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, hashtext('days'))", [LOCK])
        if not cursor.fetchone()[0] or Day.objects.filter(day=day).exists():
            return False
        before = Day.objects.order_by("-day").first()
        stood = {row.chain: row for row in ChainDay.objects.filter(day=before.day)} if before else {}
        cursor.execute(LAST_TREES, {"before": before.day if before else None, "end": end_of(day)})
        moved = {chain: (tree, seq) for chain, tree, seq in cursor.fetchall()}
        rows = [
            _of_chain(chain, day, position, stood.get(chain), moved.get(chain))
            for position, chain in enumerate(sorted(stood.keys() | moved.keys()))
        ]
        ChainDay.objects.bulk_create(rows)
        root = merkle.root([chain_leaf(row) for row in rows])
        previous = bytes(before.chained) if before else GENESIS
        chained = chained_day(previous, day, len(rows), at, root)
        Day.objects.create(
            day=day,
            chains=len(rows),
            root=root,
            previous=previous,
            chained=chained,
            signature=seal_key.sign(chained),
            key_id=seal_key.key_id(),
            at=at,
        )
    return True


def _of_chain(
    chain: str, day: date, position: int, before: ChainDay | None, moved: tuple[int, int] | None
) -> ChainDay:
    first_tree = before.last_tree + 1 if before else 1
    last_tree, last_seq = moved or (first_tree - 1, before.last_seq if before else 0)
    batches = batches_of(chain, first_tree, last_tree)
    return ChainDay(
        chain=chain,
        day=day,
        position=position,
        first_tree=first_tree,
        last_tree=last_tree,
        last_seq=last_seq,
        batches=merkle.root([merkle.leaf_hash(one) for one in batches]),
        chained=batches[-1] if batches else (bytes(before.chained) if before else GENESIS),
    )


def batches_of(chain: str, first_tree: int, last_tree: int) -> list[bytes]:
    """The chained hashes of some batches, in order."""
    found = Root.objects.filter(chain=chain, tree__gte=first_tree, tree__lte=last_tree).order_by("tree")
    return [bytes(one) for one in found.values_list("chained", flat=True)]


def first_day_break() -> DayBreak | None:
    """None when every published day is still what the chains say, follows the day before and is signed."""
    return next(_breaks(), None)


def _breaks() -> Iterator[DayBreak]:
    previous, before = GENESIS, {}  # type: bytes, dict[str, ChainDay]
    expected: date | None = None
    for day in Day.objects.order_by("day"):
        if expected and day.day != expected:
            yield DayBreak(expected, "a day is missing")
        expected = day.day + timedelta(days=1)
        rows = list(ChainDay.objects.filter(day=day.day).order_by("position"))
        if merkle.root([chain_leaf(row) for row in rows]) != bytes(day.root) or len(rows) != day.chains:
            yield DayBreak(day.day, "its chains do not hash to its root")
        if before.keys() - {row.chain for row in rows}:
            yield DayBreak(day.day, "a chain is gone")
        for row in rows:
            batches = batches_of(row.chain, row.first_tree, row.last_tree)
            came = before.get(row.chain)
            if row.first_tree != (came.last_tree + 1 if came else 1):
                yield DayBreak(day.day, f"chain {row.chain} does not go on from the day before")
            if merkle.root([merkle.leaf_hash(one) for one in batches]) != bytes(row.batches) or (
                batches and batches[-1] != bytes(row.chained)
            ):
                yield DayBreak(day.day, f"the batches of chain {row.chain} are not those of that day")
        link = chained_day(previous, day.day, day.chains, day.at, bytes(day.root))
        if bytes(day.previous) != previous or bytes(day.chained) != link:
            yield DayBreak(day.day, "it does not follow the day before")
        try:
            seal_key.public_key().verify(bytes(day.signature), link)
        except InvalidSignature:
            yield DayBreak(day.day, "its signature is not ours")
        previous, before = link, {row.chain: row for row in rows}


# What is published


def published_days(limit: int | None = None) -> list[Day]:
    """The newest first."""
    found = Day.objects.order_by("-day")
    return list(found[:limit] if limit else found)


def as_published(day: Day) -> dict[str, Any]:
    """One day as it stands in the public list."""
    return {
        "day": day.day.isoformat(),
        "chains": day.chains,
        "root": bytes(day.root).hex(),
        "previous": bytes(day.previous).hex(),
        "at": day.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "chained": bytes(day.chained).hex(),
        "signature": bytes(day.signature).hex(),
        "key_id": day.key_id,
    }


def chains_as_published(day: date) -> list[dict[str, Any]]:
    """The leaves of one day's tree, in its order."""
    return [chain_as_published(row) for row in ChainDay.objects.filter(day=day).order_by("position")]


def chain_as_published(row: ChainDay) -> dict[str, Any]:
    return {
        "chain": row.chain,
        "first_tree": row.first_tree,
        "last_tree": row.last_tree,
        "last_seq": row.last_seq,
        "batches": bytes(row.batches).hex(),
        "chained": bytes(row.chained).hex(),
    }
