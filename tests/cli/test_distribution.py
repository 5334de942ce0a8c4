"""How the tables would lie on several servers: the plan is whole, and what it gives up is held otherwise.

No test needs a cluster. The functions that take the place of triggers there run on any server, so they are
run here without the triggers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace

import psycopg
import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from adminduk.cli import distribution
from adminduk.cli.commands import database
from adminduk.cli.placement import EVERYWHERE, NUMBERS, SPREAD_BY
from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.operations import enter, register_birth
from adminduk.register.queries import find_break, list_differences
from adminduk.register.types import Death, Relation
from tests import people

PLACED = set(SPREAD_BY) | set(NUMBERS) | EVERYWHERE


@pytest.fixture
def owner(database_urls: ClusterUrls) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database_urls.owner) as opened:
        yield opened
        opened.rollback()


def test_every_placed_table_is_laid_out_once_and_no_other(owner: psycopg.Connection) -> None:
    laid = [text.split("'")[1] for text in distribution.plan(owner) if text.startswith("SELECT create_")]
    assert sorted(laid) == sorted(PLACED)


def test_small_tables_come_first_and_each_after_those_it_refers_to(owner: psycopg.Connection) -> None:
    laid = [text.split("'")[1] for text in distribution.plan(owner) if text.startswith("SELECT create_")]
    assert set(laid[: len(EVERYWHERE)]) == EVERYWHERE
    assert laid.index("offices_office") < laid.index("offices_staff") < laid.index("offices_passkey")
    assert laid[len(EVERYWHERE)] == "register_person"


def test_each_table_is_spread_by_the_column_of_its_placement(owner: psycopg.Connection) -> None:
    plan = list(distribution.plan(owner))
    assert (
        "SELECT create_distributed_table('register_membership', 'person_id', colocate_with => 'register_person')"
        in plan
    )
    assert "SELECT create_distributed_table('register_nik', 'nik')" in plan
    for table, column in {**SPREAD_BY, **NUMBERS}.items():
        exists = owner.execute(
            "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = %s::regclass AND attname = %s)",
            [table, column],
        ).fetchone()
        assert exists == (True,), f"{table}.{column}"


def test_every_trigger_works_on_a_shard_or_is_held_otherwise(owner: psycopg.Connection) -> None:
    used = {function for _, _, function in distribution.triggers(owner)}
    assert used == set(distribution.OWN_ROW_ONLY) | set(distribution.HELD_OTHERWISE)


@pytest.mark.parametrize("function", sorted(distribution.OWN_ROW_ONLY))
def test_a_trigger_that_stays_looks_at_no_table(function: str, owner: psycopg.Connection) -> None:
    (text,) = owner.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [function]).fetchone()
    assert not any(word in text.upper() for word in ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "PERFORM "))


def test_the_keys_that_no_shard_can_keep_are_known(owner: psycopg.Connection) -> None:
    lost = {key for _, key, _ in distribution.keys_across_shards(owner)}
    assert lost == set(distribution.KEYS_GIVEN_UP)


def test_a_new_key_across_shards_would_be_found(owner: psycopg.Connection) -> None:
    owner.execute("CREATE UNIQUE INDEX planted ON register_person (birth_akta_number)")
    lost = {key for _, key, _ in distribution.keys_across_shards(owner)}
    assert lost == set(distribution.KEYS_GIVEN_UP) | {"planted"}


def test_no_row_refers_to_one_on_another_server(owner: psycopg.Connection) -> None:
    assert distribution.references_across_shards(owner) == []


def test_a_reference_across_servers_would_be_found(owner: psycopg.Connection) -> None:
    owner.execute(
        "ALTER TABLE register_membership ADD CONSTRAINT planted FOREIGN KEY (family_id) REFERENCES register_family"
    )
    assert distribution.references_across_shards(owner) == [("register_membership", "planted")]


def test_what_is_spread_already_is_left_alone(owner: psycopg.Connection) -> None:
    assert list(distribution.plan(owner, there=PLACED)) == []
    rest = list(distribution.plan(owner, there=PLACED - {"throttle_bucket"}))
    assert rest[2:] == ["SELECT create_distributed_table('throttle_bucket', 'name')"]


def test_a_server_without_the_extension_is_refused_and_stays_as_it_is(owner: psycopg.Connection) -> None:
    before = distribution.triggers(owner)
    with pytest.raises(distribution.NoCluster, match="has no Citus, so nothing was changed"):
        distribution.spread(owner)
    assert distribution.triggers(owner) == before


@pytest.fixture
def this_database(database_urls: ClusterUrls, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, url in database_urls.environment().items():
        monkeypatch.setenv(name, url)


@pytest.mark.usefixtures("this_database")
def test_the_command_refuses_by_the_same_sentence() -> None:
    with pytest.raises(distribution.NoCluster, match=r"docs/guides/scale-out\.md"):
        database.run(SimpleNamespace(act="distribute", dry_run=False))


@pytest.mark.usefixtures("this_database")
def test_a_dry_run_prints_the_sql_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], owner: psycopg.Connection
) -> None:
    before = distribution.triggers(owner)
    assert database.run(SimpleNamespace(act="distribute", dry_run=True)) == 0
    printed = capsys.readouterr().out
    assert "SELECT create_reference_table('offices_region');" in printed
    assert "DROP TRIGGER register_entry_waits ON register_entry;" in printed
    assert distribution.triggers(owner) == before


@pytest.mark.django_db
@pytest.mark.usefixtures("this_database")
def test_the_command_makes_the_coming_months(capsys: pytest.CaptureFixture[str]) -> None:
    assert database.run(SimpleNamespace(act="months", ahead=3)) == 0
    assert "there already" in capsys.readouterr().out


# What holds it instead: everything of the plan but what only Citus understands.


@pytest.fixture
def as_on_a_cluster(database_urls: ClusterUrls) -> None:
    with psycopg.connect(database_urls.owner) as opened:
        for text in list(distribution.plan(opened)):
            if "citus" not in text and not text.startswith("SELECT create_"):
                opened.execute(text)
        # The triggers that check are gone.
        assert {one for _, _, one in distribution.triggers(opened)} == set(distribution.OWN_ROW_ONLY)


@pytest.fixture
def settled(db: None) -> object:
    """Families that came in before the tables were spread."""
    return people.settle(people.asep_and_siti(), people.ujang(), people.maya())


cluster = pytest.mark.usefixtures("settled", "as_on_a_cluster")


def a_death(family: object, **more: object) -> Death:
    facts = {
        "kabkota": people.BOGOR,
        "office_id": 1,
        "registered_on": people.TODAY,
        "effective_on": people.TODAY - timedelta(1),
        "person_id": family.head.person_id,
        "place": "rumah",
    }
    return Death(**(facts | more))


@pytest.mark.django_db(transaction=True)
@cluster
def test_without_those_triggers_acts_are_entered_numbered_and_sealed_as_ever(settled) -> None:
    born = register_birth(
        actor=people.HENDRA,
        at=people.AT,
        key=None,
        birth=people.a_birth(settled, family_id=settled.family_id),
    )
    died = enter(actor=people.HENDRA, at=people.AT, key=None, event=a_death(settled))
    assert seal_waiting(at=people.AT) >= 2
    with acting(people.LOADER), connection.cursor() as cursor:
        cursor.execute("SELECT entry_id, akta_number FROM register_akta_number")
        assert set(cursor.fetchall()) == {
            (born.entry_id, born.akta_number),
            (died.entry_id, died.akta_number),
        }
    assert find_break(actor=people.INSPECTOR, at=people.AT, kabkota=people.BOGOR) is None
    assert list_differences(actor=people.INSPECTOR, at=people.AT, kabkota=people.BOGOR) == []


WRONG = {
    "a family has one head": "UPDATE register_membership SET relation = 9 WHERE person_id = %(head)s",
    "a living resident must be in a family": (
        "UPDATE register_membership SET during = daterange(lower(during), current_date) WHERE person_id = %(child)s"
    ),
    "a NIK is allotted to one person": "DELETE FROM register_nik WHERE person_id = %(child)s",
    "the number of a family card is allotted": "DELETE FROM register_family_number WHERE family_id = %(family)s",
}


@pytest.mark.django_db(transaction=True)
@cluster
@pytest.mark.parametrize("refusal", WRONG)
def test_what_a_trigger_refused_the_end_of_the_act_refuses(
    refusal: str, settled, database_urls: ClusterUrls
) -> None:
    """The tables are set wrong behind the platform's back; the next act about that family is stopped."""
    child = people.member(settled, Relation.CHILD)
    facts = {"head": settled.head.person_id, "child": child.person_id, "family": settled.family_id}
    with psycopg.connect(database_urls.superuser) as administrator:
        administrator.execute("SET session_replication_role = replica")
        administrator.execute(WRONG[refusal], facts)
    wife = people.member(settled, Relation.WIFE)
    touched = {
        "person": [{"person_id": str(one.person_id), "revision": 2} for one in (wife, child)],
        "family": [{"family_id": str(settled.family_id), "revision": 2}],
    }
    with pytest.raises(DatabaseError, match=refusal), acting(people.HENDRA):
        write(touched)


def write(changes: object) -> None:
    from adminduk.register.entries import NewEntry

    row = NewEntry(
        kind="test",
        kabkota=people.BOGOR,
        office_id=1,
        actor=people.HENDRA,
        at=people.AT,
        effective_on=date(2026, 11, 20),
        registered_on=people.TODAY,
        facts={},
        changes=changes,
    ).row()
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_enter(%s, %s)", [row["payload"], row["salt"]])


@pytest.mark.django_db(transaction=True)
@cluster
def test_nobody_enters_by_another_way(settled) -> None:
    for attack in (
        "INSERT INTO register_entry SELECT * FROM register_entry",
        "SELECT register_enter_rows('', '')",
        f"SELECT register_cluster_check_family('{new_id()}')",
    ):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(attack)
