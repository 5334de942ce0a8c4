"""Working days: Monday to Friday without public holidays and joint leave (SKB 3 Menteri)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from lokal.holidays import HOLIDAY_YEARS, get_holidays

from adminduk.foundation.clock import zone_info

Holidays = Callable[[date], bool]
"""Whether a day is a public holiday; `national` is the one of the whole country."""

SATURDAY = 5
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD_DAYS = 366
USUAL_HOURS = dict.fromkeys(WEEKDAYS[:SATURDAY], ("08:00", "16:00"))
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


def add_working_hours(
    at: datetime,
    hours: float,
    opening: Mapping[str, Sequence[str]],
    zone: str,
    holidays: Holidays = national,
) -> datetime:
    """The instant when `hours` of opening time have passed since `at` (aware); the answer is in UTC.

    `opening` gives by weekday ("mon", …) the times from and to, e.g. ["08:00", "15:30"], on clocks that
    show `zone` (WIB, WITA, WIT). An office that never opens counts as open on working days from 8 to 16.
    """
    local = at.astimezone(zone_info(zone))
    left = timedelta(hours=hours)
    ever_open = any(opening.get(weekday) for weekday in WEEKDAYS)
    for ahead in range(LOOK_AHEAD_DAYS):
        day = local.date() + timedelta(ahead)
        times = (opening if ever_open else USUAL_HOURS).get(WEEKDAYS[day.weekday()])
        if times and not holidays(day):
            opens, closes = (datetime.combine(day, time.fromisoformat(one), local.tzinfo) for one in times)
            begins = max(opens, local)
            if begins + left <= closes:
                return (begins + left).astimezone(UTC)
            left -= max(closes - begins, timedelta())
    return at + timedelta(LOOK_AHEAD_DAYS)


@lru_cache(maxsize=16)
def _holidays_of(year: int) -> frozenset[date]:
    return frozenset(date.fromisoformat(holiday.date) for holiday in get_holidays(year).holidays)
