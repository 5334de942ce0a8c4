"""Large files in and out against a bare COPY of the same rows, and how fast a population is made."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from bench.report import Report, progress
from bench.world import installation

# What an import writes, in the order of its statements; the trail of the sealer with it.
WRITTEN = (
    "register_entry",
    "register_person",
    "register_family",
    "register_membership",
    "register_marriage",
    "register_nik",
    "register_family_number",
    "register_revision",
    "journal_waiting",
)


def measure(options: argparse.Namespace) -> Report:
    report = Report("Files in and out, and a population made (durable: fsync and synchronous_commit on)")
    residents = options.residents
    with TemporaryDirectory(prefix="adminduk-bench-") as folder:
        people = Path(folder) / "people.csv"
        with installation() as home:
            _generate(report, home, residents, people)
        with installation() as home:
            bare = _import(report, home, people)
            _bare_rows(report, home, residents_in=bare)
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
    seconds, memory = _run("demo", "generate", "--residents", str(residents))
    report.add("generate into the register", residents / seconds, "people/s", goal="≥ 3333")
    report.add("memory of it", memory, "MiB")
    report.add("disk in the database", (_size(home) - before) / residents, "bytes/person")


def _import(report: Report, home: Path, people: Path) -> float:
    _open_offices()
    rows = sum(1 for _ in people.open("rb")) - 1
    progress("importing …")
    seconds, memory = _run("register", "import", str(people))
    with _superuser(home) as connection:
        entered = connection.execute("SELECT count(*) FROM register_person").fetchone()[0]
    report.notes.append(f"{rows:,} rows in the file, {entered:,} came in, in {seconds:.0f} s.")
    report.add("memory of an import", memory, "MiB")
    return entered / seconds


def _bare_rows(report: Report, home: Path, *, residents_in: float) -> None:
    """Copies what the import wrote into tables of the same shape, and says both rates."""
    progress("copying the same rows bare …")
    seconds, people = 0.0, 0
    with _superuser(home) as source, _superuser(home) as target:
        people = source.execute("SELECT count(*) FROM register_person").fetchone()[0]
        for table in WRITTEN:
            target.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING DEFAULTS INCLUDING INDEXES)")
        with TemporaryDirectory(prefix="adminduk-bench-") as folder:
            for table in WRITTEN:
                file = Path(folder) / table
                names = _columns(source, table)
                _pour(source, f"COPY (SELECT {names} FROM {table}) TO STDOUT", file)
                begun = time.perf_counter()
                with (
                    file.open("rb") as rows,
                    target.cursor().copy(f"COPY bare_{table} ({names}) FROM STDIN") as copy,
                ):
                    while block := rows.read(1 << 16):
                        copy.write(block)
                seconds += time.perf_counter() - begun
                file.unlink()
        for table in WRITTEN:
            target.execute(f"DROP TABLE bare_{table}")
    report.add("import", residents_in, "people/s", baseline=people / seconds, goal="≥ 0.4")


def _export(report: Report, home: Path, folder: Path) -> None:
    from adminduk.register.transfer.leaving import EXPRESSIONS

    progress("exporting …")
    seconds, memory = _run("register", "export", "--purpose", "registration", str(folder / "out.csv"))
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
    seconds, _ = _run("register", "export", "--purpose", "registration", str(folder / "out.parquet"))
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


def _run(*words: str) -> tuple[float, float]:
    """A command as an operator runs it: seconds without the start of Python, MiB at most."""
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, *words], env=os.environ, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}:\n{done.stdout}\n{done.stderr}")
    seconds, kibibytes = done.stdout.splitlines()[-1].split()
    return float(seconds), float(kibibytes) / 1024


COMMAND = """
import resource, sys, time
import django
django.setup()
from adminduk.cli.main import main
begun = time.perf_counter()
code = main(sys.argv[1:])
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(code)
"""


@contextmanager
def _superuser(home: Path) -> Iterator[psycopg.Connection]:
    from adminduk.foundation.db.embedded import Cluster

    with psycopg.connect(Cluster(home).start().superuser, autocommit=True) as connection:
        yield connection


def _size(home: Path) -> int:
    with _superuser(home) as connection:
        connection.execute("CHECKPOINT")
        return connection.execute("SELECT pg_database_size(current_database())").fetchone()[0]


def _last(counts: Iterator[int]) -> int:
    return deque(counts, 1).pop()
