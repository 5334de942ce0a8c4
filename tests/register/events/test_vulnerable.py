"""Vulnerable residents: a temporary identity that becomes a real one, or turns out to be somebody known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from adminduk.foundation.db.ids import new_id
from adminduk.register.models import Person
from adminduk.register.types import (
    Biodata,
    Biometrics,
    Death,
    FamilyNotActive,
    Founds,
    Joins,
    PersonsMerged,
    PersonsParted,
    Plight,
    Relation,
    Sex,
    Spouse,
    TemporaryBecomesResident,
    TemporaryRecord,
    UnregisteredMarriage,
)
from adminduk.register.types.loading import LoadedFamily
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

HOUSE = Founds("Hunian tetap blok C-4", "005", "001", people.CIBINONG, "16911")
SARMAN = Biodata(
    name="Sarman Suhanda",
    sex=Sex.MALE,
    birth_date=date(1970, 7, 1),
    birth_place="Bogor",
    birth_date_estimated=True,
    religion=1,
)


def temporary(**more: Any) -> dict[str, Any]:
    """Sarman lost everything in a landslide; the team met him in the shelter."""
    return {
        "biodata": SARMAN,
        "plight": Plight.NATURAL_DISASTER,
        "place": "Posko GOR Pakansari",
        "evidence": papers("statement_of_loss"),
    } | more


def sarman() -> Person:
    return by_id(entered(TemporaryRecord, **temporary()).new_people[0])


def ratna() -> LoadedFamily:
    """A woman alone on her card."""
    return people.a_family(people.a_person("RATNA", Sex.FEMALE, date(1975, 1, 1), Relation.HEAD), serial=12)


def becoming(who: Person, **more: Any) -> dict[str, Any]:
    return {
        "person_id": who.person_id,
        "biodata": SARMAN,
        "home": HOUSE,
        "biometrics": Biometrics.NO_MATCH,
    } | more


def test_who_lost_everything_gets_a_letter_but_no_nik_and_no_card() -> None:
    done = entered(TemporaryRecord, **temporary())
    found = by_id(done.new_people[0])
    assert (found.residence, found.nik, found.life) == ("temporary", None, "living")
    assert found.temporary_number == done.akta_number == "SKPTI/3201/20112026/0001"
    assert (done.new_families, done.cards) == ((), ())
    assert tables_are_as_the_journal_says()


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"evidence": ()}, "vulnerable.needs_statement"),
        ({"plight": Plight.REMOTE_COMMUNITY, "evidence": papers("F-1.04")}, "vulnerable.needs_statement"),
        ({"place": " "}, "vulnerable.needs_place"),
        ({"biometrics": Biometrics.MATCH}, "first_record.known"),
        ({"biodata": replace(SARMAN, birth_date=date(2027, 1, 1))}, "first_record.age"),
    ],
)
def test_even_a_temporary_record_needs_a_statement(more: dict[str, Any], rule: str) -> None:
    assert refused(TemporaryRecord, **temporary(**more)) == rule


def test_the_head_of_a_remote_community_vouches_with_a_letter() -> None:
    event = temporary(plight=Plight.REMOTE_COMMUNITY, evidence=papers("tribal_letter"))
    assert entered(TemporaryRecord, **event).new_people


def test_the_temporary_record_becomes_a_real_one_with_nik_and_card() -> None:
    found = sarman()
    known = replace(SARMAN, birth_date=date(1970, 3, 9), birth_date_estimated=False)
    done = entered(TemporaryBecomesResident, **becoming(found, biodata=known))
    now = by_id(found.person_id)
    assert (now.residence, now.nik) == ("resident", "3201010903700001")
    assert (now.temporary_number, now.birth_date) == (found.temporary_number, date(1970, 3, 9))
    assert facts_of(done)["before"] == {"birth_date": "1970-07-01", "birth_date_estimated": True}
    assert names_on(done.new_families[0]) == ["SARMAN SUHANDA"]
    assert tables_are_as_the_journal_says()


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"biometrics": Biometrics.NOT_ASKED}, "first_record.compare_biometrics"),
        ({"biometrics": Biometrics.MATCH}, "first_record.known"),
        ({"lodges": True}, "first_record.needs_consent"),
    ],
)
def test_before_a_nik_is_given_somebody_looks_whether_he_has_one(more: dict[str, Any], rule: str) -> None:
    assert refused(TemporaryBecomesResident, **becoming(sarman(), **more)) == rule


def test_who_married_meanwhile_stays_married() -> None:
    woman_alone, found = people.settle(ratna()).head, sarman()
    couple = {"husband": Spouse(found.person_id), "wife": Spouse(woman_alone.person_id)}
    entered(UnregisteredMarriage, **couple, married_on=date(2026, 5, 1), witnesses=("A", "B"))
    woman = replace(SARMAN, sex=Sex.FEMALE)
    assert refused(TemporaryBecomesResident, **becoming(found, biodata=woman)) == "sex.still_married"
    entered(TemporaryBecomesResident, **becoming(found))
    assert by_id(found.person_id).marital_status == 3


def test_a_resident_does_not_become_one() -> None:
    ujang = people.settle(people.ujang()).head
    event = {**becoming(sarman()), "person_id": ujang.person_id}
    assert refused(TemporaryBecomesResident, **event) == "vulnerable.not_temporary"


def test_who_turns_out_to_be_known_is_merged_into_the_record_with_the_nik_and_may_be_parted() -> None:
    ujang, found = people.settle(people.ujang()).head, sarman()
    both = {"decided_by": (new_id(), new_id()), "reason": "Sidik jari sama."}
    wrong_way = {"survivor": found.person_id, "merged": ujang.person_id}
    assert refused(PersonsMerged, **wrong_way, **both) == "identity.keeps_the_nik"
    done = entered(PersonsMerged, survivor=ujang.person_id, merged=found.person_id, **both)
    assert by_id(found.person_id).merged_into == ujang.person_id
    apart = {
        "parted": found.person_id,
        "survivor": ujang.person_id,
        "reason": "Keliru.",
        "corrects": done.entry_id,
    }
    assert refused(PersonsParted, **apart, home=HOUSE) == "family.home_needed"
    entered(PersonsParted, **apart, home=None)
    assert (by_id(found.person_id).life, by_id(found.person_id).residence) == ("living", "temporary")
    assert tables_are_as_the_journal_says()


def test_who_dies_in_the_shelter_has_a_death_akta() -> None:
    found = sarman()
    done = entered(Death, person_id=found.person_id, place="Posko GOR Pakansari")
    assert by_id(found.person_id).death_akta_number == done.akta_number


def test_a_card_that_has_ended_takes_nobody_in() -> None:
    family = people.settle(people.ujang())
    entered(Death, person_id=family.head.person_id, place="rumah")
    with pytest.raises(FamilyNotActive):
        entered(TemporaryBecomesResident, **becoming(sarman(), home=Joins(family.family_id, Relation.OTHER)))
