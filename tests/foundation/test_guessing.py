"""Guesses at short secrets: slowed, then locked, forgiven after the right one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from adminduk.foundation.db.sql import rows
from adminduk.foundation.throttle.guessing import LockedForADay, count_guess, forgive_guesses
from adminduk.foundation.throttle.operations import TooManyTries

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def guess(at: datetime = AT, who: str = "3201-2611-04217", remote: str = "") -> None:
    count_guess(what="pin", who=who, at=at, remote=remote)


def test_five_guesses_then_a_pause_of_a_quarter_of_an_hour() -> None:
    for _ in range(5):
        guess()
    with pytest.raises(TooManyTries) as refused:
        guess(AT + timedelta(minutes=5))
    assert "10 menit" in refused.value.say("id")
    guess(AT + QUARTER)


def test_twenty_guesses_then_no_more_for_a_day() -> None:
    for number in range(20):
        guess(AT + QUARTER * (number // 5))
    with pytest.raises(LockedForADay) as refused:
        guess(AT + timedelta(hours=23))
    assert refused.value.say("id") == "Terlalu banyak percobaan hari ini. Coba lagi besok."
    guess(AT + timedelta(hours=24))


def test_guesses_at_one_secret_do_not_lock_another() -> None:
    for _ in range(5):
        guess()
    guess(who="3201-2611-04218")


def test_the_right_one_forgives_the_wrong_ones() -> None:
    for _ in range(4):
        for _ in range(5):
            guess()
        forgive_guesses(what="pin", who="3201-2611-04217")
    guess()


def test_one_address_does_not_try_one_pin_on_every_case() -> None:
    for number in range(200):
        guess(who=f"case {number}", remote="198.51.100.7")
    with pytest.raises(TooManyTries):
        guess(who="another case", remote="198.51.100.7")
    guess(who="another case", remote="203.0.113.9")


def test_the_table_of_guesses_tells_nobody_who_was_guessed_at() -> None:
    guess(remote="198.51.100.7")
    names = b"".join(bytes(row["name"]) for row in rows("SELECT name FROM throttle_bucket"))
    assert b"3201" not in names
    assert b"198.51" not in names
