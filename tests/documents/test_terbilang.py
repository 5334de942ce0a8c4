"""Numbers and dates in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.documents import terbilang


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1945, "seribu sembilan ratus empat puluh lima"),
        (2000, "dua ribu"),
        (2026, "dua ribu dua puluh enam"),
        (2110, "dua ribu seratus sepuluh"),
    ],
)
def test_numbers_are_spelled_as_indonesian_spells_them(number: int, words: str):
    assert terbilang.number_in_words(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (1, "one"),
        (13, "thirteen"),
        (20, "twenty"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (999, "nine hundred and ninety-nine"),
        (1001, "one thousand and one"),
        (2110, "two thousand one hundred and ten"),
    ],
)
def test_numbers_are_spelled_in_english(number: int, words: str):
    assert terbilang.number_in_english(number) == words


@given(st.integers(min_value=0, max_value=9999))
def test_no_spelling_says_one_hundred_or_one_thousand_in_two_words(number: int):
    words = terbilang.number_in_words(number)
    assert "satu ratus" not in words
    assert not words.startswith("satu ribu")
    assert "-" not in words


@given(st.integers(min_value=0, max_value=9999), st.integers(min_value=0, max_value=9999))
def test_different_numbers_have_different_words(one: int, other: int):
    for spell in (terbilang.number_in_words, terbilang.number_in_english):
        assert (spell(one) == spell(other)) == (one == other)


def test_a_number_below_zero_is_a_mistake():
    with pytest.raises(ValueError, match="zero"):
        terbilang.number_in_words(-1)
    with pytest.raises(ValueError, match="zero"):
        terbilang.number_in_english(-1)


def test_dates_have_their_four_forms():
    day = date(2026, 6, 12)
    assert terbilang.date_in_words(day) == "dua belas Juni tahun dua ribu dua puluh enam"
    assert terbilang.long_date(day) == "12 Juni 2026"
    assert terbilang.long_date_english(day) == "12 June 2026"
    assert terbilang.short_date(day) == "12-06-2026"
    assert terbilang.day_name(day) == "Jumat"


def test_early_days_of_early_years_keep_their_zeros_in_figures_only():
    day = date(945, 2, 1)
    assert terbilang.short_date(day) == "01-02-0945"
    assert terbilang.date_in_words(day) == "satu Februari tahun sembilan ratus empat puluh lima"
