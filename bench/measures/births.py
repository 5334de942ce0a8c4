"""Approving and registering a birth as one act, against the same SQL sent by pgbench in the same run."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from bench import births_ready, crowd, replay
from bench.births_ready import Office, Ready
from bench.report import Report, progress
from bench.world import installation

# The Dinas of sixteen kabupaten and towns of West Java.
OFFICES = [f"32{number:02d}" for number in range(1, 17)]
AT_ONCE = (1, 4, 16)
# Acts of one series, ours and pgbench's alike: as many as the register has young couples for.
RESIDENTS_AN_ACT, MOST_ACTS = 160, 480
# Every office gets the counters that the first one has.
PREPARE_COUNTERS = """
INSERT INTO register_number_counter AS counter (prefix, last)
SELECT replace(known.prefix, '/' || %(first)s, '/' || code), 1000
FROM register_number_counter AS known, unnest(%(codes)s::text[]) AS code
WHERE known.prefix LIKE 'nik/' || %(first)s || '%%' OR known.prefix LIKE 'akta/' || %(first)s || '%%'
ON CONFLICT (prefix) DO UPDATE SET last = greatest(counter.last, 1000)
"""


def measure(options: argparse.Namespace) -> Report:
    report = Report("Approve and register a birth as one act (durable: fsync and synchronous_commit on)")
    with installation(options.home) as home:
        bench = Bench(home, options.residents, report)
        if options.profile:
            bench.profile()
            return report
        for name, codes in (("one office", OFFICES[:1]), ("sixteen offices", OFFICES)):
            for clients in AT_ONCE:
                bench.series(name, codes, clients)
    report.notes.append(
        "baseline: the statements of one act, recorded and replayed by pgbench (simple protocol, as ours)."
    )
    return report


class Bench:
    def __init__(self, home: Path, residents: int, report: Report) -> None:
        from adminduk.foundation.db.embedded import Cluster, binaries
        from adminduk.foundation.db.embedded.places import find_places

        cluster = Cluster(home)
        self.urls = cluster.start()
        places = find_places(home)
        self.programs = binaries.programs_for(places.account, places.base)
        self.report = report
        self.acts = max(48, min(MOST_ACTS, residents // RESIDENTS_AN_ACT))
        # A day each: the serials of an akta end at 9999 a day.
        self.day = births_ready.FIRST_DAY
        loaded, seconds = load(self.urls.superuser, residents)
        report.notes.append(
            f"{loaded:,} residents; loaded in {seconds:.0f} s." if seconds else f"{loaded:,} residents."
        )
        self.offices = {one.kabkota: one for one in births_ready.open_offices(OFFICES)}

    def series(self, name: str, codes: list[str], clients: int) -> None:
        progress(f"{name}, {clients} at once …")
        before = self._replay(codes, clients)
        ours = self._ours(codes, clients)
        after = self._replay(codes, clients)
        theirs = (before.per_second + after.per_second) / 2
        progress(
            f"  {ours.per_second:.1f} against {before.per_second:.1f} and {after.per_second:.1f} acts/s; "
            f"median {ours.median:.1f} ms, p95 {ours.p95:.1f} ms"
        )
        add, label = self.report.add, f"{name}, {clients} at once"
        add(f"{label}: rate", ours.per_second, "acts/s", baseline=theirs, goal="≥ 0.5")
        add(f"{label}: median", ours.median, "ms", baseline=(before.median + after.median) / 2)
        add(f"{label}: p95", ours.p95, "ms", goal="< 100" if clients == 4 else "")
        if ours.refused:
            self.report.notes.append(f"{label}: refused: {', '.join(ours.refused)}.")

    def _ours(self, codes: list[str], clients: int) -> replay.Rate:
        day = self._next_day()
        tasks = [
            (one.case_id, self.offices[one.kabkota].approver)
            for one in _mixed(self._ready(codes, self.acts + crowd.WARM_UP * clients))
        ]
        shares = [tasks[start::clients] for start in range(clients)]
        return crowd.approve_all(shares, day)

    def _replay(self, codes: list[str], clients: int) -> replay.Rate:
        day = self._next_day()
        acts = self.acts // clients
        ready = self._ready(codes, acts * clients + len(codes))
        office, case = self.offices[codes[0]], ready[codes[0]].pop(0)
        script = replay.as_script(self._record(office, case, day), case, office.approver.id)
        with psycopg.connect(self.urls.superuser, autocommit=True) as connection:
            # Four digits from the start, so that a script of text can write them.
            connection.execute(PREPARE_COUNTERS, {"codes": codes, "first": codes[0]})
        cases = list(_mixed(ready))
        replay.hand_out(
            self.urls.superuser, cases, {code: self.offices[code].approver.id for code in codes}, clients
        )
        with TemporaryDirectory() as folder:
            return replay.run(self.programs, self.urls.app, script, clients, acts, Path(folder))

    def _record(self, office: Office, ready: Ready, day: datetime) -> list[str]:
        from adminduk.casework.operations import approve

        return replay.record(
            lambda: approve(actor=office.approver, at=day, key=str(ready.case_id), case_id=ready.case_id)
        )

    def _ready(self, codes: list[str], count: int) -> dict[str, list[Ready]]:
        """`count` cases in all, shared evenly by the offices."""
        each = -(-count // len(codes))
        return {
            code: births_ready.make_ready(self.offices[code], each, self.urls.superuser) for code in codes
        }

    def _next_day(self) -> datetime:
        self.day += timedelta(days=1)
        return self.day

    def profile(self) -> None:
        """Where the time of one act goes, one process."""
        import cProfile
        import pstats

        from adminduk.casework.operations import approve

        office = self.offices[OFFICES[0]]
        cases = self._ready(OFFICES[:1], 90)[OFFICES[0]]
        for one in cases[:10]:
            approve(actor=office.approver, at=self.day, key=str(one.case_id), case_id=one.case_id)
        began = time.process_time(), time.perf_counter()
        for one in cases[10:60]:
            approve(actor=office.approver, at=self.day, key=str(one.case_id), case_id=one.case_id)
        ended = time.process_time(), time.perf_counter()
        self.report.add("processor of ours for one act", (ended[0] - began[0]) / 50 * 1000, "ms")
        self.report.add("time of one act", (ended[1] - began[1]) / 50 * 1000, "ms")
        statements = self._record(office, cases[60], self.day)
        self.report.add("statements of one act", len(statements), "")
        profile = cProfile.Profile()
        profile.enable()
        for one in cases[61:]:
            approve(actor=office.approver, at=self.day, key=str(one.case_id), case_id=one.case_id)
        profile.disable()
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


def _mixed(ready: dict[str, list[Ready]]) -> Iterator[Ready]:
    """One of each office in turn."""
    for row in zip_longest(*ready.values()):
        yield from (one for one in row if one)


def load(superuser: str, residents: int) -> tuple[int, float]:
    """Fills an empty register with the demo's population; answers how many people there are, and seconds."""
    from adminduk.demo.operations import as_loaded
    from adminduk.demo.population import generate
    from adminduk.foundation.access.types import Scope, system
    from adminduk.register.operations import load_families

    with psycopg.connect(superuser, autocommit=True) as connection:
        there = connection.execute("SELECT count(*) FROM register_person").fetchone()[0]
    if there:
        return there, 0.0
    began, loaded = time.perf_counter(), 0
    actor = system("opening load", Scope.nation(), "register.load")
    # Half of them where one office works alone, so that it has couples enough.
    others = residents // 2 // (len(OFFICES) - 1)
    people = dict.fromkeys(OFFICES, others) | {OFFICES[0]: residents - others * (len(OFFICES) - 1)}
    families = generate(residents=people, today=date(2026, 11, 20), cast=False)
    for loaded in load_families(
        actor=actor, at=births_ready.FIRST_DAY, office_id=1, families=(as_loaded(one) for one in families)
    ):
        if loaded % 50_000 < 6_000:
            progress(f"{loaded:,} residents loaded")
    seconds = time.perf_counter() - began
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return loaded, seconds
