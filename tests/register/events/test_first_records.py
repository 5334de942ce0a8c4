"""The first record of somebody who was never in the register (F-1.01)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.types import (
    Biodata,
    Biometrics,
    Entered,
    FamilyNotActive,
    FirstRecord,
    Founds,
    Joins,
    ParentFacts,
    PersonNotFound,
    Relation,
    Sex,
)
from tests import people
from tests.register.events.office import (
    by_id,
    entered,
    facts_of,
    names_on,
    papers,
    refused,
    tables_are_as_the_journal_says,
)

pytestmark = pytest.mark.django_db

HOUSE = Founds("Kp. Pojok", "005", "001", people.CIBINONG, "16911")
NENENG = Biodata(
    name="Neneng Rohaeni",
    sex=Sex.FEMALE,
    birth_date=date(1988, 12, 5),
    birth_place="Sukabumi",
    birth_date_estimated=True,
    religion=1,
    education=3,
    occupation=2,
)


def facts(**more: Any) -> dict[str, Any]:
    """Neneng, 37, without any paper: statement F-1.04 and the letter of RT and RW; nobody has her fingers."""
    return {
        "biodata": NENENG,
        "home": HOUSE,
        "biometrics": Biometrics.NO_MATCH,
        "evidence": papers("F-1.04", "rt_rw_letter"),
    } | more


def recorded(**more: Any) -> Entered:
    return entered(FirstRecord, **facts(**more))


def test_a_grown_woman_without_papers_gets_a_nik_and_a_card_of_her_own() -> None:
    done = recorded()
    neneng = by_id(done.new_people[0])
    assert neneng.nik == done.numbers["nik"] == "3201014512880001"
    assert (neneng.name, neneng.residence, neneng.birth_date_estimated) == (
        "NENENG ROHAENI",
        "resident",
        True,
    )
    assert done.numbers["kk"].startswith("320101201126")
    assert names_on(done.new_families[0]) == ["NENENG ROHAENI"]
    assert tables_are_as_the_journal_says()


def test_a_child_of_registered_parents_joins_their_card_without_the_letter_of_rt_and_rw() -> None:
    family = people.settle(people.asep_and_siti())
    siti = people.member(family, Relation.WIFE)
    child = Biodata(
        name="Rudi Hartono",
        sex=Sex.MALE,
        birth_date=date(2015, 5, 5),
        birth_place="Bogor",
        mother=ParentFacts(name=siti.name, person_id=siti.person_id, nik=siti.nik or ""),
    )
    done = recorded(
        biodata=child,
        home=Joins(family.family_id, Relation.CHILD),
        biometrics=Biometrics.NOT_ASKED,
        evidence=papers("birth_letter"),
    )
    assert names_on(family.family_id)[-1] == "RUDI HARTONO"
    assert by_id(done.new_people[0]).mother_id == siti.person_id
    assert (done.cards, done.new_families) == ((family.family_id,), ())
    assert tables_are_as_the_journal_says()


def test_where_no_device_is_the_officer_answers_that_she_has_no_nik() -> None:
    without = {"biometrics": Biometrics.NOT_AVAILABLE}
    assert refused(FirstRecord, **facts(**without)) == "first_record.not_compared"
    done = recorded(**without, confirmed=("first_record.not_compared",))
    assert facts_of(done)["answered"] == ["first_record.not_compared"]


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"biometrics": Biometrics.MATCH}, "first_record.known"),
        ({"biometrics": Biometrics.NOT_ASKED}, "first_record.compare_biometrics"),
        ({"evidence": papers("rt_rw_letter")}, "first_record.needs_proof"),
        ({"evidence": papers("F-1.04")}, "first_record.needs_local_letter"),
        ({"lodges": True}, "first_record.needs_consent"),
        ({"biodata": replace(NENENG, birth_date=date(1888, 12, 5))}, "first_record.age"),
        ({"biodata": replace(NENENG, birth_date=date(2027, 1, 1))}, "first_record.age"),
        ({"biodata": replace(NENENG, marital_status=2)}, "first_record.marriage_later"),
        ({"biodata": replace(NENENG, religion=9)}, "first_record.unknown_code"),
        ({"biodata": replace(NENENG, birth_place=" ")}, "first_record.birth_place"),
        ({"biodata": replace(NENENG, father=ParentFacts(name=" "))}, "first_record.parents_name"),
        ({"biodata": replace(NENENG, name="Neneng 2")}, "name_has_digit"),
    ],
)
def test_a_first_record_is_refused_where_a_second_nik_or_an_error_is_near(
    more: dict[str, Any], rule: str
) -> None:
    assert refused(FirstRecord, **facts(**more)) == rule


def test_a_mother_is_older_than_her_child() -> None:
    dewi = people.member(people.settle(people.asep_and_siti()), Relation.CHILD)
    mother = ParentFacts(name=dewi.name, person_id=dewi.person_id)
    wrong = facts(biodata=replace(NENENG, mother=mother))
    assert refused(FirstRecord, **wrong) == "first_record.parent_not_older"


def test_a_child_does_not_head_a_card_and_a_stranger_is_nobodys_wife() -> None:
    young = replace(NENENG, birth_date=date(2015, 1, 1), birth_date_estimated=False)
    assert refused(FirstRecord, **facts(biodata=young)).startswith("family.")
    family = people.settle(people.ujang())
    wife = facts(home=Joins(family.family_id, Relation.WIFE))
    assert refused(FirstRecord, **wife).startswith("family.")


def test_the_card_is_in_force_and_of_the_own_office_and_the_parents_exist() -> None:
    maya = people.settle(people.maya())
    with pytest.raises(OutsideJurisdiction):
        recorded(home=Joins(maya.family_id, Relation.OTHER_RELATIVE))
    with pytest.raises(FamilyNotActive):
        recorded(home=Joins(maya.head.person_id, Relation.OTHER_RELATIVE))
    nobody = ParentFacts(name="TIDAK ADA", person_id=maya.family_id)
    with pytest.raises(PersonNotFound):
        recorded(biodata=replace(NENENG, mother=nobody))
