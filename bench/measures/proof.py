"""Inspecting a whole register: verify, rebuild, the proof of one entry, and the daily count of the people."""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import psutil
import psycopg

from bench.measures.births import load
from bench.report import Report, progress
from bench.world import installation

T = TypeVar("T")
PROCESSES = 2
# The aim: a million entries verified in five minutes.
ENTRIES_A_SECOND = 1_000_000 / 300
ASKED = 200


def measure(options: argparse.Namespace) -> Report:
    report = Report(f"Proof and counts of a register of {options.residents:,} residents")
    with installation(options.home) as home:
        from adminduk.foundation.db.embedded import Cluster

        superuser = Cluster(home).start().superuser
        residents, seconds = load(superuser, options.residents)
        if seconds:
            report.add("opening load", residents / seconds, "residents a second")
        _seal(report)
        with psycopg.connect(superuser, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        _inspect(report, home)
        _prove(report)
        _count(report)
    return report


class Processor:
    """Seconds of processor time of this process, its workers and the database, however busy the machine is."""

    def __init__(self, home: Path) -> None:
        from adminduk.foundation.db.embedded.places import find_places

        number = (find_places(home).data / "postmaster.pid").read_text().split()[0]
        self.postmaster = psutil.Process(int(number))
        self.began = self._spent()

    def seconds(self) -> float:
        return self._spent() - self.began

    def _spent(self) -> float:
        ours = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        spent = sum(one.ru_utime + one.ru_stime for one in ours)
        server = self.postmaster.cpu_times()
        spent += server.user + server.system + server.children_user + server.children_system
        for backend in self.postmaster.children():
            with suppress(psutil.NoSuchProcess):
                times = backend.cpu_times()
                spent += times.user + times.system
        return spent


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    found = act()
    return found, time.perf_counter() - began


def _seal(report: Report) -> None:
    from adminduk.foundation.clock import now
    from adminduk.foundation.journal.days import close_due_days
    from adminduk.foundation.journal.sealer import seal_waiting

    at = now()
    sealed, seconds = _timed(lambda: seal_waiting(at=at))
    if sealed:
        report.add("sealing", sealed / seconds, "entries a second")
    _, seconds = _timed(lambda: close_due_days(at=at + timedelta(days=1)))
    report.add("closing a day", seconds * 1000, "ms")


def _inspect(report: Report, home: Path) -> None:
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now
    from adminduk.register.queries import verify

    look: dict[str, Any] = {
        "actor": system("bench", Scope.nation(), "audit.view"),
        "at": now(),
        "processes": PROCESSES,
    }
    progress("verifying")
    processor = Processor(home)
    found, seconds = _timed(lambda: verify(**look))
    spent = processor.seconds()
    _sound(found)
    report.add("entries verified", found.entries, "entries")
    report.add("rows compared", found.rows, "rows")
    report.add(
        f"verify, {PROCESSES} processes",
        found.entries / seconds,
        "entries a second",
        goal=f"≥ {ENTRIES_A_SECOND:.0f}",
    )
    report.add("verify: a million entries would take", seconds / found.entries * 1e6, "s", goal="≤ 300")
    # On a machine that others use, the clock tells of them; this does not.
    million = spent / found.entries * 1e6
    report.add("verify: processor time of a million entries", million, "s", goal="≤ 600")
    report.add("verify: memory of all processes, at most", _memory(), "MiB")
    folder = Path(tempfile.mkdtemp(prefix="adminduk-rebuilt-"))
    try:
        progress("rebuilding")
        found, seconds = _timed(lambda: verify(**look, into=folder))
        _sound(found)
        size = sum(one.stat().st_size for one in folder.iterdir())
        report.add(f"rebuild and compare, {PROCESSES} processes", found.entries / seconds, "entries a second")
        report.add("rebuild: rows written out", size / 1024**2, "MiB")
        report.add("rebuild: memory of all processes, at most", _memory(), "MiB")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sound(found: Any) -> None:
    """A register that does not hold is nothing to measure."""
    if not found.holds:
        raise RuntimeError(f"The register does not hold: {found.breaks} {found.differences[:3]}")


def _memory() -> float:
    """MiB: this process, and as many of the largest child as there were at once."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + PROCESSES * child) / 1024


def _prove(report: Report) -> None:
    from adminduk.foundation.access.acting import acting
    from adminduk.foundation.access.types import Scope, system
    from adminduk.register.queries import prove_entry

    actor = system("bench", Scope.nation())
    with acting(actor):
        from adminduk.foundation.db.sql import rows

        ids = [row["entry_id"] for row in rows("SELECT entry_id FROM register_entry LIMIT %s", [ASKED])]
    _, seconds = _timed(lambda: [prove_entry(actor=actor, purpose="bench", entry_id=one) for one in ids])
    report.add("the proof of one entry", seconds / len(ids) * 1000, "ms")


def _count(report: Report) -> None:
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import day_at, now
    from adminduk.foundation.journal.followers import Follower, follow_once
    from adminduk.register.operations import take_snapshot
    from adminduk.register.queries import get_population
    from adminduk.wiring import FOLLOWERS

    at = now()
    follower: Follower = next(one for one in FOLLOWERS if one.name == "register.population")
    progress("counting")
    read, seconds = _timed(lambda: follow_once(follower, at=at))
    if read:
        report.add("the follower that marks villages", read / seconds, "entries a second")
    counter = system("bench", Scope.nation(), "register.count")
    day = day_at(at, "WIB")
    villages, seconds = _timed(lambda: take_snapshot(actor=counter, at=at, day=day))
    report.add("everybody counted, the first time", seconds, f"s ({villages:,} villages)")
    _, seconds = _timed(lambda: take_snapshot(actor=counter, at=at, day=day + timedelta(days=1)))
    report.add("the next day, birthdays only", seconds, "s")
    reader = system("bench", Scope.nation(), "reports.view")
    found, seconds = _timed(lambda: [get_population(actor=reader, region="") for _ in range(20)])
    report.add("a national figure, every cell of it", seconds / len(found) * 1000, "ms")
    report.add("people in that figure", found[0].total("people"), "residents")
    _whole_nation(report)


def _whole_nation(report: Report) -> None:
    """What the same question costs where all 514 kab/kota have their row (written, asked, rolled back)."""
    from django.db import connection, transaction

    from adminduk.foundation.access.acting import acting
    from adminduk.foundation.access.types import Scope, system
    from adminduk.register.queries import get_population

    reader = system("bench", Scope.nation(), "reports.view")
    with transaction.atomic():
        with acting(reader), connection.cursor() as cursor:
            cursor.execute(
                """INSERT INTO register_population (region_code, kabkota, since, until, cells)
                   SELECT code, code, (SELECT max(day) FROM register_snapshot), NULL, cells
                   FROM (SELECT code FROM offices_region WHERE level = 'kabkota'
                         EXCEPT SELECT region_code FROM register_population) AS more,
                        (SELECT cells FROM register_population
                         WHERE length(region_code) = 4 AND until IS NULL LIMIT 1) AS one"""
            )
            found, seconds = _timed(lambda: [get_population(actor=reader, region="") for _ in range(20)])
            cursor.execute(
                "SELECT count(*) FROM register_population WHERE length(region_code) = 4 AND until IS NULL"
            )
            rows = cursor.fetchone()[0]
        transaction.set_rollback(True)
    report.add(f"a national figure over {rows} kab/kota", seconds / len(found) * 1000, "ms", goal="≤ 200")
