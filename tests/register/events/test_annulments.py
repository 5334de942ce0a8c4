"""The court declares a marriage void: both are what they were before the wedding."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from adminduk.register.types import DivorceNotified, Entered, MarriageAnnulment, MarriageNotified
from adminduk.register.types.loading import LoadedPerson
from tests import people
from tests.register.events import couples
from tests.register.events.couples import (
    RULING,
    WEDDING,
    akta_state,
    happens,
    holds,
    live_together,
    marry,
    notes_beside,
    rule_against,
    spouse,
)
from tests.register.events.register import marriages_of, person
from tests.register.events.test_divorces import parts

pytestmark = pytest.mark.django_db


def annul(husband: LoadedPerson, wife: LoadedPerson, number: str, /, **facts: Any) -> Entered:
    told = {"husband": spouse(husband), "wife": spouse(wife), "marriage_number": number, "ruling": RULING}
    return happens(MarriageAnnulment, **(told | facts))


def test_the_never_married_are_that_again_and_the_excerpts_are_withdrawn() -> None:
    his, hers = couples.yohanes(), couples.maria()
    people.settle(his, hers)
    number = marry(his.head, hers.head).akta_number
    done = annul(his.head, hers.head, number)
    assert done.akta_number == "SKPKW/3201/20112026/0001"
    for one in (his.head, hers.head):
        record = person(one)
        assert (record.marital_status, record.marriage_date, record.marriage_number) == (1, None, "")
    assert marriages_of(hers.head)[0].ended_by == "annulment"
    assert akta_state(number) == "withdrawn"
    assert notes_beside(number) == ["marriage_annulment"]
    assert holds()


def test_a_widow_and_a_divorced_man_are_that_again() -> None:
    his, hers = couples.yohanes(), couples.maria(marital_status=6)
    first = couples.alone("NAOMI", couples.Sex.FEMALE, date(1992, 2, 2), 73)
    people.settle(his, hers, first)
    old = marry(his.head, first.head, effective_on=date(2020, 2, 2)).akta_number
    parts(his.head, first.head, old, effective_on=date(2026, 10, 5))
    proof = spouse(hers.head, proof_of_end="3201-KM-01022020-0003")
    number = marry(his.head, hers.head, wife=proof).akta_number
    annul(his.head, hers.head, number)
    # His divorce stands in the table of marriages, her widowhood only in the journal.
    assert (person(his.head).marital_status, person(his.head).marriage_number) == (4, old)
    assert person(hers.head).marital_status == 6
    assert holds()


def test_what_the_officer_knows_of_the_time_before_counts() -> None:
    his, hers = couples.yohanes(), couples.maria()
    people.settle(his, hers)
    number = marry(his.head, hers.head).akta_number
    annul(his.head, hers.head, number, wife_was=5)
    assert person(hers.head).marital_status == 5


def test_of_muslims_only_the_data_change() -> None:
    his, hers = couples.yohanes(religion=1), couples.maria(religion=1)
    people.settle(his, hers)
    told = {"husband": spouse(his.head), "wife": spouse(hers.head), "effective_on": WEDDING}
    happens(MarriageNotified, **told, book_number="0412/031/X/2026", recorded_by="KUA Cibinong")
    done = annul(his.head, hers.head, "0412/031/X/2026")
    assert done.akta_number == ""
    assert person(hers.head).marital_status == 1
    assert holds()


def test_a_marriage_that_is_not_there_or_not_registered_is_not_annulled() -> None:
    his, hers = couples.yohanes(), couples.maria()
    people.settle(his, hers)
    number = "3201-KW-20112026-0001"
    assert rule_against(lambda: annul(his.head, hers.head, number)) == "couple.not_married_to_each_other"
    live_together(his.head, hers.head)
    assert rule_against(lambda: annul(his.head, hers.head, number)) == "couple.never_registered"
    marry(his.head, hers.head)
    assert rule_against(lambda: annul(his.head, hers.head, "3201-KW-X")) == "couple.another_number"
    other = {"akta_cerai": "7/AC/2026", "court": "PA Cibinong"}
    told = {"husband": spouse(his.head), "wife": spouse(hers.head)}
    assert rule_against(lambda: happens(DivorceNotified, **told, **other)) == (
        "divorce.not_for_the_religious_court"
    )
