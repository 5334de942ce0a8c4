"""The whole inspection: slices of chains shared by processes, all looking at one and the same moment."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import django
from django.db import connection, transaction

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import rows, run
from adminduk.foundation.journal.days import first_day_break
from adminduk.foundation.journal.verification import Break
from adminduk.register.proof import tables
from adminduk.register.proof.folding import Folding, Written
from adminduk.register.proof.lines import SETTINGS, lines_of
from adminduk.register.proof.reading import Slice, read, slices
from adminduk.register.proof.spool import Spool, buckets, read_bucket
from adminduk.register.rebuild import Difference

# What is told meanwhile: how many entries were read of how many.
Tell = Callable[[int, int], None]
NAMED_AT_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was looked at and what does not hold: the first break of each chain, in the order of the chains,
    and the rows that are not as their entries made them (a thousand at most are named)."""

    entries: int
    rows: int
    breaks: tuple[Break, ...]
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        return not self.breaks and not self.differences


@dataclass(frozen=True, slots=True)
class Task:
    """What a process needs to do its share; `bucket` is one of the spool, otherwise `part` of a chain."""

    actor: Actor
    snapshot: str
    spool: str
    region: str | None
    everything: bool
    into: str
    part: Slice | None = None
    bucket: int = -1


@dataclass(slots=True)
class Found:
    entries: int = 0
    breaks: list[Break] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    matched: Counter[str] = field(default_factory=Counter)

    def add(self, other: Found) -> None:
        self.entries += other.entries
        self.breaks += other.breaks
        self.differences += other.differences[: NAMED_AT_MOST - len(self.differences)]
        self.matched += other.matched


def inspect(
    *,
    actor: Actor,
    region: str | None,
    processes: int = 1,
    tell: Tell | None = None,
    into: Path | None = None,
) -> Inspection:
    """Checks the chain of `region` (None: every chain) and the rows that are kept there.

    With `into`, an empty folder, every row is made from the journal and written there too, table by table,
    a line of JSON each. Temporary files hold what several entries changed.
    """
    lines_of.cache_clear()
    with ExitStack() as stack:
        spool = Path(tempfile.mkdtemp(prefix="adminduk-rebuild-"))
        stack.callback(shutil.rmtree, spool, ignore_errors=True)
        snapshot = stack.enter_context(_one_moment(actor, shared=processes > 1))
        run_all = stack.enter_context(_workers(processes))
        task = Task(actor, snapshot, str(spool), region, into is not None, str(into or ""))
        chains = [region] if region else _chains()
        total = _entries(chains)
        found = Found()
        parts = [_with(task, part=part) for chain in chains for part in slices(chain)]
        for one in run_all(_read_part, parts):
            found.add(one)
            if tell:
                tell(found.entries, total)
        for one in run_all(_settle_bucket, [_with(task, bucket=one) for one in buckets(spool)]):
            found.add(one)
        day = first_day_break() if region is None else None
        if day:
            found.breaks.append(Break("days", 1, f"{day.day.isoformat()}: {day.problem}"))
        # What nothing accounts for is looked for last, when all that is accounted for is known.
        rest = Folding(Spool(spool), region)
        rest.matched = found.matched
        for table in (*tables.TABLES, "revision"):
            rest.account_for(table)
        found.differences += rest.differences
    return Inspection(
        entries=found.entries,
        rows=sum(found.matched.values()),
        breaks=tuple(_first_of_each(found.breaks)),
        differences=tuple(found.differences[:NAMED_AT_MOST]),
    )


def _with(task: Task, *, part: Slice | None = None, bucket: int = -1) -> Task:
    facts = (task.actor, task.snapshot, task.spool, task.region, task.everything, task.into)
    return Task(*facts, part, bucket)


def _read_part(task: Task) -> Found:
    assert task.part is not None
    found, spool = Found(), Spool(Path(task.spool))
    folding = Folding(spool, task.region, everything=task.everything)
    with _the_moment(task):
        for payloads in read(task.part, found.breaks):
            found.entries += len(payloads)
            folding.take(payloads)
    spool.flush()
    found.matched, found.differences = folding.matched, folding.differences[:NAMED_AT_MOST]
    return found


def _settle_bucket(task: Task) -> Found:
    spool = Path(task.spool)
    folding = Folding(Spool(spool), task.region)
    with ExitStack() as stack:
        stack.enter_context(_the_moment(task))
        write: Written | None = None
        if task.into:
            write = {
                table: stack.enter_context(
                    (Path(task.into) / f"{table}.{task.bucket:03d}.jsonl").open("w", encoding="utf-8")
                )
                for table in tables.TABLES
            }
        folding.settle(read_bucket(spool, task.bucket), write)
    return Found(0, [], folding.differences[:NAMED_AT_MOST], folding.matched)


def _first_of_each(breaks: Iterable[Break]) -> Iterator[Break]:
    """An entry that no seal covers (seq 0) comes after all that are sealed."""
    last = ""
    for one in sorted(breaks, key=lambda one: (one.chain, one.seq == 0, one.seq)):
        if one.chain != last:
            yield one
        last = one.chain


def _chains() -> list[str]:
    found = rows(
        """SELECT DISTINCT chain FROM journal_root UNION SELECT DISTINCT chain FROM journal_waiting
           UNION SELECT DISTINCT kabkota FROM register_entry ORDER BY 1"""
    )
    return [row["chain"] for row in found]


def _entries(chains: Sequence[str]) -> int:
    found = rows("SELECT count(*) AS n FROM register_entry WHERE kabkota = ANY (%s)", [list(chains)])
    return found[0]["n"]


# Processes


@contextmanager
def _one_moment(actor: Actor, *, shared: bool) -> Iterator[str]:
    """All that is read is of one moment, though the offices go on; answers that moment's name for others."""
    if connection.in_atomic_block:
        with acting(actor):
            rows(SETTINGS)
            yield ""
        return
    with transaction.atomic():
        run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        _take_your_time()
        # Before `acting`, which is a savepoint here: no moment can be handed on from inside one.
        name = rows("SELECT pg_export_snapshot() AS name")[0]["name"] if shared else ""
        with acting(actor):
            yield name


@contextmanager
def _the_moment(task: Task) -> Iterator[None]:
    if not task.snapshot:
        yield
        return
    with transaction.atomic():
        run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        run(f"SET TRANSACTION SNAPSHOT '{task.snapshot}'")
        _take_your_time()
        with acting(task.actor):
            yield


def _take_your_time() -> None:
    rows(SETTINGS)
    run("SET LOCAL statement_timeout = 0")
    run("SET LOCAL idle_in_transaction_session_timeout = 0")


@contextmanager
def _workers(processes: int) -> Iterator[Callable[..., Iterable[Any]]]:
    if processes == 1:
        yield map
        return
    # Not by fork: a connection to the database must never be shared.
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=django.setup)
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)
