"""Who votes, case by case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from adminduk.regulations import voters
from adminduk.regulations.law import Law
from tests.regulations.test_tables import cases

POLLING_DAY = date(2027, 2, 14)
USUAL: dict[str, Any] = {
    "marital_status": 1,
    "occupation": 1,
    "citizenship": 1,
    "life": "living",
    "residence": "resident",
}


@pytest.mark.parametrize("case", cases("voters"))
def test_voters(case: dict) -> None:
    facts = USUAL | {name: value for name, value in case.items() if name not in ("name", "expected")}
    assert (
        voters.why_not(voters.Candidate(**facts), POLLING_DAY, Law(on=POLLING_DAY, region=""))
        == case["expected"]
    )


@pytest.mark.parametrize(
    ("polling_day", "expected"),
    [(date(2027, 2, 14), date(2010, 2, 14)), (date(2028, 2, 29), date(2011, 2, 28))],
)
def test_the_last_birthday_of_those_of_age(polling_day: date, expected: date) -> None:
    assert voters.born_until(polling_day, Law(on=polling_day, region="")) == expected


def test_who_was_born_on_a_leap_day_comes_of_age_on_the_first_of_march() -> None:
    law = Law(on=date(2025, 2, 28), region="")
    assert not voters.is_of_age(date(2008, 2, 29), date(2025, 2, 28), law)
    assert voters.is_of_age(date(2008, 2, 29), date(2025, 3, 1), law)
