"""The chain over the log: committed lines are hashed by month, each batch chained to the one before and signed.

A line belongs to a transaction, and what stands below the oldest running one can no longer grow: that is what
is sealed. Nobody who writes waits for it. Checking hashes the lines again, and names the first that differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import zip_longest

from cryptography.exceptions import InvalidSignature
from django.db import connection

from adminduk.data_access.models import Seal
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.db.sql import first, rows, statement
from adminduk.foundation.journal import seal_key

SEALER = system("sealer", Scope.nation())
LOCK = 0x5EA2
GENESIS = bytes(32)
# Transactions of one batch: some ten thousand lines, sixteen bytes of each in one seal.
SPAN = 2_000
LEAF = 16
# A line's id is made moments before its transaction; only months that may hold new lines are looked at.
LATEST = timedelta(days=40)
EVER, NEVER = datetime(2020, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LogBreak:
    """The first thing that does not hold: in which seal, and of which line where one can be named."""

    month: str
    seal_no: int
    problem: str
    access_id: str = ""


def seal_log(*, at: datetime) -> int:
    """Seals every line that is committed for good; answers how many. Safe to call from several processes."""
    sealed = 0
    while count := _seal_some(at):
        sealed += count
    return sealed


def _seal_some(at: datetime) -> int:
    with acting(SEALER), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        last = Seal.objects.order_by("-seal_no").first()
        start, since = (last.next_transaction, last.since) if last else (0, EVER)
        found = _next(start, max(since, at - LATEST))
        until = min(found["horizon"], (found["first"] or 0) + SPAN)
        if last and found["horizon"] < start:
            # The server counts anew. First what the old count left over, then what came after it.
            start, until, found["first"] = start, 2**62, start
            if not _leaves(start, until, since, NEVER):
                since, start = last.at, 0
                found = _next(start, since)
                until = min(found["horizon"], (found["first"] or 0) + SPAN)
        if found["first"] is None:
            return 0
        begin = max(since, at - LATEST)
        count = 0
        for number, row in enumerate(
            _leaves(found["first"], until, begin, NEVER), last.seal_no + 1 if last else 1
        ):
            last = _seal(last, number, row, since, found["first"], until, at)
            count += last.lines
        return count


def _next(start: int, since: datetime) -> dict[str, int | None]:
    return first(statement("data_access", "next_to_seal"), {"first": start, "since": since})


def _leaves(start: int, until: int, since: datetime, before: datetime) -> list[dict[str, object]]:
    facts = {"first": start, "next": until, "since": since, "until": before}
    return rows(statement("data_access", "leaves"), facts)


def _seal(
    last: Seal | None,
    number: int,
    row: dict[str, object],
    since: datetime,
    start: int,
    until: int,
    at: datetime,
) -> Seal:
    made = Seal(
        month=row["month"],
        seal_no=number,
        since=since,
        first_transaction=start,
        next_transaction=until,
        lines=row["lines"],
        leaves=bytes(row["leaves"]),
        root=sha256(bytes(row["leaves"])).digest(),
        previous=bytes(last.chained) if last else GENESIS,
        key_id=seal_key.key_id(),
        at=at,
    )
    made.chained = _chained(made)
    made.signature = seal_key.sign(made.chained)
    made.save(force_insert=True)
    return made


def _chained(seal: Seal) -> bytes:
    """What is signed: the seal before, what this one covers, when, and the root over its lines."""
    when, since = (one.astimezone(UTC).isoformat(timespec="microseconds") for one in (seal.at, seal.since))
    said = "|".join(
        map(str, ("", seal.month, seal.seal_no, since, seal.first_transaction, seal.next_transaction, seal.lines, when, ""))
    )  # fmt: skip
    return sha256(bytes(seal.previous) + said.encode() + bytes(seal.root)).digest()


def first_log_break(*, month: str = "") -> LogBreak | None:
    """None when every sealed line (of `month`, "202611") is as it was, and every seal follows the one before."""
    with acting(SEALER):
        return next(_breaks(month), None)


def _breaks(month: str) -> Iterator[LogBreak]:
    eras = sorted(set(Seal.objects.values_list("since", flat=True)))
    seals = Seal.objects.order_by("seal_no")
    before: Seal | None = None
    if month:
        seals = seals.filter(month=month)
        start = seals.first()
        before = Seal.objects.filter(seal_no=start.seal_no - 1).first() if start else None
    for seal in seals.iterator(chunk_size=50):
        if problem := _problem(seal, before, bool(month)):
            yield LogBreak(seal.month, seal.seal_no, problem)
        until = next((one for one in eras if one > seal.since), NEVER)
        yield from _lines_broken(seal, until)
        before = seal


def _problem(seal: Seal, before: Seal | None, one_month: bool) -> str:
    follows = before is None or seal.seal_no == before.seal_no + 1
    if not follows and not one_month:
        return "a seal before this one is missing"
    if follows and bytes(seal.previous) != (bytes(before.chained) if before else GENESIS):
        return "the seal does not follow the one before"
    if sha256(bytes(seal.leaves)).digest() != bytes(seal.root) or _chained(seal) != bytes(seal.chained):
        return "the seal was changed"
    try:
        seal_key.public_key().verify(bytes(seal.signature), bytes(seal.chained))
    except InvalidSignature:
        return "the seal's signature is not ours"
    return ""


def _lines_broken(seal: Seal, until: datetime) -> Iterator[LogBreak]:
    facts = {
        "first": seal.first_transaction,
        "next": seal.next_transaction,
        "since": seal.since,
        "until": until,
    }
    found = {row["month"]: bytes(row["leaves"]) for row in rows(statement("data_access", "leaves"), facts)}
    held = bytes(seal.leaves)
    if found.get(seal.month, b"") == held:
        return
    kept = [held[at : at + LEAF] for at in range(0, len(held), LEAF)]
    lines = rows(statement("data_access", "leaves_of_seal"), facts | {"month": seal.month})
    missing, added = len(kept) - len(lines), len(lines) - len(kept)
    for line, leaf in zip_longest(lines, kept):
        if line is None or leaf is None or bytes(line["leaf"]) != leaf:
            problem = (
                "a line is gone" if missing > 0 else "a line was added" if added > 0 else "a line was changed"
            )
            yield LogBreak(seal.month, seal.seal_no, problem, str(line["access_id"]) if line else "")
            return
