from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.regulations import numbers
from adminduk.regulations.law import Law

TODAY = date(2026, 11, 21)
LAW = Law(on=TODAY, region="3201")


def test_an_akta_number_tells_office_type_day_and_serial() -> None:
    assert numbers.akta_number("3201", "birth", TODAY, 1, LAW) == "3201-LU-21112026-0001"
    assert numbers.akta_number("3201", "birth_late", TODAY, 12, LAW) == "3201-LT-21112026-0012"


@given(st.integers(1, 99_999), st.dates(date(1950, 1, 1), date(2999, 12, 31)))
def test_an_akta_number_is_parsed_again_also_beyond_9999(serial: int, day: date) -> None:
    number = numbers.akta_number("3201", "birth", day, serial, LAW)
    assert numbers.parse_akta_number(number) == numbers.AktaNumber("3201", "LU", day, serial)


@pytest.mark.parametrize("old", ["474.1/123/2005", "AL.501.0012345", "3201-LU-31022026-0001", ""])
def test_old_numbers_are_free_text(old: str) -> None:
    assert numbers.parse_akta_number(old) is None


def test_a_family_card_number_has_sixteen_digits() -> None:
    assert numbers.kk_number("320101", TODAY, 15, LAW) == "3201012111260015"
    with pytest.raises(ValueError, match="sixteen"):
        numbers.kk_number("320101", TODAY, 10_000, LAW)


def test_letters_have_their_patterns() -> None:
    assert numbers.stillbirth_letter_number("3201", TODAY, 2, LAW) == "SKLM/3201/21112026/0002"
    assert numbers.moving_letter_number("3506", date(2021, 3, 22), 101, LAW) == "SKPWNI/3506/22032021/0101"


@given(st.text())
def test_nothing_typed_makes_a_number_check_fall(typed: str) -> None:
    numbers.is_kk_number(numbers.tidy_kk(typed))
    numbers.parse_akta_number(typed)
