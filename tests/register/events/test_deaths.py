"""A death, and what follows from it by itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.register.operations import enter
from adminduk.register.queries import get_family, list_differences
from adminduk.register.types import (
    Death,
    Entered,
    FamilyNotActive,
    NoAdultHead,
    NotLawful,
    PersonNotLiving,
    Relation,
    Ruling,
    Sex,
)
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import people
from tests.register.events.register import marriages_of, person

pytestmark = pytest.mark.django_db

YESTERDAY = people.TODAY - timedelta(1)


def dies(who: LoadedPerson, **more: Any) -> Entered:
    facts: dict[str, Any] = {
        "kabkota": people.BOGOR,
        "office_id": 1,
        "registered_on": people.TODAY,
        "effective_on": YESTERDAY,
        "person_id": who.person_id,
        "place": "RSUD Cibinong",
        "legal_basis": ("UU 24/2013 art. 44",),
    }
    return enter(actor=people.HENDRA, at=people.AT, key=None, event=Death(**(facts | more)))


def card(family_id: object) -> list[tuple[str, Relation]]:
    family = get_family(actor=people.RINA, purpose="test", family_id=family_id)
    return [(one.person.name, one.relation) for one in family.members]


def test_a_death_closes_the_record_and_gives_an_akta_number() -> None:
    family = people.settle(people.asep_and_siti())
    dewi = people.member(family, Relation.CHILD)
    done = dies(dewi)
    gone = person(dewi)
    assert (gone.life, gone.death_date, gone.nik) == ("dead", YESTERDAY, dewi.nik)
    assert gone.death_akta_number == done.akta_number == "3201-KM-20112026-0001"
    assert done.cards == (family.family_id,)
    assert [name for name, _ in card(family.family_id)] == ["ASEP SUNANDAR", "SITI NURHASANAH"]


def test_the_wife_becomes_a_widow_and_head_of_a_card_with_a_new_number() -> None:
    family = people.settle(people.asep_and_siti())
    siti = people.member(family, Relation.WIFE)
    done = dies(family.head)
    assert person(siti).marital_status == 6
    assert [(one.ended_by, one.ended_on) for one in marriages_of(siti)] == [("death", YESTERDAY)]
    (renewed,) = done.new_families
    assert card(renewed) == [("SITI NURHASANAH", Relation.HEAD), ("DEWI LESTARI", Relation.CHILD)]
    with pytest.raises(FamilyNotActive):
        card(family.family_id)


def test_a_family_of_one_ends_with_him() -> None:
    family = people.settle(people.ujang())
    done = dies(family.head)
    assert (done.cards, done.new_families) == ((), ())
    with pytest.raises(FamilyNotActive):
        card(family.family_id)


def orphans() -> LoadedFamily:
    mother = people.a_person("IMAS KOMALASARI", Sex.FEMALE, date(1984, 2, 2), Relation.HEAD)
    child = people.a_person(
        "RIZKI",
        Sex.MALE,
        date(2012, 4, 4),
        Relation.CHILD,
        mother_id=mother.person_id,
        mother_name=mother.name,
    )
    return people.a_family(mother, child, serial=40)


def test_children_alone_have_no_head_and_the_register_says_why() -> None:
    family = people.settle(orphans())
    with pytest.raises(NoAdultHead, match="kerabat dewasa"):
        dies(family.head)


def test_nobody_dies_twice() -> None:
    family = people.settle(people.ujang())
    dies(family.head)
    with pytest.raises(PersonNotLiving):
        dies(family.head)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"effective_on": date(1985, 8, 16)}, "death.before_birth"),
        ({"effective_on": people.TODAY + timedelta(1)}, "death.in_the_future"),
        ({"presumed": True}, "death.needs_ruling"),
    ],
)
def test_a_death_that_the_law_does_not_know_is_refused(facts: dict[str, Any], rule: str) -> None:
    family = people.settle(people.ujang())
    with pytest.raises(NotLawful) as refused:
        dies(family.head, **facts)
    assert refused.value.objection.rule == rule


def test_somebody_missing_is_dead_by_ruling() -> None:
    family = people.settle(people.ujang())
    ruling = Ruling(by="PN Cibinong", number="12/Pdt.P/2026/PN Cbi", given_on=date(2026, 10, 1))
    dies(family.head, presumed=True, ruling=ruling, effective_on=date(2019, 1, 5))
    assert person(family.head).death_date == date(2019, 1, 5)


def test_the_journal_alone_makes_the_same_tables() -> None:
    family = people.settle(people.asep_and_siti())
    dies(family.head)
    assert list_differences(actor=people.INSPECTOR, at=people.AT, kabkota=people.BOGOR) == []


def test_the_same_key_again_enters_nothing_new() -> None:
    family = people.settle(people.ujang())
    event = Death(
        kabkota=people.BOGOR,
        office_id=1,
        registered_on=people.TODAY,
        effective_on=YESTERDAY,
        person_id=family.head.person_id,
        place="rumah",
    )
    first = enter(actor=people.HENDRA, at=people.AT, key="once", event=event)
    assert enter(actor=people.HENDRA, at=people.AT, key="once", event=event) == first
