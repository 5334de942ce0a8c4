"""A file matched against the register: rows a second, against the bare SQL join of the same rows in the same run."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import psycopg

from bench import crowded
from bench.institutions import make_agreement
from bench.report import MEGABYTE, Report, progress
from bench.world import installation

CLIENT = 8_801
# One in ten is spelt as before 1947 or is somebody else, one in fifty has a NIK that nobody has.
ROWS = """
COPY (SELECT CASE WHEN n % 50 = 1 THEN '66' || substr(nik, 3) ELSE nik END AS nik,
             CASE n % 20 WHEN 0 THEN replace(replace(name, 'U', 'OE'), 'J', 'DJ') WHEN 10 THEN 'SITI RAHMAWATI'
                  ELSE name END AS nama_lengkap,
             birth_date AS tanggal_lahir, sex AS jenis_kelamin
      FROM (SELECT person.*, hashint8(right(nik, 14)::bigint) & 1073741823 AS n FROM register_person AS person
            WHERE nik LIKE '77%' LIMIT %ROWS%) AS person ORDER BY n) TO STDOUT (FORMAT csv, HEADER, DELIMITER ';')
"""
BARE = """
SELECT ask.line, person.person_id, person.name = ask.name AS name, person.birth_date = ask.born AS born,
       person.sex = ask.sex AS sex
FROM bench_ask AS ask
LEFT JOIN register_nik AS number ON number.nik = ask.nik
LEFT JOIN register_person AS person ON person.person_id = number.person_id
"""


def measure(options: argparse.Namespace) -> Report:
    report = Report("A file matched against the register (durable: fsync and synchronous_commit on)")
    with installation(options.home) as home, TemporaryDirectory(prefix="adminduk-bench-") as folder:
        from adminduk.foundation.db.embedded import Cluster

        superuser = Cluster(home).start().superuser
        there, _ = crowded.fill(superuser, options.residents)
        make_agreement(superuser, CLIENT)
        file = Path(folder) / "file.csv"
        rows = _write(superuser, file, there)
        report.notes.append(
            f"{there:,} residents; {rows:,} rows, four columns, {file.stat().st_size / MEGABYTE:.0f} MiB."
        )
        joined, whole = _bare(superuser, file, Path(folder), rows, report)
        for lanes in (1, 2):
            _match(report, file, rows, lanes, joined, whole)
    report.add("memory of the process that reads", _peak(resource.RUSAGE_SELF), "MiB", goal="< 500")
    report.add("memory of a process that matches", _peak(resource.RUSAGE_CHILDREN), "MiB", goal="< 500")
    report.notes.append(
        "bare join: the rows lie in a table, the answer goes into a table; no file, no log, no spelling."
    )
    report.notes.append("with the file: COPY in, the same join, COPY out; one connection.")
    return report


def _write(superuser: str, file: Path, there: int) -> int:
    progress("writing the file …")
    with psycopg.connect(superuser) as connection, file.open("wb") as out:
        with connection.cursor().copy(ROWS.replace("%ROWS%", str(there))) as stream:
            for some in stream:
                out.write(some)
    with file.open("rb") as written:
        return sum(1 for _ in written) - 1


def _bare(superuser: str, file: Path, folder: Path, rows: int, report: Report) -> tuple[float, float]:
    progress("the bare join …")
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS bench_ask, bench_joined")
        connection.execute(
            "CREATE UNLOGGED TABLE bench_ask (line bigserial, nik text, name text, born date, sex int)"
        )
        begun = time.perf_counter()
        with (
            connection.cursor().copy(
                "COPY bench_ask (nik, name, born, sex) FROM STDIN (FORMAT csv, HEADER, DELIMITER ';')"
            ) as stream,
            file.open("rb") as content,
        ):
            while some := content.read(MEGABYTE):
                stream.write(some)
        loaded = time.perf_counter() - begun
        connection.execute("ANALYZE bench_ask")
        best = []
        for _ in range(3):
            connection.execute("DROP TABLE IF EXISTS bench_joined")
            begun = time.perf_counter()
            connection.execute(f"CREATE UNLOGGED TABLE bench_joined AS {BARE}")
            best.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        with (
            (folder / "out.csv").open("wb") as out,
            connection.cursor().copy(f"COPY ({BARE}) TO STDOUT (FORMAT csv, DELIMITER ';')") as stream,
        ):
            for some in stream:
                out.write(some)
        written = time.perf_counter() - begun
        connection.execute("DROP TABLE bench_ask, bench_joined")
    joined, whole = rows / sorted(best)[1], rows / (loaded + written)
    report.add("bare join, table to table", joined, "rows/s")
    report.add("bare join with the file in and out", whole, "rows/s")
    return joined, whole


def _match(report: Report, file: Path, rows: int, lanes: int, joined: float, whole: float) -> None:
    from adminduk.data_access import operations
    from adminduk.data_access.matching.pieces import PIECE_BYTES
    from adminduk.foundation.clock import now

    common: dict[str, Any] = {"actor": _actor(), "at": now(), "client_no": CLIENT}
    one = operations.begin_matching(**common, name=file.name)
    begun, told, size = time.perf_counter(), sha256(), 0
    with file.open("rb") as content:
        for number, piece in enumerate(iter(lambda: content.read(PIECE_BYTES), b""), 1):
            operations.add_piece(**common, matching_id=one.id, number=number, content=piece)
            told.update(piece)
            size += len(piece)
    operations.finish_file(**common, matching_id=one.id, size=size, sha256=told.hexdigest())
    if lanes == 1:
        report.add("sent and sealed", rows / (time.perf_counter() - begun), "rows/s")
    begun = time.perf_counter()
    one = operations.count_matching(actor=_actor(), at=now(), matching_id=one.id)
    if lanes == 1:
        report.add("read, checked and priced, one process", rows / (time.perf_counter() - begun), "rows/s")
    progress(f"matching, {lanes} at once …")
    operations.accept_matching(**common, matching_id=one.id, rupiah=one.rupiah)
    seconds = _at_once(one.id, lanes)
    facts = operations.match_some(actor=_actor(), at=now(), matching_id=one.id)
    if facts.state != "done" or facts.matched != rows:
        raise RuntimeError(f"The file is {facts.state} with {facts.matched:,} of {rows:,} rows.")
    report.add(
        f"matched, {lanes} at once, against the bare join",
        rows / seconds,
        "rows/s",
        baseline=joined,
        goal="≥ 0.5",
    )
    report.add(
        f"matched, {lanes} at once, against the join with its file", rows / seconds, "rows/s", baseline=whole
    )
    if lanes == 1:
        report.notes.append(f"quality: {facts.manifest['mutu']['elemen'] if facts.manifest else ''}")


def _at_once(matching_id: UUID, lanes: int) -> float:
    """Seconds from the moment when all are ready until the last has nothing more to do."""
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(lanes + 1)
    workers = [context.Process(target=_work, args=(matching_id, start), daemon=True) for _ in range(lanes)]
    for worker in workers:
        worker.start()
    start.wait(120)
    begun = time.perf_counter()
    for worker in workers:
        worker.join()
    return time.perf_counter() - begun


def _work(matching_id: UUID, start: Any) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "adminduk.settings"
    import django

    django.setup()
    from adminduk.data_access.operations import match_some
    from adminduk.foundation.clock import now

    start.wait(120)
    match_some(actor=_actor(), at=now(), matching_id=matching_id)


def _actor() -> Any:
    from adminduk.foundation.access.types import Scope, system

    return system("bench", Scope.nation(), "data_access.match", "data_access.charge")


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024
