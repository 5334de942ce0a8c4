"""Two offices at the same couple at the same instant, over real connections: one succeeds, the other is told."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest

from adminduk.register.types import Entered, NotLawful, PersonNotLiving, Sex
from tests import people
from tests.register.events import couples
from tests.register.events.couples import holds, marry
from tests.register.events.register import marriages_of, person
from tests.register.events.test_deaths import dies
from tests.register.events.test_divorces import parts, sitorus
from tests.together import at_once, failures

pytestmark = pytest.mark.django_db(transaction=True)

THERE: dict[str, Any] = {"by": people.MEGA, "kabkota": people.KOTA_BOGOR, "office_id": 2}


@pytest.mark.parametrize("_round", range(3))
def test_one_woman_is_not_married_to_two_men_by_two_offices(_round: int) -> None:
    his, hers = couples.yohanes(), couples.maria()
    other = couples.alone("PETRUS", Sex.MALE, date(1990, 1, 1), 71, people.BOGOR_SELATAN)
    people.settle(his, hers, other)
    answers = at_once(partial(marry, his.head, hers.head), partial(marry, other.head, hers.head, **THERE))
    (refused,) = failures(answers)
    assert isinstance(refused, NotLawful) and refused.objection.rule == "marriage.still_married"
    (marriage,) = marriages_of(hers.head)
    assert sorted(person(one.head).marital_status for one in (his, other)) == [1, 2]
    assert person(hers.head).marriage_number == marriage.number
    assert holds()


def test_one_wedding_that_two_offices_enter_is_one_marriage() -> None:
    his, hers = couples.yohanes(), couples.maria()
    people.settle(his, hers)
    answers = at_once(partial(marry, his.head, hers.head), partial(marry, his.head, hers.head, **THERE))
    (refused,) = failures(answers)
    assert isinstance(refused, NotLawful) and refused.objection.rule == "marriage.already_registered"
    assert len(marriages_of(hers.head)) == 1
    assert holds()


@pytest.mark.parametrize("_round", range(3))
def test_a_death_and_a_divorce_leave_a_widow_or_a_divorced_woman(_round: int) -> None:
    husband, wife, _ = people.settle(sitorus()).members
    answers = at_once(partial(dies, husband), partial(parts, husband, wife))
    refused = failures(answers)
    assert all(isinstance(one, PersonNotLiving) for one in refused)
    assert sum(isinstance(one, Entered) for one in answers) == 2 - len(refused)
    (marriage,) = marriages_of(wife)
    ended = {"death": 6, "divorce": 4}
    assert person(wife).marital_status == ended[marriage.ended_by]
    assert (marriage.ended_by == "death") is bool(refused)
    assert holds()
