"""When a report is promised to be done: hours count only while the office is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from adminduk.foundation.clock import zone_info
from adminduk.offices.types import OfficeFacts
from adminduk.regulations.working_days import is_working_day

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# An office that has told no hours is taken to keep these.
USUAL = ["08:00", "15:30"]
FURTHEST = 400


def due_at(start: datetime, hours: int, office: OfficeFacts) -> datetime:
    """The instant at which `hours` of the office's opening time have passed since `start`."""
    left = timedelta(hours=hours)
    for opens, closes in _open_times(start, office):
        begin = max(opens, start)
        if begin + left <= closes:
            return (begin + left).astimezone(start.tzinfo)
        left -= max(timedelta(0), closes - begin)
    return start + timedelta(days=FURTHEST)


def _open_times(start: datetime, office: OfficeFacts) -> Iterator[tuple[datetime, datetime]]:
    local = zone_info(office.zone)
    first = start.astimezone(local).date()
    for ahead in range(FURTHEST):
        day = first + timedelta(days=ahead)
        hours = _hours_on(day, office)
        if hours:
            opens, closes = (
                datetime.combine(day, time.fromisoformat(clock), tzinfo=local) for clock in hours
            )
            if closes > start:
                yield opens, closes


def _hours_on(day: date, office: OfficeFacts) -> list[str] | None:
    name = DAYS[day.weekday()]
    if not office.hours:
        return USUAL if is_working_day(day) else None
    # Hours told for a Saturday count although it is no working day; a public holiday is closed always.
    told = office.hours.get(name)
    if day.weekday() >= 5:
        return told or None
    return (told or None) if is_working_day(day) else None
