"""An akta put right by the registrar: a slip of the pen, with proof, without a court."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.register.types import (
    AktaCorrection,
    Death,
    Elements,
    Entered,
    Relation,
)
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import people
from tests.register.events.office import (
    entered,
    facts_of,
    notes_beside,
    papers,
    refused,
    tables_are_as_the_journal_says,
)
from tests.register.events.register import marriages_of, person

pytestmark = pytest.mark.django_db

AKTA_OF_DEWI = "3201-LU-20022018-0004"
YESTERDAY = people.TODAY - timedelta(1)


def dewi_of(family: LoadedFamily) -> LoadedPerson:
    return people.member(family, Relation.CHILD)


def correction(who: LoadedPerson, number: str, **more: Any) -> dict[str, Any]:
    facts = {
        "person_id": who.person_id,
        "akta_number": number,
        "reason": "Satu huruf keliru.",
        "evidence": papers("diploma"),
    }
    return facts | more


def dies(who: LoadedPerson) -> Entered:
    return entered(Death, person_id=who.person_id, place="rumah", effective_on=YESTERDAY)


def test_a_slip_of_the_pen_is_put_right_under_the_same_number_with_a_note_and_a_new_kutipan() -> None:
    family = people.settle(people.asep_and_siti())
    dewi = dewi_of(family)
    wanted = Elements(name="DEWI LESTARY", birth_place="Cibinong")
    done = entered(AktaCorrection, **correction(dewi, AKTA_OF_DEWI, elements=wanted))
    assert (person(dewi).name, person(dewi).birth_place) == ("DEWI LESTARY", "Cibinong")
    assert (person(dewi).birth_akta_number, done.akta_number) == (AKTA_OF_DEWI, "")
    assert notes_beside(AKTA_OF_DEWI) == ["correction"]
    facts = facts_of(done)
    assert (facts["before"], facts["new_kutipan"]) == ({"name": "DEWI LESTARI", "birth_place": "Bogor"}, True)
    assert done.cards == (family.family_id,)
    assert tables_are_as_the_journal_says()


def test_the_nik_stays_when_the_birth_date_was_wrong() -> None:
    dewi = dewi_of(people.settle(people.asep_and_siti()))
    wanted = Elements(birth_date=date(2018, 2, 13))
    entered(AktaCorrection, **correction(dewi, AKTA_OF_DEWI, elements=wanted, requested_by=""))
    assert (person(dewi).birth_date, person(dewi).nik) == (date(2018, 2, 13), dewi.nik)


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"elements": Elements(name="RATNA KUSUMA")}, "akta.another_name"),
        ({"elements": Elements(name="DEWI LESTARY"), "evidence": ()}, "akta.needs_proof"),
        ({"elements": Elements(religion=2)}, "akta.not_a_column"),
        ({"died_on": YESTERDAY}, "akta.not_a_column"),
        ({}, "akta.nothing_to_correct"),
        ({"elements": Elements(birth_date=date(1993, 1, 1))}, "element.parent_not_older"),
        (
            {"elements": Elements(name="DEWI LESTARY"), "akta_number": "3201-LU-1-1"},
            "akta.not_of_this_person",
        ),
    ],
)
def test_only_slips_in_the_columns_of_ones_own_akta_are_put_right_and_with_proof(
    more: dict[str, Any], rule: str
) -> None:
    dewi = dewi_of(people.settle(people.asep_and_siti()))
    assert refused(AktaCorrection, **correction(dewi, AKTA_OF_DEWI, **more)) == rule


def test_the_day_of_death_is_put_right_and_the_widowhood_with_it() -> None:
    family = people.settle(people.asep_and_siti())
    siti = people.member(family, Relation.WIFE)
    akta = dies(family.head).akta_number
    day = date(2026, 11, 9)
    entered(AktaCorrection, **correction(family.head, akta, died_on=day))
    assert person(family.head).death_date == day
    assert [one.ended_on for one in marriages_of(siti)] == [day]
    assert notes_beside(akta) == ["correction"]
    assert tables_are_as_the_journal_says()
    for wrong in (people.TODAY + timedelta(1), date(1989, 1, 1), date(2010, 1, 1)):
        assert refused(AktaCorrection, **correction(family.head, akta, died_on=wrong)) == "akta.wrong_day"


def test_the_day_of_marriage_is_put_right_for_both() -> None:
    family = people.settle(people.asep_and_siti())
    siti = people.member(family, Relation.WIFE)
    number = people.MARRIED["marriage_number"]
    day = date(2014, 6, 12)
    entered(AktaCorrection, **correction(siti, number, married_on=day))
    assert [one.married_on for one in marriages_of(siti)] == [day]
    assert [person(one).marriage_date for one in (siti, family.head)] == [day, day]
    assert tables_are_as_the_journal_says()
