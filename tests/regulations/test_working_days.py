from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from adminduk.regulations import working_days as days


def test_independence_day_is_no_working_day_in_any_year() -> None:
    assert not days.is_working_day(date(2026, 8, 17))
    assert not days.is_working_day(date(2051, 8, 17))


def test_joint_leave_counts_as_holiday() -> None:
    assert not days.is_working_day(date(2026, 12, 24))


def test_a_limit_in_working_days_jumps_the_weekend_and_christmas() -> None:
    assert days.add_working_days(date(2026, 12, 22), 3) == date(2026, 12, 29)
    assert days.last_day(date(2026, 12, 22), 3, "calendar") == date(2026, 12, 25)


@given(st.dates(date(2025, 1, 1), date(2028, 1, 1)), st.integers(1, 90))
def test_counting_and_adding_working_days_agree(start: date, count: int) -> None:
    end = days.add_working_days(start, count)
    assert days.working_days_after(start, end) == count
    assert days.is_working_day(end)


def test_no_days_lie_after_a_later_start() -> None:
    assert days.working_days_after(date(2026, 11, 21), date(2026, 11, 1), days.no_holidays) == 0


OPENING = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), ("08:00", "15:30"))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Jakarta"))


def test_the_promised_clock_runs_while_the_office_is_open() -> None:
    friday_noon = local("2026-11-20T12:00")
    assert days.add_working_hours(friday_noon, 3, OPENING, "WIB") == local("2026-11-20T15:00")
    assert days.add_working_hours(friday_noon, 8, OPENING, "WIB") == local("2026-11-23T12:30")


def test_a_report_on_a_holiday_starts_with_the_next_opening() -> None:
    christmas = local("2026-12-25T09:00")
    assert days.add_working_hours(christmas, 1, OPENING, "WIB") == local("2026-12-28T09:00")


def test_the_clock_is_that_of_the_offices_zone() -> None:
    morning = local("2026-11-20T06:00")
    assert days.add_working_hours(morning, 1, OPENING, "WIT") == local("2026-11-20T07:00")


def test_an_office_without_hours_still_has_a_deadline() -> None:
    assert days.add_working_hours(local("2026-11-20T06:00"), 8, {}, "WIB") == local("2026-11-20T16:00")
