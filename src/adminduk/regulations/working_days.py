"""Working days: Monday to Friday without public holidays and joint leave (SKB 3 Menteri)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from lokal.holidays import HOLIDAY_YEARS, get_holidays

Holidays = Callable[[date], bool]
"""Whether a day is a public holiday; `national` is the one of the whole country."""

SATURDAY = 5
_SAME_EVERY_YEAR = {(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)}


def national(day: date) -> bool:
    """Whether `day` is a public holiday or joint leave in the whole country.

    Years without a published decree know only the holidays whose date is the same every year.
    """
    if day.year in HOLIDAY_YEARS:
        return day in _holidays_of(day.year)
    return (day.month, day.day) in _SAME_EVERY_YEAR


def no_holidays(day: date) -> bool:
    return False


def is_working_day(day: date, holidays: Holidays = national) -> bool:
    return day.weekday() < SATURDAY and not holidays(day)


def working_days_after(start: date, end: date, holidays: Holidays = national) -> int:
    """How many working days lie after `start` up to and with `end`; 0 when `end` is not later."""
    days = (end - start).days
    return sum(is_working_day(start + timedelta(one), holidays) for one in range(1, days + 1))


def add_working_days(start: date, count: int, holidays: Holidays = national) -> date:
    """The `count`th working day after `start`."""
    day = start
    while count > 0:
        day += timedelta(1)
        count -= is_working_day(day, holidays)
    return day


def last_day(start: date, days: int, counts: str, holidays: Holidays = national) -> date:
    """The last day of a limit of `days`, "calendar" or "working", that runs from `start`.

    The day of the event itself does not count.
    """
    if counts == "working":
        return add_working_days(start, days, holidays)
    return start + timedelta(days)


@lru_cache(maxsize=16)
def _holidays_of(year: int) -> frozenset[date]:
    return frozenset(date.fromisoformat(holiday.date) for holiday in get_holidays(year).holidays)
