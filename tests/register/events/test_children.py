"""A child is acknowledged by its father, becomes a child of its parents' marriage, or is adopted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.models import Revision
from adminduk.register.types import (
    Acknowledgement,
    Adoption,
    Citizenship,
    Entered,
    Joins,
    Legitimation,
    ParentFacts,
    PersonNotLiving,
    Relation,
    Sex,
)
from adminduk.register.types.loading import LoadedFamily
from tests import people
from tests.register.events import couples
from tests.register.events.couples import (
    RULING,
    akta_state,
    card,
    facts_of,
    happens,
    holds,
    live_together,
    marry,
    notes_beside,
    rule_against,
)
from tests.register.events.register import person
from tests.register.events.test_deaths import dies

pytestmark = pytest.mark.django_db

GRACES_AKTA = "3201-LU-20012020-0003"


@pytest.fixture
def home() -> tuple[LoadedFamily, LoadedFamily]:
    """Yohanes on his card; Maria on hers with Grace, whose akta names no father."""
    his, hers = couples.yohanes(), couples.maria_and_grace()
    people.settle(his, hers)
    return his, hers


def acknowledges(home: Any, /, **facts: Any) -> Entered:
    his, hers = home
    mother, child = hers.members
    told = {
        "child_id": child.person_id,
        "father": people.parent(his.head),
        "mother": people.parent(mother),
        "mother_approves": True,
        "religious_marriage": "7/GKI/VI/2019",
    }
    return happens(Acknowledgement, **(told | facts))


def test_an_acknowledged_child_has_a_father_and_its_birth_akta_a_note(home: Any) -> None:
    his, hers = home
    child = hers.members[1]
    done = acknowledges(home)
    assert done.akta_number == "3201-PA-20112026-0001"
    assert akta_state(done.akta_number) == "active"
    record = person(child)
    assert (record.father_id, record.father_name) == (his.head.person_id, his.head.name)
    assert (record.birth_akta_number, record.nik) == (GRACES_AKTA, child.nik)
    assert notes_beside(GRACES_AKTA) == ["acknowledgement"]
    assert done.cards == (hers.family_id,)
    assert facts_of(done)["late"] is False
    assert holds()


def test_a_late_acknowledgement_is_registered_and_said_to_be_late(home: Any) -> None:
    done = acknowledges(home, effective_on=date(2026, 10, 20))
    assert facts_of(done)["late"] is True


def test_a_father_of_the_next_city_acknowledges_here() -> None:
    his, hers = couples.yohanes(village=people.BOGOR_SELATAN), couples.maria_and_grace()
    people.settle(his, hers)
    acknowledges((his, hers))
    assert person(hers.members[1]).father_id == his.head.person_id
    assert holds()


@pytest.mark.parametrize("facts", [{"mother_approves": False}, {"religious_marriage": ""}])
def test_without_the_mothers_approval_or_a_religious_marriage_the_court_decides(
    home: Any, facts: dict[str, Any]
) -> None:
    assert rule_against(lambda: acknowledges(home, **facts)) == "acknowledgement.needs_ruling"
    acknowledges(home, **facts, ruling=RULING)
    assert person(home[1].members[1]).father_name == home[0].head.name


def test_a_foreign_mother_needs_a_ruling() -> None:
    his, hers = couples.yohanes(), couples.maria_and_grace(citizenship=int(Citizenship.FOREIGN))
    people.settle(his, hers)
    assert rule_against(lambda: acknowledges((his, hers))) == "acknowledgement.needs_ruling"


def test_where_the_religion_forbids_it_nobody_acknowledges() -> None:
    his, hers = couples.yohanes(religion=1), couples.maria_and_grace()
    people.settle(his, hers)
    assert rule_against(lambda: acknowledges((his, hers))) == "acknowledgement.religion_forbids"


def test_a_child_has_one_father_and_one_mother(home: Any) -> None:
    stranger = ParentFacts(name="NAOMI")
    assert rule_against(lambda: acknowledges(home, mother=stranger)) == "child.another_mother"
    acknowledges(home)
    assert rule_against(lambda: acknowledges(home)) == "child.another_father"


def test_a_father_is_a_man_older_than_the_child_and_the_day_has_come(home: Any) -> None:
    _, hers = home
    boy = people.settle(couples.alone("ANAK", Sex.MALE, date(2020, 2, 2), 90, marital_status=2))
    future = people.TODAY + timedelta(1)
    mother = people.parent(hers.head)
    assert rule_against(lambda: acknowledges(home, father=mother)) == "child.father_is_a_man"
    assert rule_against(lambda: acknowledges(home, father=people.parent(boy.head))) == "child.younger_parent"
    assert rule_against(lambda: acknowledges(home, effective_on=future)) == "child.in_the_future"


def test_a_child_without_birth_akta_gets_one_first() -> None:
    his, hers = couples.yohanes(), people.ujang()
    people.settle(his, hers)
    told = {
        "child_id": hers.head.person_id,
        "father": people.parent(his.head),
        "mother": ParentFacts(name="A"),
    }
    assert rule_against(lambda: happens(Acknowledgement, **told)) == "child.without_akta"


def legitimates(home: Any, number: str, /, **facts: Any) -> Entered:
    his, hers = home
    mother, child = hers.members
    told = {
        "child_id": child.person_id,
        "father": people.parent(his.head),
        "mother": people.parent(mother),
        "marriage_number": number,
        "religious_wedding_on": date(2019, 6, 1),
    }
    return happens(Legitimation, **(told | facts))


def test_parents_who_register_their_marriage_have_their_child_legitimated(home: Any) -> None:
    his, hers = home
    live_together(his.head, hers.head)
    acknowledges(home)
    number = marry(his.head, hers.head).akta_number
    done = legitimates(home, number)
    assert done.akta_number == "3201-PS-20112026-0001"
    assert person(hers.members[1]).father_name == his.head.name
    assert notes_beside(GRACES_AKTA) == ["acknowledgement", "legitimation"]
    assert rule_against(lambda: legitimates(home, number)) == "legitimation.already"
    assert holds()


def test_a_child_who_was_never_acknowledged_gets_its_father_by_legitimation(home: Any) -> None:
    his, hers = home
    number = marry(his.head, hers.head).akta_number
    legitimates(home, number)
    assert person(hers.members[1]).father_id == his.head.person_id
    assert holds()


def test_parents_who_are_not_registered_as_married_do_not_legitimate(home: Any) -> None:
    his, hers = home
    live_together(his.head, hers.head)
    assert rule_against(lambda: legitimates(home, "3201-KW-1")) == "legitimation.parents_not_married"
    marry(his.head, hers.head)
    assert rule_against(lambda: legitimates(home, "3201-KW-1")) == "legitimation.parents_not_married"


def test_a_child_born_before_the_religious_wedding_needs_a_ruling(home: Any) -> None:
    his, hers = home
    number = marry(his.head, hers.head).akta_number
    wedding = {"religious_wedding_on": date(2021, 1, 1)}
    assert rule_against(lambda: legitimates(home, number, **wedding)) == "legitimation.needs_ruling"
    legitimates(home, number, **wedding, ruling=RULING)
    assert notes_beside(GRACES_AKTA) == ["legitimation"]


def test_another_father_in_the_akta_is_not_replaced_by_legitimation(home: Any) -> None:
    his, hers = home
    other = people.settle(couples.alone("PETRUS", Sex.MALE, date(1990, 1, 1), 71))
    acknowledges(home, father=people.parent(other.head))
    number = marry(his.head, hers.head).akta_number
    assert rule_against(lambda: legitimates(home, number)) == "child.another_father"


def adopts(homes: Any, /, **facts: Any) -> Entered:
    his, hers = homes
    told = {"child_id": hers.members[1].person_id, "ruling": RULING, "father": people.parent(his.head)}
    return happens(Adoption, **(told | facts))


def test_an_adoption_is_a_note_and_the_parents_by_blood_stay(home: Any) -> None:
    _, hers = home
    mother, child = hers.members
    done = adopts(home)
    assert done.akta_number == "SKPA/3201/20112026/0001"
    assert notes_beside(GRACES_AKTA) == ["adoption"]
    assert (person(child).mother_name, person(child).father_name) == (mother.name, "")
    assert done.cards == ()
    # Nothing of the record changed, and yet its history names the adoption.
    with couples.acting(people.LOADER):
        made = Revision.objects.filter(subject_id=child.person_id).order_by("-revision")[0]
    assert made.entry_id == done.entry_id
    assert holds()


def test_an_adopted_child_moves_to_the_family_of_its_new_parents(home: Any) -> None:
    his, hers = home
    mother, child = hers.members
    done = adopts(home, home=Joins(his.family_id, Relation.CHILD))
    assert card(his.family_id) == [(his.head.name, Relation.HEAD), (child.name, Relation.CHILD)]
    assert card(hers.family_id) == [(mother.name, Relation.HEAD)]
    assert set(done.cards) == {his.family_id, hers.family_id}
    assert holds()


def test_a_child_of_the_next_city_moves_here_before_it_joins_a_card() -> None:
    his, hers = couples.yohanes(), couples.maria_and_grace()
    hers = people.a_family(*hers.members, village=people.BOGOR_SELATAN, serial=52)
    people.settle(his, hers)
    with pytest.raises(OutsideJurisdiction):
        adopts((his, hers), home=Joins(his.family_id, Relation.CHILD))


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"father": None}, "adoption.no_parent"),
        ({"effective_on": date(2026, 9, 1)}, "adoption.ruling_too_late"),
        ({"effective_on": people.TODAY + timedelta(1)}, "child.in_the_future"),
    ],
)
def test_an_adoption_that_the_law_does_not_know_is_refused(
    home: Any, facts: dict[str, Any], rule: str
) -> None:
    assert rule_against(lambda: adopts(home, **facts)) == rule


def test_a_mother_does_not_adopt_her_own_child_and_nobody_an_adult(home: Any) -> None:
    _, hers = home
    own = {"father": None, "mother": people.parent(hers.head)}
    assert rule_against(lambda: adopts(home, **own)) == "adoption.own_child"
    grown = couples.alone("RUT", Sex.FEMALE, date(2008, 9, 30), 70, birth_akta_number="474.1/9/2008")
    people.settle(grown)
    assert rule_against(lambda: adopts(home, child_id=grown.head.person_id)) == "adoption.too_old"


def test_a_child_does_not_join_the_card_it_is_on(home: Any) -> None:
    own_card = Joins(home[1].family_id, Relation.CHILD)
    assert rule_against(lambda: adopts(home, home=own_card)) == "adoption.already_there"


def test_nobody_adopts_the_dead(home: Any) -> None:
    dies(home[1].members[1])
    with pytest.raises(PersonNotLiving):
        adopts(home)
