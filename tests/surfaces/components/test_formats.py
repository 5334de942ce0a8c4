from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from adminduk.surfaces.components import formats

AT = datetime(2026, 11, 21, 2, 12, tzinfo=UTC)


def test_a_day_is_written_in_the_language_of_the_page() -> None:
    with translation.override("id"):
        assert formats.day(date(2026, 11, 21)) == "21 November 2026"
        assert formats.day(date(2026, 8, 7), weekday=True) == "Jumat, 7 Agustus 2026"
    with translation.override("en"):
        assert formats.day(date(2026, 8, 7), weekday=True) == "Friday, 7 August 2026"


def test_a_day_that_no_calendar_has_comes_back_as_it_was_written() -> None:
    assert formats.day("2026-11-31") == "2026-11-31"


@pytest.mark.parametrize(("zone", "hour"), [("WIB", "09.12"), ("WITA", "10.12"), ("WIT", "11.12")])
def test_an_instant_is_told_in_the_office_s_own_hour(zone: str, hour: str) -> None:
    assert formats.instant(AT, zone) == f"21 November 2026 pukul {hour} {zone}"


def test_an_instant_of_today_says_today_by_the_office_s_calendar() -> None:
    late = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)  # half past midnight of the 21st in Jakarta
    assert formats.instant(late, "WIB", today=date(2026, 11, 21)) == "hari ini, 00.30"
    with translation.override("en"):
        assert formats.instant(late, "WIB", today=date(2026, 11, 21)) == "today, 00:30"
        assert formats.instant(late, "WIB") == "21 November 2026 at 00:30 WIB"


def test_a_duration_names_its_two_largest_units() -> None:
    assert formats.duration(timedelta(hours=3, minutes=40, seconds=59)) == "3 jam 40 menit"
    assert formats.duration(timedelta(days=2, hours=3, minutes=9)) == "2 hari 3 jam"
    assert formats.duration(20) == "0 menit"
    assert formats.short_duration(timedelta(hours=3, minutes=40)) == "3j 40m"
    with translation.override("en"):
        assert formats.duration(timedelta(hours=1, minutes=2)) == "1 hour 2 minutes"


def test_a_duration_that_is_over_is_told_without_its_sign() -> None:
    assert formats.duration(timedelta(hours=-2)) == "2 jam"


def test_thousands_and_decimals_follow_the_language() -> None:
    assert formats.thousands(1240) == "1.240"
    assert formats.thousands(1240.5, 1) == "1.240,5"
    with translation.override("en"):
        assert formats.thousands(1240.5, 1) == "1,240.5"


def test_masks_keep_enough_to_recognise_and_too_little_to_copy() -> None:
    assert formats.masked_nik("3201015708960003") == "3201••••••••0003"
    assert formats.masked_nik("32010157") == "••••••••"
    assert formats.masked_name("Kirana Larasati") == "K••••• L•••••••"
    assert formats.masked_contact("081212343391") == "0812••••3391"
    assert formats.masked_contact("siti@contoh.id") == "s•••@contoh.id"
    assert formats.masked_contact("0812") == "••••"


def test_a_nik_is_read_in_fours() -> None:
    assert formats.grouped("3201015708960003") == "3201 0157 0896 0003"


def test_a_file_s_size_is_told_in_words_of_the_reader() -> None:
    assert formats.file_size(319_488) == "312 KB"
    assert formats.file_size(1_468_006) == "1,4 MB"
