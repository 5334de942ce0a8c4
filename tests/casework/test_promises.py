"""When a report is promised: eight hours of the office's own opening time, on its own clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.casework.promises import due_at
from adminduk.offices.types import OfficeFacts

WEEK = {day: ["08:00", "16:00"] for day in ("mon", "tue", "wed", "thu")} | {"fri": ["08:00", "15:00"]}
JAKARTA, JAYAPURA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")


def an_office(zone: str = "WIB", hours: dict[str, list[str]] | None = None) -> OfficeFacts:
    return OfficeFacts(
        id=1,
        kabkota="3201",
        code="dinas-3201",
        name="Dinas",
        kind="dinas",
        town="Cibinong",
        address="",
        phone="",
        zone=zone,
        hours=WEEK if hours is None else hours,
    )


def local(text: str, zone: ZoneInfo = JAKARTA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("sent", "hours", "due"),
    [
        pytest.param("2026-11-17 08:00", 8, "2026-11-17 16:00", id="a whole working day"),
        pytest.param("2026-11-17 10:00", 4, "2026-11-17 14:00", id="within a day"),
        pytest.param("2026-11-17 10:00", 8, "2026-11-18 10:00", id="over the night"),
        pytest.param("2026-11-17 03:00", 2, "2026-11-17 10:00", id="sent before the doors open"),
        pytest.param("2026-11-17 21:30", 2, "2026-11-18 10:00", id="sent in the evening"),
        pytest.param("2026-11-17 16:00", 1, "2026-11-18 09:00", id="sent as the doors close"),
        pytest.param("2026-11-20 14:00", 8, "2026-11-23 15:00", id="over a weekend, Friday is shorter"),
        pytest.param("2026-11-21 11:00", 1, "2026-11-23 09:00", id="sent on a Saturday"),
        pytest.param("2026-08-14 15:00", 1, "2026-08-18 09:00", id="over Independence Day"),
    ],
)
def test_hours_run_only_while_the_office_is_open(sent: str, hours: int, due: str) -> None:
    assert due_at(local(sent), hours, an_office()) == local(due)


def test_each_office_keeps_its_own_clock() -> None:
    sent = datetime(2026, 11, 17, 0, 30, tzinfo=UTC)
    assert due_at(sent, 1, an_office("WIB")) == local("2026-11-17 09:00")
    assert due_at(sent, 1, an_office("WIT")) == local("2026-11-17 10:30", JAYAPURA)


def test_a_saturday_with_hours_counts_and_a_holiday_never_does() -> None:
    saturdays = an_office(hours=WEEK | {"sat": ["08:00", "12:00"]})
    assert due_at(local("2026-11-20 14:00"), 2, saturdays) == local("2026-11-21 09:00")
    # 1 January 2027 is a Friday.
    assert due_at(local("2026-12-31 15:30"), 1, saturdays) > local("2027-01-01 23:59")


def test_an_office_that_told_no_hours_keeps_the_usual_ones() -> None:
    assert due_at(local("2026-11-17 08:00"), 2, an_office(hours={})) == local("2026-11-17 10:00")


def test_an_office_that_never_opens_still_promises_a_day() -> None:
    sent = local("2026-11-17 08:00")
    assert due_at(sent, 1, an_office(hours={"mon": []})) > sent + timedelta(days=365)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)),
    st.integers(1, 40),
    st.sampled_from(["WIB", "WIT"]),
)
def test_a_promise_lies_ahead_in_opening_time_and_a_longer_one_never_earlier(
    sent: datetime, hours: int, zone: str
) -> None:
    start, office = sent.replace(tzinfo=UTC), an_office(zone)
    due = due_at(start, hours, office)
    assert due >= start + timedelta(hours=hours)
    assert due <= due_at(start, hours + 1, office)
    clock = due.astimezone(JAKARTA if zone == "WIB" else JAYAPURA)
    assert clock.weekday() < 5
    assert 8 <= clock.hour + clock.minute / 60 <= 16
