"""A marriage: in church and registered by us, by ruling, by the KUA, or by the couple's own statement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.types import (
    Citizenship,
    MarriageByRuling,
    MarriageNotified,
    PersonNotLiving,
    Relation,
    Ruling,
    Sex,
    Spouse,
)
from tests import people
from tests.register.events import couples
from tests.register.events.couples import (
    RULING,
    WEDDING,
    akta_state,
    facts_of,
    happens,
    holds,
    live_together,
    marry,
    rule_against,
    spouse,
)
from tests.register.events.register import marriages_of, person
from tests.register.events.test_deaths import dies

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Any, Any]:
    """Yohanes and Maria, each with the card he and she came with."""
    his, hers = couples.yohanes(), couples.maria()
    people.settle(his, hers)
    return his, hers


def test_a_marriage_gives_an_akta_and_both_are_married(two: Any) -> None:
    his, hers = two
    done = marry(his.head, hers.head)
    assert done.akta_number == "3201-KW-20112026-0001"
    for one in (his.head, hers.head):
        record = person(one)
        assert (record.marital_status, record.marriage_date) == (2, WEDDING)
        assert record.marriage_number == done.akta_number
    (marriage,) = marriages_of(hers.head)
    assert (marriage.husband_id, marriage.registered) == (his.head.person_id, True)
    assert akta_state(done.akta_number) == "active"
    assert set(done.cards) == {his.family_id, hers.family_id}
    assert facts_of(done)["late"] is False
    assert holds()


def test_a_late_report_is_registered_and_said_to_be_late(two: Any) -> None:
    his, hers = two
    done = marry(his.head, hers.head, effective_on=date(2026, 9, 20))
    assert facts_of(done)["late"] is True


def test_a_wife_from_the_next_city_is_married_in_the_same_act() -> None:
    his, hers = couples.yohanes(), people.maya()
    people.settle(his, hers)
    done = marry(his.head, hers.head)
    assert person(hers.head).marital_status == 2
    assert person(hers.head).marriage_number == done.akta_number
    assert hers.family_id in done.cards
    assert holds()


def test_a_foreigner_without_record_stands_in_the_entry_and_in_the_husbands_record(two: Any) -> None:
    his, _ = two
    bride = Spouse(
        name="ANNA DE VRIES",
        birth_date=date(1995, 3, 3),
        citizenship=Citizenship.FOREIGN,
        religion=couples.CHRISTIAN,
        document_number="NX1234567",
        permit="Kedutaan Belanda 17/2026",
    )
    done = marry(his.head, his.head, wife=bride)
    assert person(his.head).marital_status == 2
    assert facts_of(done)["wife"]["name"] == "ANNA DE VRIES"
    assert done.cards == (his.family_id,)
    assert holds()


def test_an_unregistered_couple_that_registers_keeps_one_marriage(two: Any) -> None:
    his, hers = two
    live_together(his.head, hers.head)
    done = marry(his.head, hers.head)
    (marriage,) = marriages_of(hers.head)
    assert (marriage.registered, marriage.number, marriage.married_on) == (True, done.akta_number, WEDDING)
    assert person(his.head).marital_status == 2
    assert holds()


def test_two_who_share_a_card_are_shown_as_husband_and_wife() -> None:
    his = couples.yohanes().head
    hers = people.a_person(
        "LIDIA", Sex.FEMALE, date(1996, 1, 1), Relation.OTHER, serial=61, religion=couples.CHRISTIAN
    )
    family = people.settle(people.a_family(his, hers, serial=51))
    marry(his, hers)
    assert couples.card(family.family_id)[1] == ("LIDIA", Relation.WIFE)
    assert holds()


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"effective_on": people.TODAY + timedelta(1)}, "couple.in_the_future"),
        ({"effective_on": date(1994, 1, 1)}, "marriage.before_birth"),
        ({"effective_on": date(2012, 6, 1)}, "marriage.too_young"),
        ({"effective_on": date(2014, 6, 1)}, "marriage.needs_consent"),
    ],
)
def test_a_wedding_day_that_the_law_does_not_know_is_refused(
    two: Any, facts: dict[str, Any], rule: str
) -> None:
    his, hers = two
    assert rule_against(lambda: marry(his.head, hers.head, **facts)) == rule


def test_who_is_too_young_marries_with_dispensation_and_consent() -> None:
    young = couples.alone("RUT", Sex.FEMALE, date(2008, 5, 5), 70)
    his = couples.yohanes()
    people.settle(his, young)
    bride = spouse(young.head, dispensation=RULING, parents_consent=True)
    marry(his.head, young.head, wife=bride)
    assert person(young.head).marital_status == 2


def test_two_men_are_refused(two: Any) -> None:
    his, _ = two
    other = people.settle(couples.alone("PETRUS", Sex.MALE, date(1990, 1, 1), 71))
    assert rule_against(lambda: marry(his.head, other.head)) == "couple.not_man_and_woman"


def test_brother_and_sister_are_refused() -> None:
    mother = couples.alone("IBU BERSAMA", Sex.FEMALE, date(1970, 1, 1), 72)
    his = couples.yohanes(mother_id=mother.head.person_id, mother_name=mother.head.name)
    hers = couples.maria(mother_id=mother.head.person_id, mother_name=mother.head.name)
    people.settle(mother, his, hers)
    assert rule_against(lambda: marry(his.head, hers.head)) == "marriage.too_near"


def test_the_married_can_not_marry_again_but_a_man_whom_the_court_allowed(two: Any) -> None:
    his, hers = two
    second = people.settle(couples.alone("NAOMI", Sex.FEMALE, date(1992, 2, 2), 73))
    first = marry(his.head, hers.head)
    assert rule_against(lambda: marry(his.head, second.head)) == "marriage.still_married"
    marry(his.head, second.head, husband=spouse(his.head, another_wife=RULING))
    assert person(second.head).marital_status == 2
    # His record goes on showing his first marriage.
    assert person(his.head).marriage_number == first.akta_number
    assert holds()


def test_a_wife_can_not_take_another_husband_even_by_ruling(two: Any) -> None:
    his, hers = two
    marry(his.head, hers.head)
    other = people.settle(couples.alone("PETRUS", Sex.MALE, date(1990, 1, 1), 71))
    bride = spouse(hers.head, another_wife=RULING)
    assert rule_against(lambda: marry(other.head, hers.head, wife=bride)) == "marriage.still_married"


def test_the_same_couple_is_not_registered_twice(two: Any) -> None:
    his, hers = two
    marry(his.head, hers.head)
    assert rule_against(lambda: marry(his.head, hers.head)) == "marriage.already_registered"


def test_the_divorced_and_widowed_show_how_their_marriage_ended() -> None:
    his, hers = couples.yohanes(marital_status=6), couples.maria(marital_status=5)
    people.settle(his, hers)
    assert rule_against(lambda: marry(his.head, hers.head)) == "marriage.needs_proof_of_end"
    marry(
        his.head,
        hers.head,
        husband=spouse(his.head, proof_of_end="3201-KM-01022020-0003"),
        wife=spouse(hers.head, proof_of_end="3201-CR-01022021-0001"),
    )
    assert person(hers.head).marital_status == 2


def test_a_widow_whose_husbands_death_we_registered_needs_no_paper(two: Any) -> None:
    his, hers = two
    marry(his.head, hers.head, effective_on=date(2020, 5, 5))
    dies(his.head)
    other = people.settle(couples.alone("PETRUS", Sex.MALE, date(1990, 1, 1), 71))
    done = marry(other.head, hers.head, effective_on=people.TODAY)
    assert person(hers.head).marital_status == 2
    assert [one.ended_by for one in marriages_of(hers.head)] == ["death", ""]
    # Within 130 days of his death: the entry warns, and the office goes on (PP 9/1975 art. 39).
    assert facts_of(done)["in_waiting_time"] is True
    assert holds()


def test_nobody_marries_the_dead(two: Any) -> None:
    his, hers = two
    dies(his.head)
    with pytest.raises(PersonNotLiving):
        marry(his.head, hers.head)


def test_a_soldier_brings_the_commanders_permit() -> None:
    his, hers = couples.yohanes(occupation=6), couples.maria()
    people.settle(his, hers)
    assert rule_against(lambda: marry(his.head, hers.head)) == "marriage.needs_permit"
    marry(his.head, hers.head, husband=spouse(his.head, permit="SI/44/X/2026"))
    assert person(his.head).marital_status == 2


def test_muslims_are_sent_to_the_kua_and_two_faiths_to_the_court() -> None:
    his, hers = couples.yohanes(religion=1), couples.maria(religion=1)
    hindu = couples.alone("NI LUH", Sex.FEMALE, date(1993, 3, 3), 74, religion=4)
    people.settle(his, hers, hindu)
    assert rule_against(lambda: marry(his.head, hers.head)) == "marriage.for_the_kua"
    assert rule_against(lambda: marry(his.head, hindu.head)) == "marriage.two_faiths"


def test_a_couple_of_two_faiths_is_registered_by_ruling() -> None:
    his, hers = couples.yohanes(religion=4), couples.maria()
    people.settle(his, hers)
    done = happens(
        MarriageByRuling,
        husband=spouse(his.head),
        wife=spouse(hers.head),
        effective_on=WEDDING,
        ruling=Ruling(by="PN Cibinong", number="3/Pdt.P/2026/PN Cbi", given_on=date(2026, 11, 9)),
    )
    assert done.akta_number == "3201-KW-20112026-0001"
    assert person(hers.head).marital_status == 2
    assert holds()


def test_the_kua_tells_us_of_a_marriage_and_we_make_no_akta() -> None:
    his, hers = couples.yohanes(religion=1), couples.maria(religion=1)
    people.settle(his, hers)
    done = happens(
        MarriageNotified,
        husband=spouse(his.head),
        wife=spouse(hers.head),
        effective_on=WEDDING,
        book_number="0412/031/X/2026",
        recorded_by="KUA Cibinong",
    )
    assert done.akta_number == ""
    assert person(hers.head).marriage_number == "0412/031/X/2026"
    assert marriages_of(hers.head)[0].registered
    assert holds()


def test_the_kua_can_not_have_recorded_christians(two: Any) -> None:
    his, hers = two
    told = {"husband": spouse(his.head), "wife": spouse(hers.head), "recorded_by": "KUA Cibinong"}
    number = {"book_number": "0412/031/X/2026"}
    assert rule_against(lambda: happens(MarriageNotified, **told, **number)) == "marriage.not_for_the_kua"
    assert rule_against(lambda: happens(MarriageNotified, **told, book_number=" ")) == "couple.without_number"


def test_a_couple_states_its_unregistered_marriage(two: Any) -> None:
    his, hers = two
    done = live_together(his.head, hers.head)
    assert done.akta_number == ""
    record = person(hers.head)
    assert (record.marital_status, record.marriage_date, record.marriage_number) == (3, date(2019, 6, 1), "")
    assert not marriages_of(hers.head)[0].registered
    assert holds()


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"witnesses": ("Agus",)}, "couple.needs_witnesses"),
        ({"married_on": date(2011, 1, 1)}, "marriage.too_young"),
        ({"effective_on": people.TODAY + timedelta(1)}, "couple.in_the_future"),
    ],
)
def test_a_statement_that_does_not_count_is_refused(two: Any, facts: dict[str, Any], rule: str) -> None:
    his, hers = two
    assert rule_against(lambda: live_together(his.head, hers.head, **facts)) == rule


def test_nobody_is_married_to_two_strangers(two: Any) -> None:
    assert rule_against(
        lambda: marry(two[0].head, two[1].head, husband=Spouse(name="A"), wife=Spouse(name="B"))
    ) == ("couple.nobody_here")
    assert rule_against(lambda: marry(two[0].head, two[1].head, wife=Spouse())) == "couple.not_named"


def test_another_districts_officer_is_refused(two: Any) -> None:
    his, hers = two
    with pytest.raises(OutsideJurisdiction):
        marry(his.head, hers.head, by=people.DODI)
