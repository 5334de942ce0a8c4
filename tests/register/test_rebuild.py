"""A row is its changes folded by their revisions, in whatever order and whichever chains they lie."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.book import Book
from adminduk.register.events import DECISIONS
from adminduk.register.operations import enter
from adminduk.register.proof.lines import Misfit, lines_of
from adminduk.register.queries import list_differences, verify
from adminduk.register.rebuild import Change, fold, missing, moment
from adminduk.register.types import Death, Event, LoadedFamily, Relation, Sex
from tests import people

NATION = system("inspection", Scope.nation(), "audit.view")
INSPECTOR_THERE = replace(people.INSPECTOR, scope=Scope.of(people.KOTA_BOGOR))
MARRIED, WIDOWED = 2, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival(Event):
    """Somebody of another office comes to a family of this one: the barest move there is."""

    kind: ClassVar[str] = "test_arrival"
    person_id: UUID
    family_id: UUID

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id,)

    def families(self) -> tuple[UUID, ...]:
        return (self.family_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure(Event):
    kind: ClassVar[str] = "test_departure"
    person_id: UUID
    to: str

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id,)


def depart(event: Departure, book: Book) -> None:
    person = book.living(event.person_id)
    book.leave(person, event.effective_on)
    person.residence, person.moving_to = "moving", event.to


def arrive(event: Arrival, book: Book) -> None:
    person = book.living(event.person_id)
    person.residence, person.moving_to, person.kabkota = "resident", "", event.kabkota
    book.join(person, book.family(event.family_id), 9, event.effective_on)


@pytest.fixture(autouse=True)
def _moves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DECISIONS, Departure, depart)
    monkeypatch.setitem(DECISIONS, Arrival, arrive)


def siti_moves_to_maya() -> tuple[LoadedFamily, LoadedFamily]:
    """Siti leaves Asep's card in Kabupaten Bogor for Maya's in Kota Bogor; then Asep dies."""
    home, away = people.asep_and_siti(), people.maya()
    people.settle(home, away)
    siti = home.members[1]
    common = {"registered_on": people.TODAY, "effective_on": people.TODAY}
    there = system("arrivals", Scope.nation(), "register.enter")
    leaving = Departure(
        kabkota=people.BOGOR, office_id=1, person_id=siti.person_id, to=people.KOTA_BOGOR, **common
    )
    enter(actor=people.HENDRA, at=people.AT, key=None, event=leaving)
    coming = Arrival(
        kabkota=people.KOTA_BOGOR, office_id=2, person_id=siti.person_id, family_id=away.family_id, **common
    )
    enter(actor=there, at=people.AT, key=None, event=coming)
    return home, away


# The fold


def a_change(revision: int, **columns: object) -> Change:
    facts = {"person_id": "p", "revision": revision, **columns}
    return Change("person", "p", revision, facts, f"entry-{revision}", "2026-11-20T03:00:00+00:00")


COLUMNS = st.dictionaries(
    st.sampled_from(["name", "religion", "blood_type", "life", "kabkota"]), st.integers(1, 5), max_size=3
)


@given(st.lists(COLUMNS, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_a_row_is_the_same_in_whatever_order_its_entries_are_read(changes, random) -> None:
    row: dict[str, object] = {}
    made = [a_change(number, **columns) for number, columns in enumerate(changes, 1)]
    for columns in changes:
        row |= columns
    shuffled = random.sample(made, len(made))
    folded = fold(shuffled)["person"]
    assert {name: folded[name] for name in row} == row
    assert folded["revision"] == len(changes)
    assert folded["entry_id"] == f"entry-{len(changes)}"
    assert missing(shuffled) is None


@given(st.integers(2, 9), st.data())
def test_a_revision_that_no_entry_made_is_missed(count: int, data: st.DataObject) -> None:
    gone = data.draw(st.integers(1, count - 1))
    assert missing(a_change(one) for one in range(1, count + 1) if one != gone) == gone


def test_a_moment_is_written_as_postgresql_writes_it() -> None:
    assert moment("2026-11-20 10:00:00+07:00") == "2026-11-20T03:00:00+00:00"
    assert moment("2026-11-20 03:00:00.120000+00:00") == "2026-11-20T03:00:00.12+00:00"


# The tables


@pytest.mark.django_db
def test_somebody_who_moved_is_rebuilt_from_the_chains_of_both_offices() -> None:
    _home, _away = siti_moves_to_maya()
    assert verify(actor=NATION, at=people.AT).differences == ()
    for region in (people.BOGOR, people.KOTA_BOGOR):
        assert verify(actor=NATION, at=people.AT, region=region).differences == ()


@pytest.mark.django_db
def test_each_office_inspects_its_own_people_with_its_own_sight() -> None:
    siti_moves_to_maya()
    assert list_differences(actor=people.INSPECTOR, at=people.AT, kabkota=people.BOGOR) == []
    assert list_differences(actor=INSPECTOR_THERE, at=people.AT, kabkota=people.KOTA_BOGOR) == []


@pytest.mark.django_db
def test_a_marriage_that_ends_at_another_office_is_rebuilt_where_it_is_kept() -> None:
    home, _away = siti_moves_to_maya()
    siti = home.members[1]
    # The death is entered where she lives now; the marriage is kept where it was loaded.
    death = Death(
        kabkota=people.KOTA_BOGOR,
        office_id=2,
        registered_on=people.TODAY,
        effective_on=people.TODAY,
        person_id=siti.person_id,
        place="Bogor",
    )
    there = system("deaths", Scope.of(people.KOTA_BOGOR), "register.enter")
    enter(actor=there, at=people.AT, key=None, event=death)
    assert list_differences(actor=people.INSPECTOR, at=people.AT, kabkota=people.BOGOR) == []
    assert list_differences(actor=INSPECTOR_THERE, at=people.AT, kabkota=people.KOTA_BOGOR) == []
    assert verify(actor=NATION, at=people.AT).holds


@pytest.mark.django_db
def test_a_changed_row_of_somebody_who_moved_in_is_found_by_both_sights() -> None:
    home, _ = siti_moves_to_maya()
    siti = home.members[1]
    with acting(people.LOADER), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_person SET religion = 5 WHERE person_id = %s",
            [siti.person_id],
        )
    for actor in (NATION, INSPECTOR_THERE):
        found = verify(actor=actor, at=people.AT, region=people.KOTA_BOGOR)
        assert [(one.table, one.key, one.columns) for one in found.differences] == [
            ("person", str(siti.person_id), ("religion",))
        ]


DAMAGE = {
    "a person who was never entered": (
        """INSERT INTO register_person SELECT (jsonb_populate_record(kept, jsonb_build_object(
               'person_id', gen_random_uuid(), 'nik', NULL, 'residence', 'visitor'))).*
           FROM register_person AS kept WHERE name = 'UJANG SUPRIATNA'""",
        "person",
        ("no entry made it",),
    ),
    "nothing for an empty text": (
        """ALTER TABLE register_person ALTER mother_name DROP NOT NULL;
           UPDATE register_person SET mother_name = NULL WHERE name = 'UJANG SUPRIATNA'""",
        "person",
        ("mother_name",),
    ),
    "a family that was taken away": (
        "DELETE FROM register_family WHERE village_code = '3201032002'",
        "family",
        ("the row is gone",),
    ),
    "a place in a family": (
        "UPDATE register_membership SET during = '[2019-01-01,)' WHERE relation = 4",
        "membership",
        ("during",),
    ),
    "whose NIK it is": (
        "UPDATE register_nik SET allotted_at = allotted_at - interval '1 day' WHERE nik LIKE '320103%'",
        "nik",
        ("allotted_at",),
    ),
    "the way to the entries": (
        "UPDATE register_revision SET entry_id = gen_random_uuid() WHERE subject_kind = 'family' AND "
        "subject_id IN (SELECT family_id FROM register_family WHERE village_code = '3201032002')",
        "revision",
        ("revision 1 does not name its entry",),
    ),
    "a later revision": (
        "UPDATE register_family SET revision = 3 WHERE village_code = '3201032002'",
        "family",
        ("revision",),
    ),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", DAMAGE)
def test_what_a_superuser_does_to_a_table_is_found(what: str, database_urls: ClusterUrls) -> None:
    people.settle(people.asep_and_siti(), people.ujang(), people.maya())
    seal_waiting(at=people.AT)
    statement, table, columns = DAMAGE[what]
    with psycopg.connect(database_urls.superuser) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute(statement)
    found = verify(actor=NATION, at=people.AT)
    assert (table, columns) in {(one.table, one.columns) for one in found.differences}
    assert {one.table for one in found.differences} == {table}


# To the byte

ONLY_IN_BYTES = {
    "a blank at the end": ("name = name || ' '", "name"),
    "small letters": ("name = lower(name)", "name"),
    "two blanks": ("name = replace(name, ' ', '  ')", "name"),
    "a blank that is none": ("name = replace(name, ' ', chr(160))", "name"),
    "a number that looks like another": ("mother_name = '0'", "mother_name"),
    "the same text in another form of Unicode": ("name = replace(name, 'A', 'A' || chr(8203))", "name"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", ONLY_IN_BYTES)
def test_a_row_that_differs_in_a_byte_is_found(what: str) -> None:
    people.settle(people.a_family(people.a_person("DEWI ASIH", Sex.FEMALE, date(1990, 1, 2), Relation.HEAD)))
    change, column = ONLY_IN_BYTES[what]
    with acting(people.LOADER), connection.cursor() as cursor:
        cursor.execute(f"UPDATE register_person SET {change}")
    found = verify(actor=NATION, at=people.AT).differences
    assert [(one.table, one.columns) for one in found] == [("person", (column,))]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("said", ['"1"', "true", "1.0", "null", '" 1"'])
def test_what_an_entry_says_is_held_to_the_byte_too(said: str, database_urls: ClusterUrls) -> None:
    people.settle(people.ujang())
    seal_waiting(at=people.AT)
    with psycopg.connect(database_urls.superuser) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute(
            """UPDATE register_entry SET payload =
               convert_to(replace(convert_from(payload, 'UTF8'), '"religion":1', '"religion":' || %s), 'UTF8')""",
            [said],
        )
    found = verify(actor=NATION, at=people.AT)
    assert [one.problem for one in found.breaks] == ["the entry is not what was sealed"]
    assert {(one.table, one.columns) for one in found.differences} == {("person", ("religion",))}


TEXTS = [
    "",
    " ",
    "a b",
    'a"b',
    '"',
    "a\\b",
    "\\",
    "(a)",
    "a,b",
    "a\tb",
    "a\nb",
    "a\u00a0b",
    "\u2003",
    "Šárka",
    "🌾",
    "NULL",
    "\\N",
]


@pytest.mark.django_db
def test_a_row_is_written_as_postgresql_writes_it() -> None:
    lines = lines_of("person")
    for text in TEXTS:
        row = {**dict.fromkeys(lines.columns), "name": text, "sex": 2, "birth_date_estimated": True}
        row |= {"birth_date": "2001-02-03", "person_id": str(people.asep_and_siti().family_id)}
        row |= {"changed_at": "2026-11-20T03:00:00.12+00:00"}
        with connection.cursor() as cursor:
            cursor.execute("SELECT jsonb_populate_record(NULL::register_person, %s)::text", [json.dumps(row)])
            assert lines.of(row) == cursor.fetchone()[0]


@pytest.mark.django_db
def test_what_cannot_stand_in_a_row_has_no_text() -> None:
    lines = lines_of("person")
    for name, value in (("sex", "1"), ("sex", True), ("name", 1), ("birth_date_estimated", 1), ("other", "")):
        with pytest.raises(Misfit):
            lines.of_first({name: value})


@pytest.mark.django_db(transaction=True)
def test_batches_of_a_moment_are_inspected_together_and_each_by_itself(database_urls: ClusterUrls) -> None:
    people.settle(people.ujang())
    seal_waiting(at=people.AT)
    siti_moves_to_maya()
    seal_waiting(at=people.AT)
    assert verify(actor=NATION, at=people.AT).holds
    with psycopg.connect(database_urls.superuser) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute(
            "UPDATE journal_root SET merkle_root = sha256('x') WHERE chain = '3201' AND tree = 2"
        )
    (broken,) = verify(actor=NATION, at=people.AT).breaks
    assert (broken.chain, broken.seq, broken.problem) == ("3201", 2, "the batch does not hash to its root")


@pytest.mark.django_db(transaction=True)
def test_an_entry_whose_columns_say_something_else_is_found(database_urls: ClusterUrls) -> None:
    people.settle(people.asep_and_siti(), people.ujang())
    seal_waiting(at=people.AT)
    with psycopg.connect(database_urls.superuser) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute("UPDATE register_entry SET effective_on = '2001-01-01'")
    (broken,) = verify(actor=NATION, at=people.AT, region=people.BOGOR).breaks
    assert (broken.chain, broken.seq, broken.problem) == (
        people.BOGOR,
        1,
        "the entry's columns are not what was sealed",
    )


@pytest.mark.django_db(transaction=True)
def test_two_processes_find_what_one_finds(database_urls: ClusterUrls) -> None:
    siti_moves_to_maya()
    seal_waiting(at=people.AT)
    told: list[tuple[int, int]] = []
    whole = verify(actor=NATION, at=people.AT, processes=2, tell=lambda read, of: told.append((read, of)))
    assert whole.holds
    assert whole.entries == told[-1][0] == told[-1][1] == 4
    with psycopg.connect(database_urls.superuser) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute("UPDATE register_person SET name = 'SIAPA' WHERE name = 'SITI NURHASANAH'")
        intruder.execute("UPDATE register_entry SET salt = sha256('x') WHERE kind = 'test_departure'")
    broken = verify(actor=NATION, at=people.AT, processes=2)
    assert [one.columns for one in broken.differences] == [("name",)]
    assert [(one.chain, one.problem) for one in broken.breaks] == [
        (people.BOGOR, "the entry is not what was sealed")
    ]


@pytest.mark.django_db
def test_the_rebuilt_rows_are_written_out_and_are_the_rows_that_are_kept(tmp_path: Path) -> None:
    home, _ = siti_moves_to_maya()
    assert verify(actor=NATION, at=people.AT, into=tmp_path).holds
    rows = [
        json.loads(line) for one in tmp_path.glob("person.*.jsonl") for line in one.read_text().splitlines()
    ]
    assert len(rows) == 4
    siti = next(row for row in rows if row["person_id"] == str(home.members[1].person_id))
    assert (siti["kabkota"], siti["revision"], date.fromisoformat(siti["birth_date"])) == (
        people.KOTA_BOGOR,
        3,
        date(1992, 5, 14),
    )
