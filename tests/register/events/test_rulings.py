"""What a court has ruled: another name, the other sex, a note beside the akta."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.types import ChangeOfName, ChangeOfSex, MarginalNote, Relation, Ruling, Sex
from tests import people
from tests.register.events.office import (
    RULING,
    entered,
    facts_of,
    names_on,
    notes_beside,
    refused,
    tables_are_as_the_journal_says,
)
from tests.register.events.register import person

pytestmark = pytest.mark.django_db

AKTA_OF_DEWI = "3201-LU-20022018-0004"


def test_a_ruling_changes_the_name_the_card_and_is_noted_beside_the_birth_akta() -> None:
    family = people.settle(people.asep_and_siti())
    dewi = people.member(family, Relation.CHILD)
    done = entered(ChangeOfName, person_id=dewi.person_id, name="Dewi  Larasati", ruling=RULING)
    assert person(dewi).name == "DEWI LARASATI"
    assert "DEWI LARASATI" in names_on(family.family_id)
    assert done.cards == (family.family_id,)
    assert notes_beside(AKTA_OF_DEWI) == ["change_of_name"]
    assert facts_of(done)["before"] == "DEWI LESTARI"
    assert tables_are_as_the_journal_says()


def test_who_never_had_an_akta_has_nothing_to_be_noted_beside() -> None:
    ujang = people.settle(people.ujang()).head
    entered(ChangeOfName, person_id=ujang.person_id, name="UJANG SUPRIYATNA", ruling=RULING)
    assert person(ujang).name == "UJANG SUPRIYATNA"
    assert notes_beside("") == []


@pytest.mark.parametrize(("days", "late"), [(30, False), (31, True)])
def test_more_than_thirty_days_after_the_copy_of_the_ruling_is_late_but_never_refused(
    days: int, late: bool
) -> None:
    ujang = people.settle(people.ujang()).head
    ruling = Ruling(by=RULING.by, number=RULING.number, given_on=date(2026, 9, 1))
    received = people.TODAY - timedelta(days)
    done = entered(
        ChangeOfName, person_id=ujang.person_id, name="UJANG SUPRIYADI", ruling=ruling, received_on=received
    )
    assert facts_of(done)["late"] is late


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"ruling": Ruling(by="", number="", given_on=date(2026, 11, 2))}, "ruling.needed"),
        ({"ruling": Ruling(by="PN", number="1", given_on=date(2026, 11, 21))}, "ruling.not_yet"),
        ({"effective_on": date(2026, 10, 1)}, "ruling.not_yet"),
        ({"name": "UJANG SUPRIATNA"}, "name.same"),
        ({"name": "Ujang 2"}, "name_has_digit"),
        ({"name": "Drs. Ujang Supriatna"}, "name_has_title"),
        ({"name": "Ujang"}, "name_of_one_word"),
    ],
)
def test_a_name_that_the_law_does_not_know_is_refused(facts: dict[str, Any], rule: str) -> None:
    ujang = people.settle(people.ujang()).head
    assert (
        refused(
            ChangeOfName, **({"person_id": ujang.person_id, "name": "Ujang Baru", "ruling": RULING} | facts)
        )
        == rule
    )


def test_a_name_of_one_word_is_the_officers_to_confirm() -> None:
    ujang = people.settle(people.ujang()).head
    done = entered(
        ChangeOfName, person_id=ujang.person_id, name="Ujang", ruling=RULING, confirmed=("name_of_one_word",)
    )
    assert person(ujang).name == "UJANG"
    assert facts_of(done)["answered"] == ["name_of_one_word"]


def test_another_office_changes_nobody() -> None:
    maya = people.settle(people.maya()).head
    with pytest.raises(OutsideJurisdiction):
        entered(ChangeOfName, person_id=maya.person_id, name="MAYA ANGGRAINI", ruling=RULING)


def test_a_ruling_changes_the_sex_and_the_nik_stays() -> None:
    family = people.settle(people.asep_and_siti())
    dewi = people.member(family, Relation.CHILD)
    done = entered(ChangeOfSex, person_id=dewi.person_id, sex=Sex.MALE, ruling=RULING)
    assert (person(dewi).sex, person(dewi).nik) == (Sex.MALE, dewi.nik)
    assert notes_beside(AKTA_OF_DEWI) == ["change_of_sex"]
    assert done.cards == (family.family_id,)
    assert tables_are_as_the_journal_says()


def test_who_is_married_settles_the_marriage_before_the_sex_is_changed() -> None:
    family = people.settle(people.asep_and_siti())
    siti = people.member(family, Relation.WIFE)
    assert refused(ChangeOfSex, person_id=siti.person_id, sex=Sex.MALE, ruling=RULING) == "sex.still_married"
    assert refused(ChangeOfSex, person_id=siti.person_id, sex=Sex.FEMALE, ruling=RULING) == "sex.same"


def test_another_ruling_is_noted_beside_the_akta_and_changes_nothing_else() -> None:
    family = people.settle(people.asep_and_siti())
    dewi = people.member(family, Relation.CHILD)
    done = entered(
        MarginalNote,
        person_id=dewi.person_id,
        akta_number=AKTA_OF_DEWI,
        ruling=RULING,
        text="Perwalian atas anak ditetapkan kepada Entin Suhartini.",
    )
    assert notes_beside(AKTA_OF_DEWI) == ["other_event"]
    assert (done.akta_number, done.cards) == ("", ())
    assert person(dewi).name == "DEWI LESTARI"
    assert tables_are_as_the_journal_says()


@pytest.mark.parametrize(
    ("facts", "rule"),
    [({"akta_number": "3201-LU-01012020-0009"}, "akta.not_of_this_person"), ({"text": "  "}, "note.empty")],
)
def test_a_note_stands_beside_the_persons_own_akta_and_says_something(
    facts: dict[str, Any], rule: str
) -> None:
    dewi = people.member(people.settle(people.asep_and_siti()), Relation.CHILD)
    given = {"person_id": dewi.person_id, "akta_number": AKTA_OF_DEWI, "ruling": RULING, "text": "Perwalian."}
    assert refused(MarginalNote, **(given | facts)) == rule
