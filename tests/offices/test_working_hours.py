from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from adminduk.foundation.access.types import NotAllowed, Scope, system
from adminduk.offices import operations, queries
from adminduk.offices.types import BadHours, NoSuchRegion, OfficeFacts, OfficeKnown
from tests import cast

HOURS = {
    "mon": ["08:00", "15:30"],
    "tue": ["08:00", "15:30"],
    "wed": ["08:00", "15:30"],
    "thu": ["08:00", "15:30"],
    "fri": ["07:30", "11:30"],
}


def office(zone: str = "WIB", hours: dict[str, list[str]] = HOURS) -> OfficeFacts:
    return OfficeFacts(1, "3201", "a", "Dinas", "dinas", "Cibinong", "", "", zone, hours)


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Jakarta")).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-17T08:00", True),
        ("2026-11-17T15:29", True),
        ("2026-11-17T15:30", False),
        ("2026-11-17T07:59", False),
        ("2026-11-20T11:29", True),
        ("2026-11-20T13:00", False),
        ("2026-11-21T10:00", False),
        ("2026-12-25T09:00", False),
    ],
)
def test_an_office_is_open_in_its_hours_and_never_on_a_holiday(at, is_open):
    assert queries.is_open(office(), wib(at)) is is_open


def test_the_hours_are_those_of_the_offices_own_clocks():
    at = datetime(2026, 11, 17, 0, 30, tzinfo=UTC)
    assert not queries.is_open(office("WIB"), at)
    assert queries.is_open(office("WITA"), at)
    assert queries.is_open(office("WIT"), at)


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-17T06:00", "2026-11-17T08:00"),
        ("2026-11-17T08:00", "2026-11-18T08:00"),
        ("2026-11-20T12:00", "2026-11-23T08:00"),
        ("2026-12-24T16:00", "2026-12-28T08:00"),
    ],
)
def test_the_next_opening_skips_weekends_and_holidays(at, opens):
    assert queries.next_opening(office(), wib(at)) == wib(opens)


def test_an_office_without_hours_never_opens():
    assert queries.next_opening(office(hours={}), wib("2026-11-17T06:00")) is None
    assert not queries.is_open(office(hours={}), wib("2026-11-17T10:00"))


def test_a_local_holiday_can_be_told():
    def closed(day: date) -> bool:
        return day == date(2026, 11, 17)

    assert queries.opening_hours(office(), date(2026, 11, 17), closed) is None


@pytest.mark.django_db
def test_an_office_is_opened_once_with_hours_that_are_hours():
    opened = cast.office("9171")
    assert (opened.zone, opened.kabkota) == ("WIT", "9171")
    again = {
        "actor": cast.INSTALLER,
        "at": cast.TUESDAY,
        "kabkota": "9171",
        "code": opened.code,
        "name": "x",
        "town": "y",
    }
    with pytest.raises(OfficeKnown):
        operations.open_office(**again)
    for hours in (
        {"mon": ["16:00", "08:00"]},
        {"mon": ["8"]},
        {"someday": ["08:00", "16:00"]},
        {"mon": ["a", "b"]},
    ):
        with pytest.raises(BadHours):
            operations.open_office(**again | {"code": "new"}, hours=hours)
    with pytest.raises(NoSuchRegion):
        operations.open_office(**again | {"kabkota": "0000", "code": "new"})
    with pytest.raises(NotAllowed):
        operations.open_office(**again | {"actor": system("nobody", Scope.nation()), "code": "new"})
