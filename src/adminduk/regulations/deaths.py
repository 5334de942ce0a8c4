"""What the law says about a death, each question a function that reads aloud."""

from __future__ import annotations

from datetime import date, timedelta

from adminduk.regulations.law import Law


def is_before_birth(died_on: date, birth_date: date) -> bool:
    """Nobody dies before he is born."""
    return died_on < birth_date


def is_in_the_future(died_on: date, today: date) -> bool:
    """An event is reported after it happened (UU 24/2013 art. 44)."""
    return died_on > today


def is_late(died_on: date, reported_on: date, law: Law) -> bool:
    """Reported later than 30 days (UU 24/2013 art. 44(1)); never a reason to refuse."""
    return reported_on > died_on + timedelta(law.death.reporting_limit_days)


def needs_ruling(*, presumed: bool) -> bool:
    """Of somebody missing, or dead without a body, the court decides first (UU 24/2013 art. 44(4))."""
    return presumed
