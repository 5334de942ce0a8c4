"""The journal and the trails are cut by months of their ids, which the application may ask for and no more."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from adminduk.foundation.audit.jobs import make_months
from adminduk.foundation.audit.models import Look
from adminduk.foundation.audit.operations import record, record_read
from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.partitions import AHEAD, make_partitions
from adminduk.foundation.db.sql import first, rows
from tests import people

pytestmark = pytest.mark.django_db


def parts_of(table: str) -> list[str]:
    """Its partitions, oldest first, the one for the rest last."""
    found = rows(
        "SELECT inhrelid::regclass::text AS part FROM pg_inherits WHERE inhparent = %s::regclass ORDER BY 1",
        [table],
    )
    return [row["part"] for row in found]


def part_with(table: str, key: UUID) -> str:
    return first(f"SELECT tableoid::regclass::text AS part FROM {table} WHERE id = %s", [key])["part"]


def id_of(when: datetime) -> UUID:
    """An id as it is made at that instant."""
    return UUID(int=int(when.timestamp() * 1000) << 80 | 7 << 76 | 2 << 62 | 1)


def an_act(key: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_act (id, at, actor_kind, actor_name, action, subject_kind, subject_id, kabkota, detail) "
            "VALUES (%s, now(), 'staff', 'Rina', 'test', 'case', '1', '3201', '{}')",
            [key],
        )


@pytest.mark.parametrize("table", ["audit_act", "audit_look", "register_entry"])
def test_this_month_and_the_next_ones_stand_ready(table: str) -> None:
    *months, rest = parts_of(table)
    assert rest == f"{table}_rest"
    assert len(months) >= AHEAD + 1
    assert f"{table}_{datetime.now(UTC):%Y%m}" in months


def test_what_happens_now_lies_in_this_month() -> None:
    record(actor=people.RINA, at=people.AT, action="case.verify", subject_kind="case", subject_id=new_id())
    record_read(
        actor=people.RINA, purpose="verify", subject_kind="person", subject_ids=[new_id()], at=people.AT
    )
    this_month = f"{datetime.now(UTC):%Y%m}"
    assert part_with("audit_look", Look.objects.get().id) == f"audit_look_{this_month}"
    act = first("SELECT tableoid::regclass::text AS part FROM audit_act")
    assert act == {"part": f"audit_act_{this_month}"}


def test_a_look_that_the_database_logs_by_itself_gets_an_id_of_its_time() -> None:
    before = new_id()
    made = first("SELECT adminduk_new_id() AS id")["id"]
    assert (made.version, made.variant) == (7, UUID(int=0x8 << 60).variant)
    assert abs((made.int >> 80) - (before.int >> 80)) < 60_000


def test_every_id_the_database_makes_is_another_one() -> None:
    made = first("SELECT count(DISTINCT adminduk_new_id()) AS count FROM generate_series(1, 1000)")
    assert made == {"count": 1000}


def test_the_first_id_of_a_month_belongs_to_it_and_the_last_before_does_not() -> None:
    make_partitions(2)
    now = datetime.now(UTC)
    following = datetime(now.year + now.month // 12, now.month % 12 + 1, 1, tzinfo=UTC)
    beginning = UUID(int=int(following.timestamp() * 1000) << 80)
    for key in (beginning, UUID(int=beginning.int - 1)):
        an_act(key)
    assert part_with("audit_act", beginning) == f"audit_act_{following:%Y%m}"
    assert part_with("audit_act", UUID(int=beginning.int - 1)) == f"audit_act_{now:%Y%m}"


@pytest.mark.parametrize("when", [datetime(2019, 5, 1, tzinfo=UTC), datetime(2199, 1, 1, tzinfo=UTC)])
def test_an_id_of_a_clock_that_is_wrong_is_kept_with_the_rest(when: datetime) -> None:
    an_act(id_of(when))
    assert part_with("audit_act", id_of(when)) == "audit_act_rest"


def test_further_months_are_made_once() -> None:
    before = len(parts_of("register_entry"))
    made = make_partitions(AHEAD + 2)
    assert len(parts_of("register_entry")) >= before + 2
    assert made >= 2 * 3
    assert make_partitions(AHEAD + 2) == 0


def test_the_job_of_the_night_asks_for_them() -> None:
    make_months(timestamp=0)
    assert make_partitions(AHEAD) == 0


def test_a_month_that_was_forgotten_stays_with_the_rest_and_the_others_are_made() -> None:
    now = datetime.now(UTC)
    ahead = AHEAD + 1
    month = datetime(
        now.year + (now.month - 1 + ahead) // 12, (now.month - 1 + ahead) % 12 + 1, 9, tzinfo=UTC
    )
    an_act(id_of(month))
    make_partitions(ahead + 1)
    made = parts_of("audit_act")
    assert f"audit_act_{month:%Y%m}" not in made
    assert part_with("audit_act", id_of(month)) == "audit_act_rest"
    assert len(made) == len(parts_of("audit_look")) - 1


def test_the_application_makes_no_table_by_another_way() -> None:
    for attack in (
        "SELECT adminduk_make_partition('audit_act', '2030-01-01')",
        "SELECT adminduk_guard_partition('register_person')",
        "CREATE TABLE mine (id int)",
        "ALTER TABLE audit_act DETACH PARTITION audit_act_rest",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attack)


@pytest.mark.parametrize("table", ["audit_act", "audit_look", "register_entry"])
def test_nobody_reads_or_writes_a_part_by_itself(table: str) -> None:
    for part in parts_of(table):
        for attack in (
            f"SELECT * FROM {part}",
            f"INSERT INTO {part} SELECT * FROM {table}",
            f"UPDATE {part} SET kabkota = ''",
            f"DELETE FROM {part}",
            f"TRUNCATE {part}",
        ):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                rows(attack)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["audit_act", "register_entry"])
def test_not_even_the_owner_changes_a_part(table: str, database_urls: ClusterUrls) -> None:
    people.settle(people.asep_and_siti())
    record(actor=people.RINA, at=people.AT, action="case.verify", subject_kind="case", subject_id=new_id())
    with psycopg.connect(database_urls.owner, autocommit=True) as owner:
        (count,) = owner.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert count
        for part in parts_of(table):
            assert owner.execute(f"SELECT count(*) FROM {part}").fetchone() == (0,), "past the policies"
            assert owner.execute(f"DELETE FROM {part}").rowcount == 0
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
                owner.execute(f"TRUNCATE {part}")
        assert owner.execute(f"SELECT count(*) FROM {table}").fetchone() == (count,)


def test_the_same_id_twice_is_refused_within_a_month() -> None:
    key = new_id()
    an_act(key)
    with pytest.raises(IntegrityError, match="audit_act"), transaction.atomic():
        an_act(key)


def test_who_knows_an_id_looks_into_one_part_only() -> None:
    plan = rows(f"EXPLAIN SELECT * FROM register_entry WHERE entry_id = '{new_id()}'")
    assert sum("register_entry_" in row["QUERY PLAN"] for row in plan) == 1
