"""Large files in and out against a bare COPY of the same rows, and how fast a population is made."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from bench.report import Report, progress
from bench.world import installation

# What an import writes, partitions within their tables; its own two tables of progress are left out.
WRITTEN = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
  AND (relname LIKE 'register\\_%' OR relname = 'journal_waiting') AND relname NOT LIKE 'register\\_import%'
ORDER BY relname
"""


def measure(options: argparse.Namespace) -> Report:
    report = Report("Files in and out, and a population made (durable: fsync and synchronous_commit on)")
    residents = options.residents
    with TemporaryDirectory(prefix="adminduk-bench-") as folder:
        people = Path(folder) / "people.csv"
        with installation() as home:
            _generate(report, home, residents, people)
        with installation() as home:
            _import(report, home, people)
            _export(report, home, Path(folder))
    report.notes.append(
        "import baseline: the same rows of all its tables, by COPY into tables with the same keys"
    )
    report.notes.append("and indexes, without triggers or checks; one connection. Ours uses two.")
    report.notes.append(
        "export baseline: COPY of one flat table of the same columns, written to the same disk."
    )
    return report


def _generate(report: Report, home: Path, residents: int, people: Path) -> None:
    from datetime import date

    from adminduk.demo.operations import generate_into_file

    progress("generating into a file …")
    begun = time.perf_counter()
    made = _last(generate_into_file(people, residents=residents, today=date(2026, 11, 20)))
    report.add("generate into a CSV file", made / (time.perf_counter() - begun), "people/s", goal="≥ 3333")
    progress("generating into the register …")
    before = _size(home)
    seconds, memory, _ = _run("demo", "generate", "--residents", str(residents))
    report.add("generate into the register", residents / seconds, "people/s", goal="≥ 3333")
    report.add("memory of it", memory, "MiB")
    report.add("disk in the database", (_size(home) - before) / residents, "bytes/person")


def _import(report: Report, home: Path, people: Path) -> None:
    _open_offices()
    rows = sum(1 for _ in people.open("rb")) - 1
    progress("importing …")
    before = _processor(home)
    seconds, memory, own = _run("register", "import", str(people))
    spent = own + _processor(home) - before
    with _superuser(home) as connection:
        entered = connection.execute("SELECT count(*) FROM register_person").fetchone()[0]
    report.notes.append(f"{rows:,} rows in the file, {entered:,} came in, in {seconds:.0f} s.")
    progress("copying the same rows bare …")
    bare, bare_spent = _copy_bare(home)
    report.add("import", entered / seconds, "people/s", baseline=entered / bare, goal="≥ 0.4")
    report.add(
        "processor of an import", spent / entered * 1e6, "µs/person", baseline=bare_spent / entered * 1e6
    )
    report.add("memory of an import", memory, "MiB")


def _copy_bare(home: Path) -> tuple[float, float]:
    """Copies what the import wrote into tables of the same shape; answers seconds, and those of the processor."""
    seconds = spent = 0.0
    with _superuser(home) as source, _superuser(home) as target, TemporaryDirectory() as folder:
        for (table,) in source.execute(WRITTEN).fetchall():
            names, file = _columns(source, table), Path(folder) / table
            if not source.execute(f"SELECT EXISTS (SELECT FROM {table})").fetchone()[0]:
                continue
            target.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING DEFAULTS INCLUDING INDEXES)")
            _pour(source, f"COPY (SELECT {names} FROM {table}) TO STDOUT", file)
            begun, before = time.perf_counter(), _processor(home) + time.process_time()
            with (
                file.open("rb") as rows,
                target.cursor().copy(f"COPY bare_{table} ({names}) FROM STDIN") as copy,
            ):
                while block := rows.read(1 << 16):
                    copy.write(block)
            seconds += time.perf_counter() - begun
            spent += _processor(home) + time.process_time() - before
            file.unlink()
            target.execute(f"DROP TABLE bare_{table}")
    return seconds, spent


def _export(report: Report, home: Path, folder: Path) -> None:
    from adminduk.register.transfer.leaving import EXPRESSIONS

    progress("exporting …")
    seconds, memory, _ = _run("register", "export", "--purpose", "registration", str(folder / "out.csv"))
    with _superuser(home) as connection:
        people = connection.execute("SELECT count(*) FROM register_person").fetchone()[0]
        columns = ", ".join(f'{value} AS "{name}"' for name, value in EXPRESSIONS.items())
        connection.execute(
            f"CREATE TABLE bare_people AS SELECT {columns} FROM register_family AS family "
            "JOIN register_membership AS place ON place.family_id = family.family_id "
            "JOIN register_person AS person ON person.person_id = place.person_id"
        )
        begun = time.perf_counter()
        _pour(
            connection, "COPY bare_people TO STDOUT (FORMAT csv, HEADER, DELIMITER ';')", folder / "bare.csv"
        )
        bare = people / (time.perf_counter() - begun)
        connection.execute("DROP TABLE bare_people")
    report.add("export to CSV", people / seconds, "people/s", baseline=bare, goal="≥ 0.4")
    report.add("memory of an export", memory, "MiB")
    seconds, _, _ = _run("register", "export", "--purpose", "registration", str(folder / "out.parquet"))
    report.add("export to Parquet", people / seconds, "people/s", baseline=bare)


def _pour(connection: psycopg.Connection, query: str, file: Path) -> None:
    with file.open("wb", buffering=1 << 20) as out, connection.cursor().copy(query) as copy:
        for block in copy:
            out.write(block)


def _columns(connection: psycopg.Connection, table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")
        return ", ".join(column.name for column in cursor.description or ())


def _open_offices() -> None:
    # In a process of its own: this one belongs to the installation that came before.
    subprocess.run([sys.executable, "-c", OFFICES], env=os.environ, check=True)


OFFICES = """
import django
django.setup()
from adminduk.demo.population import spread
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.offices.operations import open_office
actor = system("bench", Scope.nation(), "office.open")
for code in spread(100_000):
    open_office(actor=actor, at=now(), kabkota=code, code=code, name=f"Dinas {code}", town="Kota")
"""


def _run(*words: str) -> tuple[float, float, float]:
    """A command as an operator runs it: seconds without the start of Python, MiB at most, processor seconds."""
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, *words], env=os.environ, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}:\n{done.stdout}\n{done.stderr}")
    seconds, kibibytes, processor = map(float, done.stdout.splitlines()[-1].split())
    return seconds, kibibytes / 1024, processor


COMMAND = """
import resource, sys, time
import django
django.setup()
from adminduk.cli.main import main
begun, spent = time.perf_counter(), time.process_time()
code = main(sys.argv[1:])
seconds, spent = time.perf_counter() - begun, time.process_time() - spent
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, spent)
sys.exit(code)
"""


@contextmanager
def _superuser(home: Path) -> Iterator[psycopg.Connection]:
    from adminduk.foundation.db.embedded import Cluster

    with psycopg.connect(Cluster(home).start().superuser, autocommit=True) as connection:
        yield connection


def _processor(home: Path) -> float:
    """Processor seconds of the server so far: of its processes, and of those that have ended."""
    with _superuser(home) as connection:
        text = connection.execute("SELECT pg_read_file('postmaster.pid')").fetchone()[0]
    server, ticks = int(text.split()[0]), 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            _, _, rest = stat.read_text().rpartition(")")
            facts = rest.split()
            if int(stat.parent.name) == server:
                ticks += sum(map(int, facts[11:15]))
            elif int(facts[1]) == server:
                ticks += sum(map(int, facts[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _size(home: Path) -> int:
    with _superuser(home) as connection:
        connection.execute("CHECKPOINT")
        return connection.execute("SELECT pg_database_size(current_database())").fetchone()[0]


def _last(counts: Iterator[int]) -> int:
    return deque(counts, 1).pop()
