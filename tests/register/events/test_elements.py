"""Elements of the family card and the KTP that change on F-1.06."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.types import (
    Death,
    ElementChange,
    Elements,
    ParentFacts,
    PersonNotLiving,
    Relation,
    Sex,
)
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import people
from tests.register.events.office import (
    entered,
    facts_of,
    names_on,
    papers,
    refused,
    tables_are_as_the_journal_says,
)
from tests.register.events.register import person

pytestmark = pytest.mark.django_db


def changes(who: LoadedPerson, *kinds: str, **elements: Any) -> Any:
    return entered(
        ElementChange, person_id=who.person_id, elements=Elements(**elements), evidence=papers(*kinds)
    )


def refuses(who: LoadedPerson, *kinds: str, **elements: Any) -> str:
    return refused(
        ElementChange, person_id=who.person_id, elements=Elements(**elements), evidence=papers(*kinds)
    )


@pytest.mark.parametrize(
    ("elements", "proof", "ktp"),
    [
        ({"religion": 2}, "letter_of_religious_leader", True),
        ({"occupation": 15}, "letter_of_employment", True),
        ({"birth_place": "Garut"}, "diploma", True),
        ({"birth_date": date(1985, 8, 27)}, "birth_akta", True),
        ({"name": "UJANG SUPRIYATNA"}, "diploma", True),
        ({"marital_status": 5}, "F-1.05", True),
        ({"education": 8}, "diploma", False),
        ({"blood_type": 4}, "blood_type_letter", False),
        ({"disability": 1}, "doctors_letter", False),
        ({"passport_number": "C1234567"}, "passport", False),
    ],
)
def test_each_element_changes_on_its_proof_and_the_card_with_it(
    elements: dict[str, Any], proof: str, ktp: bool
) -> None:
    family = people.settle(people.ujang())
    done = changes(family.head, proof, **elements)
    for name, value in elements.items():
        assert getattr(person(family.head), name) == value
    assert person(family.head).nik == family.head.nik
    assert done.cards == (() if "disability" in elements else (family.family_id,))
    assert facts_of(done)["ktp"] is ktp
    assert tables_are_as_the_journal_says()


def test_an_element_without_its_own_proof_is_refused_by_name() -> None:
    ujang = people.settle(people.ujang()).head
    assert refuses(ujang, religion=2) == "element.needs_proof"
    assert refuses(ujang, "diploma", religion=2, education=8) == "element.needs_proof"


def test_the_entry_tells_what_stood_there_before() -> None:
    ujang = people.settle(people.ujang()).head
    done = changes(ujang, "diploma", "letter_of_employment", education=8, occupation=15)
    assert facts_of(done)["before"] == {"education": 5, "occupation": 1}


def test_a_child_has_no_ktp_to_be_printed_anew() -> None:
    dewi = people.member(people.settle(people.asep_and_siti()), Relation.CHILD)
    assert facts_of(changes(dewi, "letter_of_religious_leader", religion=2))["ktp"] is False


def test_an_element_can_be_emptied() -> None:
    ujang = people.settle(people.ujang()).head
    changes(ujang, "doctors_letter", disability=1)
    changes(ujang, "doctors_letter", disability=0)
    assert person(ujang).disability is None


def test_parents_who_were_not_known_are_written_down() -> None:
    ujang = people.settle(people.ujang()).head
    enok = people.a_person("ENOK RUKMINI", Sex.FEMALE, date(1960, 1, 1), Relation.HEAD)
    people.settle(people.a_family(enok, serial=8))
    mother = ParentFacts(name=enok.name, person_id=enok.person_id, nik=enok.nik or "")
    done = changes(ujang, "birth_akta", mother=mother, father=ParentFacts(name="DADANG SUHENDAR"))
    now = person(ujang)
    assert (now.mother_id, now.mother_name, now.father_id, now.father_name) == (
        enok.person_id,
        "ENOK RUKMINI",
        None,
        "DADANG SUHENDAR",
    )
    assert len(done.cards) == 1


def test_nobody_is_older_than_his_parents() -> None:
    family = people.settle(people.asep_and_siti())
    dewi = people.member(family, Relation.CHILD)
    siti = people.member(family, Relation.WIFE)
    as_mother = ParentFacts(name=dewi.name, person_id=dewi.person_id)
    assert refuses(siti, "birth_akta", mother=as_mother) == "element.parent_not_older"
    assert refuses(dewi, "birth_akta", birth_date=date(1993, 1, 1)) == "element.parent_not_older"
    assert refuses(siti, "birth_akta", birth_date=date(2012, 1, 1)) == "element.parent_not_older"
    assert refuses(dewi, "birth_akta", mother=as_mother) == "element.parent_not_older"


def three_generations() -> LoadedFamily:
    family = people.asep_and_siti()
    entin = people.a_person("ENTIN SUHARTINI", Sex.FEMALE, date(1965, 1, 1), Relation.OTHER_RELATIVE)
    return people.a_family(*family.members, entin)


def test_what_somebody_is_to_the_head_is_put_right() -> None:
    family = people.settle(three_generations())
    entin = family.members[3]
    done = changes(entin, "F-1.06", relation=Relation.PARENT_IN_LAW)
    assert done.cards == (family.family_id,)
    assert facts_of(done)["ktp"] is False
    assert names_on(family.family_id)[-1] == "ENTIN SUHARTINI"
    assert tables_are_as_the_journal_says()


@pytest.mark.parametrize(
    ("relation", "rule"),
    [
        (Relation.HEAD, "element.head_by_event"),
        (Relation.WIFE, "element.wrong_relation"),
        (Relation.HUSBAND, "element.wrong_relation"),
    ],
)
def test_a_head_or_a_wife_is_not_made_by_a_form(relation: Relation, rule: str) -> None:
    entin = people.settle(three_generations()).members[3]
    assert refuses(entin, "F-1.06", relation=relation) == rule


@pytest.mark.parametrize(
    ("elements", "proof", "rule"),
    [
        ({"marital_status": 2}, "F-1.05", "element.status_by_event"),
        ({"marital_status": 3}, "F-1.05", "element.status_by_event"),
        ({"marital_status": 4}, "F-1.05", "element.status_by_event"),
        ({"marital_status": 0}, "F-1.05", "element.unknown_code"),
        ({"birth_place": "x" * 101}, "diploma", "element.too_long"),
        ({"stay_permit_number": "2D11"}, "stay_permit", "element.permit_of_a_citizen"),
        ({"mother": ParentFacts(name=" ")}, "birth_akta", "element.empty"),
        ({"religion": 44}, "letter_of_religious_leader", "element.unknown_code"),
        ({"birth_date": date(2027, 1, 1)}, "birth_akta", "element.born_in_the_future"),
        ({"name": "  "}, "diploma", "element.empty"),
        ({"religion": 1}, "letter_of_religious_leader", "element.nothing_changes"),
        ({}, "diploma", "element.nothing_changes"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(elements: dict[str, Any], proof: str, rule: str) -> None:
    assert refuses(people.settle(people.ujang()).head, proof, **elements) == rule


def test_the_status_and_the_sex_of_the_married_follow_from_their_marriage() -> None:
    family = people.settle(people.asep_and_siti())
    assert refuses(family.head, "F-1.05", marital_status=5) == "element.status_by_event"
    assert refuses(family.head, "birth_akta", sex=Sex.FEMALE) == "element.sex_of_the_married"


def test_who_is_called_wife_is_a_woman() -> None:
    """Somebody whose marriage the register does not know is still called wife on the card."""
    ujang = people.ujang().head
    lina = people.a_person("LINA HERLINA", Sex.FEMALE, date(1991, 1, 1), Relation.WIFE)
    people.settle(people.a_family(ujang, lina))
    assert refuses(lina, "birth_akta", sex=Sex.MALE) == "element.wrong_relation"


def test_only_the_own_office_changes_elements_and_only_of_the_living() -> None:
    maya, ujang = people.settle(people.maya()).head, people.settle(people.ujang()).head
    with pytest.raises(OutsideJurisdiction):
        changes(maya, "diploma", education=8)
    entered(Death, person_id=ujang.person_id, place="rumah")
    with pytest.raises(PersonNotLiving):
        changes(ujang, "diploma", education=8)
