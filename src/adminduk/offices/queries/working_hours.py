"""When an office is open: its own hours by weekday, in its own zone, never on a public holiday."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from adminduk.foundation.clock import zone_info
from adminduk.offices.types import OfficeFacts
from adminduk.regulations.working_days import Holidays, national

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Lebaran with its joint leave closes offices for ten days at most; an office without any hours never opens.
LOOK_AHEAD_DAYS = 30


def opening_hours(
    office: OfficeFacts, day: date, holidays: Holidays = national
) -> tuple[datetime, datetime] | None:
    """From when to when `office` is open on its calendar's `day`; None when it is closed."""
    hours = office.hours.get(WEEKDAYS[day.weekday()])
    if not hours or holidays(day):
        return None
    zone = zone_info(office.zone)
    start, end = (datetime.combine(day, time.fromisoformat(text), zone) for text in hours)
    return start, end


def is_open(office: OfficeFacts, at: datetime, holidays: Holidays = national) -> bool:
    hours = opening_hours(office, at.astimezone(zone_info(office.zone)).date(), holidays)
    return hours is not None and hours[0] <= at < hours[1]


def next_opening(office: OfficeFacts, at: datetime, holidays: Holidays = national) -> datetime | None:
    """The first opening after `at`, in the office's zone; None for an office without hours."""
    day = at.astimezone(zone_info(office.zone)).date()
    for ahead in range(LOOK_AHEAD_DAYS):
        hours = opening_hours(office, day + timedelta(ahead), holidays)
        if hours and hours[0] > at:
            return hours[0]
    return None
