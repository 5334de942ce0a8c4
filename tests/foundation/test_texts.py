"""Texts in two languages, and the clock's days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from adminduk.foundation.clock import day_at, now
from adminduk.foundation.texts import Both

BIRTH = Both(id="Kelahiran {name}", en="Birth of {name}")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "Kelahiran {name}"),
        ("en", "Birth of {name}"),
        ("en-gb", "Birth of {name}"),
        ("fr", "Kelahiran {name}"),
    ],
)
def test_a_text_says_itself_in_a_language(language: str, said: str) -> None:
    assert BIRTH.say(language) == said


def test_without_a_language_it_follows_the_page() -> None:
    with override("en"):
        assert str(BIRTH) == "Birth of {name}"
    with override("id"):
        assert str(BIRTH) == "Kelahiran {name}"
    with override(None):
        assert str(BIRTH) == "Kelahiran {name}"


def test_facts_are_filled_in_in_both() -> None:
    filled = BIRTH.format(name="Bayu")
    assert (filled.say("id"), filled.say("en")) == ("Kelahiran Bayu", "Birth of Bayu")


@pytest.mark.parametrize(("zone", "day"), [("WIB", 20), ("WITA", 21), ("WIT", 21)])
def test_one_instant_has_different_days_in_the_three_zones(zone: str, day: int) -> None:
    half_past_eleven_in_jakarta = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    assert day_at(half_past_eleven_in_jakarta, zone) == date(2026, 11, day)


def test_now_is_aware_and_in_utc() -> None:
    assert now().utcoffset() is not None
    assert now().utcoffset().total_seconds() == 0
