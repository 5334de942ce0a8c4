"""Number and PIN, tried by somebody who has only the number."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adminduk.casework import queries
from adminduk.casework.types.refusals import WrongPin
from adminduk.foundation.throttle.operations import TooManyTries
from tests.cases import a_sent_birth
from tests.cast import staff
from tests.people import AT, asep_and_siti, settle

pytestmark = pytest.mark.django_db


def wrong(pin: str) -> str:
    return f"{(int(pin) + 1) % 1_000_000:06d}"


def test_a_pin_is_guessed_slowly_and_then_not_at_all() -> None:
    sent = a_sent_birth(staff("registrar").actor, AT, settle(asep_and_siti()))
    at = AT
    for _ in range(4):
        for number in range(5):
            with pytest.raises(WrongPin):
                queries.track(at=at, number=sent.number, pin=wrong(sent.pin), remote=f"198.51.100.{number}")
        with pytest.raises(TooManyTries):
            queries.track(at=at, number=sent.number, pin=sent.pin, remote="203.0.113.9")
        at += timedelta(minutes=15)
    with pytest.raises(TooManyTries):
        queries.track(at=at, number=sent.number, pin=sent.pin, remote="203.0.113.9")
    holder = queries.track(at=AT + timedelta(days=1), number=sent.number, pin=sent.pin, remote="203.0.113.9")
    assert holder.case_id == sent.case_id


def test_a_number_that_is_nobodys_is_answered_like_a_wrong_pin() -> None:
    staff("registrar")
    for number in ("3201-2611-99999", "halo", ""):
        with pytest.raises(WrongPin):
            queries.track(at=AT, number=number, pin="123456", remote="198.51.100.7")


def test_a_link_that_is_nobodys_is_answered_like_a_wrong_pin_and_slowed() -> None:
    for _ in range(5):
        with pytest.raises(WrongPin):
            queries.open_delivery(at=AT, token="nobody", pin="123456", remote="198.51.100.7")
    with pytest.raises(TooManyTries):
        queries.open_delivery(at=AT, token="nobody", pin="123456", remote="198.51.100.7")
