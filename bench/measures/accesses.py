"""The log of accesses at size: appending to it, one person's page, searching it; and the trail of looks' index.

`ADMINDUK_BENCH_ACCESSES` lines (50 million) over two months, of `--residents` people and 400 agreements.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg

from bench.report import Report, progress
from bench.world import installation

LINES = int(os.environ.get("ADMINDUK_BENCH_ACCESSES", "50000000"))
PART, APPENDED, EACH, DAYS, AGREEMENTS = 1_000_000, 500_000, 200, 60, 400
COLUMNS = "subject_id, access_id, at, agreement_no, client_no, way, outcome, asked, agreed, given"
# Times go up from line to line, people come in any order.
MADE = """
SELECT ('00000000-0000-7000-8000-' || lpad(to_hex((random() * %(people)s)::bigint), 12, '0'))::uuid AS subject_id,
       (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '7000'
        || lpad(to_hex(8 << 12 | (line %% 4096)::integer), 4, '0') || lpad(to_hex(line), 12, '0'))::uuid AS access_id,
       moment AS at, (power(random(), 3) * %(agreements)s)::integer + 1 AS agreement_no,
       (power(random(), 3) * %(agreements)s)::integer + 1 AS client_no, 1::smallint AS way,
       CASE WHEN random() < 0.95 THEN 1 ELSE 2 END::smallint AS outcome, 26::bigint AS asked, 26::bigint AS agreed,
       0::bigint AS given
FROM (SELECT line, %(begin)s::timestamptz + line * %(step)s::interval AS moment
      FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS line) AS made
"""
USAGE = """
INSERT INTO data_access_usage (client_no, day, way, outcome, agreement_no, accesses)
SELECT client_no, (at AT TIME ZONE 'Asia/Jakarta')::date, way, outcome, min(agreement_no), count(*)
FROM data_access_access GROUP BY 1, 2, 3, 4
"""
INSTITUTION = """
INSERT INTO data_access_institution VALUES (gen_random_uuid(), 'Bank Contoh', 'Bank', 'bank', '', 'a@contoh.id', now());
INSERT INTO data_access_agreement (agreement_id, agreement_no, status, version, mou_number, pks_number, sheet_number,
    legal_basis, purpose, purpose_text, elements, fields, bulk, feed, regions, per_day, per_second, tariff, valid_from,
    valid_until, drafted_by, approved_by, created_at, changed_at, institution_id)
SELECT gen_random_uuid(), number, 'active', 1, '', '1', '', 'UU 24/2013', 'public_service', 'Nasabah', 26, 0, false, false,
       '{*}', 1000000, 1000, 'free', '2026-01-01', '2028-01-01', gen_random_uuid(), gen_random_uuid(), now(), now(),
       institution_id
FROM generate_series(1, %s) AS number, data_access_institution;
"""
LOOKS = """
INSERT INTO audit_look (id, at, actor_kind, actor_name, purpose, subject_kind, subject_ids, elements)
SELECT adminduk_new_id(), clock_timestamp(), 'staff', 'bench', 'case.handle', 'person',
       ARRAY['00000000-0000-7000-8000-' || lpad(to_hex((random() * %(people)s)::bigint), 12, '0')], '{biodata}'
FROM generate_series(1, %(many)s)
"""


def measure(options: argparse.Namespace) -> Report:
    report = Report(f"The log of accesses with {LINES:,} lines of {options.residents:,} people")
    with installation(options.home) as home:
        from adminduk.foundation.db.embedded import Cluster

        with psycopg.connect(Cluster(home).start().superuser, autocommit=True) as direct:
            _fill(direct, options.residents, report)
            _append(direct, options.residents, report)
            _looks(direct, options.residents, report)
            direct.execute("VACUUM ANALYZE data_access_access")
            direct.execute("VACUUM ANALYZE audit_look")
            direct.execute(USAGE)
            direct.execute(
                "INSERT INTO data_access_usage_cursor (name, transaction_id, counted_at) VALUES ('usage', 0, now() + interval '2 h')"
            )
            _read(options.residents, report)
    return report


def _facts(people: int, first: int, last: int) -> dict[str, Any]:
    from adminduk.foundation.clock import now

    return {
        "people": people,
        "agreements": AGREEMENTS - 1,
        "begin": now() - timedelta(days=DAYS),
        "step": timedelta(days=DAYS) / (LINES + 3 * APPENDED),
        "first": first,
        "last": last,
    }


def _fill(direct: psycopg.Connection, people: int, report: Report) -> None:
    direct.execute(
        "SELECT adminduk_make_partition('data_access_access', date_trunc('month', now() - make_interval(months => m))::timestamp) FROM generate_series(0, 3) AS m"
    )
    for statement in INSTITUTION.split(";\n")[:2]:
        direct.execute(statement.replace("%s", str(AGREEMENTS)))
    begun = time.perf_counter()
    for first in range(1, LINES, PART):
        last = min(LINES, first + PART - 1)
        direct.execute(f"INSERT INTO data_access_access ({COLUMNS}) {MADE}", _facts(people, first, last))
        progress(f"{last:,} lines …")
    seconds = time.perf_counter() - begun
    size = direct.execute(
        "SELECT sum(pg_relation_size(inhrelid)), sum(pg_indexes_size(inhrelid)) FROM pg_inherits "
        "WHERE inhparent = 'data_access_access'::regclass"
    ).fetchone()
    report.notes.append(
        f"filled in {seconds:.0f} s; {size[0] / LINES:.0f} bytes a line and {size[1] / LINES:.0f} of indexes."
    )


def _append(direct: psycopg.Connection, people: int, report: Report) -> None:
    """The same lines by COPY into a bare table and into the log as it stands, in turns."""
    facts = _facts(people, LINES + 1, LINES + APPENDED)
    direct.execute("CREATE TABLE bench_bare (LIKE data_access_access)")
    direct.execute("CREATE TABLE bench_lines (LIKE data_access_access)")
    direct.execute("ALTER TABLE bench_lines DROP COLUMN transaction_id")
    direct.execute(f"INSERT INTO bench_lines ({COLUMNS}) {MADE}", facts)
    with (
        direct.cursor() as cursor,
        cursor.copy(f"COPY (SELECT {COLUMNS} FROM bench_lines) TO STDOUT (FORMAT binary)") as copy,
    ):
        data = b"".join(bytes(block) for block in copy)

    def append(table: str) -> float:
        begun = time.perf_counter()
        with (
            direct.cursor() as cursor,
            cursor.copy(f"COPY {table} ({COLUMNS}) FROM STDIN (FORMAT binary)") as copy,
        ):
            copy.write(data)
        return APPENDED / (time.perf_counter() - begun)

    direct.execute("ALTER TABLE bench_bare ALTER transaction_id SET DEFAULT 0")
    before = append("bench_bare")
    ours = append("data_access_access")
    after = append("bench_bare")
    report.add("append to the log", ours, "lines/s", baseline=(before + after) / 2)
    direct.execute("DROP TABLE bench_bare, bench_lines")


def _looks(direct: psycopg.Connection, people: int, report: Report) -> None:
    """What the index over whom a look is about costs who writes: the same lines with and without it."""
    facts = {"people": people, "many": 200_000}

    def write() -> float:
        begun = time.perf_counter()
        direct.execute(LOOKS, facts)
        return facts["many"] / (time.perf_counter() - begun)

    write()
    with_index = write()
    direct.execute("DROP INDEX audit_look_seen")
    without = write()
    direct.execute(
        "CREATE INDEX audit_look_seen ON audit_look USING gin (subject_ids) WITH (gin_pending_list_limit = 1024)"
    )
    report.add("write looks, found by whom they are about", with_index, "lines/s", baseline=without)


def _read(people: int, report: Report) -> None:
    from adminduk.data_access import queries
    from adminduk.data_access.glancing import institutions_glances
    from adminduk.data_access.types import AccessSearch, GlanceFilter, Outcome
    from adminduk.foundation.access.acting import acting
    from adminduk.foundation.access.types import Actor, Kind, Scope, system
    from adminduk.foundation.audit.queries import looks_at
    from adminduk.foundation.clock import now

    chance = random.Random(20261122)
    wanted = GlanceFilter(since=now() - timedelta(days=DAYS + 1), until=now() + timedelta(minutes=1))

    def page() -> None:
        person = UUID(f"00000000-0000-7000-8000-{chance.randrange(people):012x}")
        with acting(Actor(kind=Kind.RESIDENT, id=None, name="Warga", person_id=person)):
            institutions_glances(person, wanted, None, 26)
            looks_at(subjects=[str(person)], spans={}, since=wanted.since, until=wanted.until,
                     kinds=["staff"], own_account=None, most=26)  # fmt: skip

    auditor = system("bench", Scope.nation(), "data_access.log")

    def search(**more: Any) -> Callable[[], None]:
        def ask() -> None:
            at = now()
            narrowed = AccessSearch(since=at - timedelta(days=DAYS), until=at, **more)
            if "agreement_no" in more:
                narrowed = AccessSearch(
                    since=at - timedelta(days=DAYS), until=at, agreement_no=chance.randrange(1, AGREEMENTS)
                )
            queries.search_accesses(actor=auditor, purpose="bench", at=at, wanted=narrowed)

        return ask

    _timed("one person's page, p95", page, EACH, report)
    _timed("search by agreement, p95", search(agreement_no=1), 60, report)
    _timed("search by outcome, p95", search(outcome=Outcome.NOT_FOUND), 60, report)
    _timed("search of what never was, p95", search(outcome=Outcome.ABROAD), 20, report)


def _timed(name: str, ask: Callable[[], None], times: int, report: Report) -> None:
    for _ in range(5):
        ask()
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        ask()
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    report.add(name, took[int(len(took) * 0.95)], "ms")
    report.notes.append(
        f"{name.removesuffix(', p95')}: median {took[len(took) // 2]:.1f} ms, longest {took[-1]:.1f} ms."
    )
