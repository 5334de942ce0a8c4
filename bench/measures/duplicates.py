"""Duplicates: precision and recall on FEBRL and on seeded errors, and the time of both and of one person."""

from __future__ import annotations

import argparse
import resource
import time
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

import psycopg

from bench.report import Report, progress
from bench.world import installation

AT, TODAY = datetime(2026, 11, 20, 3, 0, tzinfo=UTC), date(2026, 11, 20)
OFFICES = ("3201", "3271", "3216")
# One person in so many stands in the register twice.
EVERY = 100
CHECKS = 400


def measure(options: argparse.Namespace) -> Report:
    report = Report("People who stand in the register twice")
    febrl(report)
    with installation(options.home) as home:
        whole_register(report, home, options.residents)
    report.add("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")
    report.notes.append(
        "same: proposed as one person; look: that and what an officer should look at. FEBRL data set 4, 10,000"
        " records, compared without the social security number."
    )
    return report


def febrl(report: Report) -> None:
    from adminduk.register.matching.compare import Scale
    from adminduk.register.matching.whole import finding
    from adminduk.register.types import Verdict
    from adminduk.regulations.law import Law
    from tests.register import febrl as data

    progress("FEBRL …")
    law = Law(on=TODAY).supposing(matching__doubles_in_a_million=500_000).matching
    records = data.people()
    began = time.perf_counter()
    with TemporaryDirectory() as folder:
        data.write(records, Path(folder))
        engine = finding.open_engine(Path(folder))
        proposals = Path(folder) / "found" / "proposals.parquet"
        proposals.parent.mkdir()
        finding.propose(engine, law, proposals)
        scale = Scale(law, len(records), finding.count_words(engine))
        found = {
            (one.first, one.second): one.likeness.verdict
            for batch in finding.judge(engine, proposals, scale)
            for one in batch.found
        }
        engine.close()
    same = {pair for pair, verdict in found.items() if verdict is Verdict.SAME}
    true = data.true_pairs(records)
    report.add("FEBRL4, 10,000 records", time.perf_counter() - began, "s")
    rates(report, "FEBRL4", same, set(found), true, goals=("≥ 0.999", "≥ 0.90", "≥ 0.99", "≥ 0.94"))


def rates(
    report: Report,
    label: str,
    same: set[tuple[str, str]],
    look: set[tuple[str, str]],
    true: set[tuple[str, str]],
    goals: tuple[str, str, str, str],
) -> None:
    for name, found, (precision, recall) in (("same", same, goals[:2]), ("look", look, goals[2:])):
        right = len(found & true)
        report.add(f"{label}, {name}: precision", right / max(1, len(found)), "", goal=precision)
        report.add(f"{label}, {name}: recall", right / len(true), "", goal=recall)


def whole_register(report: Report, home: Path, residents: int) -> None:
    from adminduk.demo.operations import as_loaded
    from adminduk.demo.population import generate
    from adminduk.foundation.access.acting import acting
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.db.embedded import Cluster
    from adminduk.register.models import Pair
    from adminduk.register.operations import find_all_duplicates, load_families
    from bench.doubles import Doubles

    doubles = Doubles(every=EVERY)
    people = dict.fromkeys(OFFICES, residents // len(OFFICES))
    families = (as_loaded(one) for one in generate(residents=people, today=TODAY, cast=False))
    loader = system("opening load", Scope.nation(), "register.load")
    said = 0
    for loaded in load_families(actor=loader, at=AT, office_id=1, families=doubles.added_to(families)):
        if loaded - said >= 50_000:
            said = loaded
            progress(f"{loaded:,} people loaded")
    with psycopg.connect(Cluster(home).start().superuser, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")

    searcher = system("search for duplicates", Scope.nation(), "register.match")
    began = time.perf_counter()
    found = find_all_duplicates(
        actor=searcher,
        at=AT,
        today=TODAY,
        folder=home / "duplicates",
        progress=lambda step, done, of: progress(f"{step} {done:,} of {of:,}"),
    )
    seconds = time.perf_counter() - began
    with acting(searcher):
        pairs = {
            (str(first), str(second)): verdict
            for first, second, verdict in Pair.objects.values_list("first_id", "second_id", "verdict")
        }
    same = {pair for pair, verdict in pairs.items() if verdict == "same"}
    report.add(f"whole register, {found.people:,} people", seconds, "s")
    report.add("whole register", found.people / seconds, "people/s")
    report.add("compared in full", found.proposed, "pairs")
    rates(report, "seeded", same, set(pairs), doubles.pairs, goals=("≥ 0.98", "≥ 0.80", "≥ 0.90", "≥ 0.93"))
    one_person(report, doubles)


def one_person(report: Report, doubles: object) -> None:
    """Reported anew with errors: found, and how fast?"""
    from adminduk.foundation.access.types import Scope, system
    from adminduk.register.queries import find_duplicates_of

    progress("one person …")
    officer = system("bench", Scope.of(OFFICES[0]))
    asked = doubles.others[:: max(1, len(doubles.others) // CHECKS)][:CHECKS]  # type: ignore[attr-defined]
    times, hits = [], 0
    for person_id, particulars in asked:
        began = time.perf_counter()
        likely = find_duplicates_of(actor=officer, purpose="new_nik", on=TODAY, particulars=particulars)
        times.append((time.perf_counter() - began) * 1000)
        hits += person_id in {one.person_id for one in likely}
    cuts = quantiles(times, n=100)
    report.add("one person, p50", cuts[49], "ms")
    report.add("one person, p95", cuts[94], "ms", goal="≤ 100")
    report.add("one person: recall", hits / len(asked), "", goal="≥ 0.93")
