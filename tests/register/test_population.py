"""The daily count is exact, though it counts only what changed."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import ClassVar
from uuid import UUID

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction, Scope, system
from adminduk.foundation.db.sql import rows
from adminduk.foundation.journal.followers import Follower, follow_once
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.offices.roles import HEAD
from adminduk.register.book import Book
from adminduk.register.events import DECISIONS
from adminduk.register.operations import enter, register_birth, take_snapshot
from adminduk.register.population.following import mark_changes
from adminduk.register.queries import get_population, get_vital_events
from adminduk.register.types import Death, Event, LoadedFamily, Relation, Sex
from tests import people

pytestmark = pytest.mark.django_db
COUNTING = system("daily count", Scope.nation(), "register.count")
NATION = system("reports", Scope.nation(), "reports.view")
OFFICE = people.officer("Yuni Astuti", HEAD)
FOLLOWER = Follower("register.population", mark_changes)
TODAY = people.TODAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed(Event):
    """Some element of somebody, and where his family lives."""

    kind: ClassVar[str] = "test_change"
    person_id: UUID
    religion: int
    village: str = ""

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id,)


def change(event: Changed, book: Book) -> None:
    person = book.living(event.person_id)
    person.religion = event.religion
    if event.village:
        book.home_of(person).village_code = event.village


@pytest.fixture(autouse=True)
def _changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DECISIONS, Changed, change)


def count(day: date, at: datetime = people.AT) -> int:
    """Lets the follower read, and counts."""
    seal_waiting(at=at)
    follow_once(FOLLOWER, at=at)
    return take_snapshot(actor=COUNTING, at=at, day=day)


def full_count(day: date) -> dict[str, dict[str, int]]:
    """Everybody counted one by one, in plain Python, from the tables."""
    with acting(people.LOADER):
        found = rows(
            """SELECT person.*, family.village_code AS village FROM register_person AS person
               JOIN register_membership AS place
                 ON place.person_id = person.person_id AND upper_inf(place.during)
               JOIN register_family AS family ON family.family_id = place.family_id AND family.active
               WHERE person.life = 'living' AND person.residence = 'resident'"""
        )
        cards = rows("SELECT village_code AS village FROM register_family WHERE active")
    regions: dict[str, Counter[str]] = {}
    for row in found:
        cells = list(cells_of(row, day))
        for region in (row["village"], row["village"][:4]):
            regions.setdefault(region, Counter()).update(cells)
    for card in cards:
        for region in (card["village"], card["village"][:4]):
            regions[region]["families:all:0"] += 1
    return {region: dict(cells) for region, cells in regions.items()}


def cells_of(row: dict, day: date):
    born, sex = row["birth_date"], row["sex"]
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    yield f"people:all:{sex}"
    yield f"age:{min(age // 5 * 5, 75)}:{sex}"
    for name, column in (
        ("religion", "religion"),
        ("education", "education"),
        ("occupation", "occupation"),
        ("marital", "marital_status"),
        ("blood", "blood_type"),
        ("citizenship", "citizenship"),
    ):
        yield f"{name}:{row[column] or 0}:{sex}"
    if row["disability"]:
        yield f"disability:{row['disability']}:{sex}"
    if age >= 17 or row["marital_status"] != 1:
        yield f"ktp:due:{sex}"
    if age < 18:
        yield f"child:{'akta' if row['birth_akta_number'] else 'none'}:{sex}"


def kept() -> dict[str, dict[str, int]]:
    with acting(people.LOADER):
        found = rows("SELECT region_code, cells::text FROM register_population WHERE until IS NULL")
    return {row["region_code"]: cells for row in found if (cells := json.loads(row["cells"]))}


def a_village_of(random: Random, families: int) -> list[LoadedFamily]:
    """Families of parents of any age and children who come of age in these weeks."""
    made = []
    for number in range(families):
        village = random.choice([people.CIBINONG, people.CITEUREUP, people.BOGOR_SELATAN])
        head = people.a_person(
            f"KEPALA {number}",
            random.choice(list(Sex)),
            date(random.randint(1945, 1990), random.randint(1, 12), random.randint(1, 28)),
            Relation.HEAD,
            serial=1000 + number,
            kecamatan=village[:6],
            religion=random.randint(1, 7),
            blood_type=random.choice([None, 1, 2]),
            disability=random.choice([None, None, 3]),
        )
        child = people.a_person(
            f"ANAK {number}",
            random.choice(list(Sex)),
            TODAY.replace(year=TODAY.year - random.choice([4, 5, 10, 17, 18, 20, 22]))
            + timedelta(days=random.randint(-3, 20)),
            Relation.CHILD,
            serial=5000 + number,
            kecamatan=village[:6],
            birth_akta_number=random.choice(["", "3201-LU-01012020-0001"]),
        )
        made.append(people.a_family(head, child, village=village, serial=100 + number))
    return made


@pytest.mark.parametrize("seed", range(4))
def test_after_any_events_and_any_days_the_count_is_the_full_count(seed: int) -> None:
    random = Random(seed)
    families = a_village_of(random, 12)
    people.settle(*families)
    day = TODAY
    count(day)
    assert kept() == full_count(day)
    alive = list(families)
    for _ in range(5):
        for family in random.sample(alive, random.randint(0, 3)):
            region = family.kabkota
            actor = system("events", Scope.nation(), "register.enter")
            common = {"kabkota": region, "office_id": 1, "registered_on": day, "effective_on": day}
            child = family.members[1]
            event: Event = Changed(
                **common,
                person_id=child.person_id,
                religion=random.randint(1, 7),
                village=random.choice(["", people.CITEUREUP if region == people.BOGOR else ""]),
            )
            if random.random() < 0.3:
                event = Death(**common, person_id=child.person_id, place="Bogor")
                alive.remove(family)
            enter(actor=actor, at=people.AT, key=None, event=event)
        day += timedelta(days=random.choice([1, 1, 2, 7, 30]))
        count(day)
        assert kept() == full_count(day)


def test_only_villages_that_changed_are_counted_anew() -> None:
    couple = people.asep_and_siti()
    people.settle(couple, people.ujang(), people.maya())
    assert count(TODAY) == 3
    assert count(TODAY + timedelta(days=1)) == 0
    register_birth(actor=people.HENDRA, at=people.AT, key="1", birth=people.a_birth(couple))
    assert count(TODAY + timedelta(days=2)) == 1
    assert kept() == full_count(TODAY + timedelta(days=2))


def test_the_same_day_is_counted_once() -> None:
    people.settle(people.maya())
    assert count(TODAY) == 1
    people.settle(people.ujang())
    assert count(TODAY) == 0
    assert count(TODAY - timedelta(days=1)) == 0
    assert count(TODAY + timedelta(days=1)) == 1


def test_a_birthday_alone_makes_somebody_due_for_a_ktp() -> None:
    born = date(2009, 11, 25)
    child = people.a_person("RANI", Sex.FEMALE, born, Relation.CHILD, serial=9)
    couple = people.asep_and_siti()
    people.settle(replace(couple, members=(*couple.members, child)))
    count(date(2026, 11, 24))
    due = get_population(actor=NATION, region=people.CIBINONG).total("ktp", "due", 2)
    count(date(2026, 11, 25))
    after = get_population(actor=NATION, region=people.CIBINONG)
    assert after.total("ktp", "due", 2) == due + 1
    assert after.total("people") == 4


def test_every_level_is_the_sum_of_the_one_below() -> None:
    people.settle(people.asep_and_siti(), people.ujang(), people.maya())
    count(TODAY)

    def total(region: str) -> int:
        return get_population(actor=NATION, region=region).total("people")

    assert [total(one) for one in (people.CIBINONG, "320101", people.BOGOR, people.KOTA_BOGOR)] == [
        3,
        3,
        4,
        1,
    ]
    assert total("32") == total("") == 5
    assert get_population(actor=NATION, region="").total("families") == 3


def test_a_day_of_the_past_is_as_it_was_counted() -> None:
    couple = people.asep_and_siti()
    people.settle(couple)
    count(TODAY)
    register_birth(actor=people.HENDRA, at=people.AT, key="1", birth=people.a_birth(couple))
    count(TODAY + timedelta(days=3))

    def on(day: date | None) -> tuple[int, date | None]:
        found = get_population(actor=NATION, region=people.BOGOR, on=day)
        return found.total("people"), found.on

    assert on(TODAY + timedelta(days=2)) == (3, TODAY)
    assert on(None) == (4, TODAY + timedelta(days=3))
    assert on(TODAY - timedelta(days=1)) == (0, None)


def test_what_was_registered_is_counted_by_its_day() -> None:
    couple = people.asep_and_siti()
    people.settle(couple)
    register_birth(actor=people.HENDRA, at=people.AT, key="1", birth=people.a_birth(couple))
    event = Death(
        kabkota=people.BOGOR,
        office_id=1,
        registered_on=TODAY,
        effective_on=TODAY,
        person_id=couple.members[0].person_id,
        place="Bogor",
    )
    enter(actor=people.HENDRA, at=people.AT, key=None, event=event)
    count(TODAY)
    count(TODAY)

    def events(region: str, day: date = TODAY) -> dict[str, int]:
        found = get_vital_events(actor=NATION, region=region, since=day, until=day)
        return {name: found.total(name) for name in ("birth", "death", "marriage", "move_in")}

    told = {"birth": 1, "death": 1, "marriage": 0, "move_in": 0}
    assert events(people.CIBINONG) == events(people.BOGOR) == events("") == told
    assert sum(events("", TODAY - timedelta(days=1)).values()) == 0


def test_an_office_reads_its_own_counts_only() -> None:
    people.settle(people.asep_and_siti(), people.maya())
    count(TODAY)
    assert get_population(actor=OFFICE, region=people.BOGOR).total("people") == 3
    with pytest.raises(OutsideJurisdiction):
        get_population(actor=OFFICE, region=people.KOTA_BOGOR)
    with pytest.raises(NotAllowed):
        get_population(actor=people.LILIS, region=people.BOGOR)
    with pytest.raises(NotAllowed):
        take_snapshot(actor=NATION, at=people.AT, day=TODAY)


def test_reports_read_the_published_counts() -> None:
    people.settle(people.asep_and_siti())
    count(TODAY)
    with acting(people.LOADER):
        found = rows(
            """SELECT sum(count) AS n FROM register_population_published
               WHERE region_code = %s AND dimension = 'people'""",
            [people.CIBINONG],
        )
    assert found[0]["n"] == 3
