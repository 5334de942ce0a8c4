"""What the law says about rulings on a person: change of name, of sex, other vital events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from adminduk.regulations.law import Law

Lateness = Callable[[date, date, Law], bool]


def is_named(court: str, number: str) -> bool:
    """A name or a sex is changed by a ruling of the district court only (UU 23/2006 art. 52(1), 56(1)):
    it has a court and a number."""
    return bool(court.strip() and number.strip())


def may_count_from(day: date, given_on: date, today: date) -> bool:
    """A ruling counts from its own day at the earliest, and is noted afterwards (UU 23/2006 art. 52(2))."""
    return given_on <= day <= today


def name_is_late(received_on: date, reported_on: date, law: Law) -> bool:
    """Later than 30 days from the copy of the ruling (UU 23/2006 art. 52(2)); never a reason to refuse."""
    return reported_on > received_on + timedelta(law.rulings.name_limit_days)


def other_event_is_late(received_on: date, reported_on: date, law: Law) -> bool:
    """Later than 30 days from the copy of the ruling (UU 23/2006 art. 56(2)); never a reason to refuse."""
    return reported_on > received_on + timedelta(law.rulings.other_event_limit_days)


def may_change_sex(*, married: bool) -> bool:
    """A marriage is between a man and a woman (UU 1/1974 art. 1): it is settled before the sex is changed."""
    return not married
