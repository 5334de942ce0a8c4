"""A divorce, its household, and what a court annuls: a divorce or the marriage itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.types import (
    Divorce,
    DivorceAnnulment,
    DivorceNotified,
    Entered,
    FamilyNotActive,
    Founds,
    Joins,
    Leaving,
    Relation,
    Ruling,
    Sex,
    Spouse,
    UnregisteredDivorce,
)
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import people
from tests.register.events import couples
from tests.register.events.couples import (
    LAST_WEEK,
    RULING,
    WITNESSES,
    akta_state,
    card,
    facts_of,
    happens,
    holds,
    live_together,
    marry,
    notes_beside,
    rule_against,
    spouse,
)
from tests.register.events.register import marriages_of, person
from tests.register.events.test_deaths import dies

pytestmark = pytest.mark.django_db

NEW_HOME = Founds(
    address="Jl. Mayor Oking 7", rt="003", rw="004", village_code=people.CIBINONG, postal_code="16911"
)
OLD_NUMBER = "3201-KW-01072015-0002"
MARRIED: dict[str, Any] = {
    "marital_status": 2,
    "marriage_date": date(2015, 6, 20),
    "marriage_number": OLD_NUMBER,
}


def sitorus() -> LoadedFamily:
    """A Christian couple on one card with a son, married long ago; the father is the head."""
    father = couples.yohanes(**MARRIED).head
    mother = people.a_person(
        "MARIA SIMANJUNTAK",
        Sex.FEMALE,
        date(1994, 9, 2),
        Relation.WIFE,
        serial=52,
        religion=couples.CHRISTIAN,
        **MARRIED,
    )
    son = people.a_person(
        "DANIEL",
        Sex.MALE,
        date(2016, 8, 8),
        Relation.CHILD,
        serial=54,
        religion=couples.CHRISTIAN,
        mother_id=mother.person_id,
        mother_name=mother.name,
        father_id=father.person_id,
        father_name=father.name,
    )
    return people.a_family(father, mother, son, serial=51)


def parts(husband: LoadedPerson, wife: LoadedPerson, number: str = OLD_NUMBER, /, **facts: Any) -> Entered:
    """The court's ruling of October became final last week."""
    told = {"husband": spouse(husband), "wife": spouse(wife), "marriage_number": number, "ruling": RULING}
    return happens(Divorce, **(told | facts))


@pytest.fixture
def family() -> LoadedFamily:
    return people.settle(sitorus())


def test_a_divorce_gives_an_akta_and_both_are_divorced(family: LoadedFamily) -> None:
    husband, wife, son = family.members
    done = parts(husband, wife)
    assert done.akta_number == "3201-CR-20112026-0001"
    for one in (husband, wife):
        record = person(one)
        assert (record.marital_status, record.divorce_date) == (4, LAST_WEEK)
        assert record.divorce_number == done.akta_number
    assert [(one.ended_by, one.ended_on) for one in marriages_of(wife)] == [("divorce", LAST_WEEK)]
    assert notes_beside(OLD_NUMBER) == ["divorce"]
    assert facts_of(done)["late"] is False
    # Nobody left: both stay on the card, she as a relative.
    assert card(family.family_id) == [
        (husband.name, Relation.HEAD),
        (wife.name, Relation.OTHER_RELATIVE),
        (son.name, Relation.CHILD),
    ]
    assert done.cards == (family.family_id,)
    assert holds()


def test_the_excerpts_of_our_own_akta_are_withdrawn() -> None:
    his, hers = couples.yohanes(), couples.maria()
    people.settle(his, hers)
    number = marry(his.head, hers.head).akta_number
    done = parts(his.head, hers.head, number)
    assert (akta_state(number), akta_state(done.akta_number)) == ("withdrawn", "active")
    assert set(done.cards) == {his.family_id, hers.family_id}
    assert holds()


def test_the_wife_who_leaves_heads_a_new_card_with_her_son(family: LoadedFamily) -> None:
    husband, wife, son = family.members
    done = parts(husband, wife, leaving=Leaving(wife.person_id, NEW_HOME, with_him=(son.person_id,)))
    (new,) = done.new_families
    assert card(new) == [(wife.name, Relation.HEAD), (son.name, Relation.CHILD)]
    assert card(family.family_id) == [(husband.name, Relation.HEAD)]
    assert set(done.cards) == {family.family_id, new}
    assert done.numbers is not None and done.numbers["kk"].startswith(people.CIBINONG[:6])
    assert holds()


def test_the_head_who_leaves_gives_the_card_to_his_wife(family: LoadedFamily) -> None:
    husband, wife, son = family.members
    done = parts(husband, wife, leaving=Leaving(husband.person_id, NEW_HOME))
    cards = [card(one) for one in done.new_families]
    assert sorted(cards) == sorted(
        [
            [(husband.name, Relation.HEAD)],
            [(wife.name, Relation.HEAD), (son.name, Relation.CHILD)],
        ]
    )
    with pytest.raises(FamilyNotActive):
        card(family.family_id)
    assert holds()


def test_the_wife_goes_home_to_her_mother_and_her_son_is_a_grandchild(family: LoadedFamily) -> None:
    husband, wife, son = family.members
    mother = people.settle(couples.alone("IBU SIMANJUNTAK", Sex.FEMALE, date(1966, 1, 1), 80))
    home = Joins(mother.family_id, Relation.CHILD)
    done = parts(husband, wife, leaving=Leaving(wife.person_id, home, with_him=(son.person_id,)))
    assert card(mother.family_id) == [
        (mother.head.name, Relation.HEAD),
        (wife.name, Relation.CHILD),
        (son.name, Relation.GRANDCHILD),
    ]
    assert set(done.cards) == {family.family_id, mother.family_id}
    assert holds()


def test_a_daughter_in_law_who_stays_is_a_relative_of_the_head() -> None:
    head = couples.alone("BAPAK SITORUS", Sex.MALE, date(1965, 1, 1), 60).head
    _, wife, grandson = sitorus().members
    husband = replace(sitorus().head, relation=int(Relation.CHILD))
    wife = replace(wife, relation=int(Relation.CHILD_IN_LAW))
    grandson = replace(
        grandson, relation=int(Relation.GRANDCHILD), mother_id=wife.person_id, father_id=husband.person_id
    )
    family = people.settle(people.a_family(head, husband, wife, grandson, serial=60))
    parts(husband, wife, leaving=Leaving(husband.person_id, NEW_HOME))
    assert card(family.family_id) == [
        (head.name, Relation.HEAD),
        (wife.name, Relation.OTHER_RELATIVE),
        (grandson.name, Relation.GRANDCHILD),
    ]
    assert holds()


def test_only_one_of_the_two_leaves_and_not_to_another_region(family: LoadedFamily) -> None:
    husband, wife, son = family.members
    leaving = Leaving(son.person_id, NEW_HOME)
    assert rule_against(lambda: parts(husband, wife, leaving=leaving)) == "divorce.not_of_the_couple"
    with_the_husband = Leaving(wife.person_id, NEW_HOME, with_him=(husband.person_id,))
    assert rule_against(lambda: parts(husband, wife, leaving=with_the_husband)) == "divorce.not_of_the_couple"
    city = Founds(
        address="Jl. Suryakencana", rt="1", rw="1", village_code=people.BOGOR_SELATAN, postal_code=""
    )
    with pytest.raises(OutsideJurisdiction):
        parts(husband, wife, leaving=Leaving(wife.person_id, city))


def test_a_wife_in_the_next_city_is_divorced_in_the_same_act() -> None:
    his, hers = couples.yohanes(), people.maya()
    people.settle(his, hers)
    number = marry(his.head, hers.head).akta_number
    done = parts(his.head, hers.head, number)
    assert person(hers.head).marital_status == 4
    assert person(hers.head).divorce_number == done.akta_number
    assert hers.family_id in done.cards
    assert holds()


def test_a_spouse_who_is_only_named_is_left_in_the_record_that_is_here() -> None:
    his = people.settle(couples.yohanes(**MARRIED))
    parts(his.head, his.head, wife=Spouse(name="ANNA DE VRIES"))
    assert person(his.head).marital_status == 4
    assert holds()


def test_a_couple_whose_cards_never_named_each_other_is_divorced_too() -> None:
    his, hers = couples.yohanes(**MARRIED), couples.maria(**MARRIED)
    people.settle(his, hers)
    parts(his.head, hers.head)
    assert [(one.ended_by, one.number) for one in marriages_of(hers.head)] == [("divorce", OLD_NUMBER)]
    assert holds()


def test_two_who_are_married_to_others_elsewhere_are_no_couple() -> None:
    his, hers = couples.yohanes(**MARRIED), couples.maria(**MARRIED | {"marriage_number": "474.2/1/2015"})
    people.settle(his, hers)
    assert rule_against(lambda: parts(his.head, hers.head)) == "couple.not_married_to_each_other"


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"effective_on": people.TODAY + timedelta(1)}, "couple.in_the_future"),
        ({"effective_on": date(2026, 9, 1)}, "couple.final_too_early"),
        ({"marriage_number": "3201-KW-01072015-0099"}, "couple.another_number"),
        (
            {
                "effective_on": date(2014, 1, 1),
                "ruling": Ruling(by="PN", number="1", given_on=date(2013, 1, 1)),
            },
            "divorce.before_the_marriage",
        ),
    ],
)
def test_a_divorce_that_the_law_does_not_know_is_refused(
    family: LoadedFamily, facts: dict[str, Any], rule: str
) -> None:
    husband, wife, _ = family.members
    assert rule_against(lambda: parts(husband, wife, **facts)) == rule


def test_who_is_not_married_is_not_divorced(family: LoadedFamily) -> None:
    husband, wife, _ = family.members
    maria = people.settle(couples.alone("NAOMI", Sex.FEMALE, date(1992, 2, 2), 73))
    assert rule_against(lambda: parts(husband, maria.head)) == "couple.not_married_to_each_other"
    parts(husband, wife)
    assert rule_against(lambda: parts(husband, wife)) == "couple.not_married_to_each_other"


def test_muslims_bring_the_akta_of_the_religious_court() -> None:
    family = people.settle(people.asep_and_siti())
    asep, siti = family.members[:2]
    number = str(people.MARRIED["marriage_number"])
    assert rule_against(lambda: parts(asep, siti, number)) == "divorce.for_the_religious_court"
    done = happens(
        DivorceNotified,
        husband=spouse(asep),
        wife=spouse(siti),
        akta_cerai="1201/AC/2026/PA.Cbn",
        court="PA Cibinong",
        leaving=Leaving(siti.person_id, NEW_HOME),
    )
    assert done.akta_number == ""
    assert (person(siti).marital_status, person(siti).divorce_number) == (4, "1201/AC/2026/PA.Cbn")
    assert card(done.new_families[0]) == [(siti.name, Relation.HEAD)]
    assert holds()


def test_an_unregistered_couple_parts_by_its_own_statement() -> None:
    his, hers = couples.yohanes(), couples.maria()
    people.settle(his, hers)
    live_together(his.head, hers.head)
    told = {"husband": spouse(his.head), "wife": spouse(hers.head)}
    assert rule_against(lambda: happens(UnregisteredDivorce, **told)) == "couple.needs_witnesses"
    done = happens(UnregisteredDivorce, **told, witnesses=WITNESSES)
    assert done.akta_number == ""
    assert person(hers.head).marital_status == 5
    assert marriages_of(hers.head)[0].ended_by == "declared_divorce"
    assert holds()


def test_a_registered_marriage_ends_by_ruling_only_and_an_unregistered_one_has_no_akta(
    family: LoadedFamily,
) -> None:
    husband, wife, _ = family.members
    told = {"husband": spouse(husband), "wife": spouse(wife), "witnesses": WITNESSES}
    assert rule_against(lambda: happens(UnregisteredDivorce, **told)) == "divorce.needs_ruling"
    his, hers = (
        couples.alone("LUKAS", Sex.MALE, date(1990, 1, 1), 81),
        couples.alone("LIDIA", Sex.FEMALE, date(1990, 1, 1), 82),
    )
    people.settle(his, hers)
    live_together(his.head, hers.head)
    assert rule_against(lambda: parts(his.head, hers.head, "")) == "couple.never_registered"


def revive(husband: LoadedPerson, wife: LoadedPerson, divorce: str, /, **facts: Any) -> Entered:
    told = {
        "husband": spouse(husband),
        "wife": spouse(wife),
        "divorce_number": divorce,
        "marriage_number": OLD_NUMBER,
        "ruling": RULING,
        "effective_on": people.TODAY,
    }
    return happens(DivorceAnnulment, **(told | facts))


def test_an_annulled_divorce_revives_the_marriage_as_it_was(family: LoadedFamily) -> None:
    husband, wife, _ = family.members
    divorce = parts(husband, wife).akta_number
    done = revive(husband, wife, divorce)
    assert done.akta_number == "SKPCR/3201/20112026/0001"
    record = person(wife)
    assert (record.marital_status, record.marriage_number, record.divorce_number) == (2, OLD_NUMBER, "")
    assert [(one.ended_on, one.ended_by) for one in marriages_of(wife)] == [(None, "")]
    assert akta_state(divorce) == "withdrawn"
    assert notes_beside(divorce) == ["divorce_annulment"]
    assert notes_beside(OLD_NUMBER) == ["divorce", "divorce_annulment"]
    assert card(family.family_id)[1] == (wife.name, Relation.WIFE)
    assert holds()


def test_a_marriage_is_not_revived_once_one_has_married_again(family: LoadedFamily) -> None:
    husband, wife, _ = family.members
    divorce = parts(husband, wife).akta_number
    other = people.settle(couples.alone("PETRUS", Sex.MALE, date(1990, 1, 1), 71))
    marry(other.head, wife, effective_on=people.TODAY)
    assert rule_against(lambda: revive(husband, wife, divorce)) == "divorce_annulment.remarried"
    dies(other.head, effective_on=people.TODAY)
    assert rule_against(lambda: revive(husband, wife, divorce)) == "divorce_annulment.remarried"


def test_a_divorce_that_nobody_registered_is_not_annulled(family: LoadedFamily) -> None:
    husband, wife, _ = family.members
    assert rule_against(lambda: revive(husband, wife, "3201-CR-1")) == "divorce_annulment.not_divorced"
