"""A token is read without the database, and only what was made here is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.data_access.tokens import LIFETIME, Token, make_token, read_token

NOON = 1_795_348_800
A_CERTIFICATE = "5f" * 32


@given(st.integers(1, 2**31 - 1), st.integers(1, 3600), st.sampled_from(["", A_CERTIFICATE]))
def test_a_token_says_what_it_was_made_of(client_no: int, seconds: int, thumbprint: str) -> None:
    token = make_token(client_no, NOON, seconds, thumbprint)
    assert read_token(token, NOON + seconds - 1) == Token(client_no, NOON, NOON + seconds, thumbprint)


def test_a_token_is_over_after_its_time() -> None:
    token = make_token(7, NOON)
    assert read_token(token, NOON + LIFETIME - 0.001)
    assert read_token(token, NOON + LIFETIME) is None


def test_a_token_of_tomorrow_is_not_accepted_today() -> None:
    assert read_token(make_token(7, NOON + 3600), NOON) is None


@given(st.data())
def test_one_changed_character_anywhere_makes_it_void(data: st.DataObject) -> None:
    token = make_token(7, NOON, thumbprint=data.draw(st.sampled_from(["", A_CERTIFICATE])))
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from("ABCxyz019+/=- é\x00").filter(lambda one: one != token[place]))
    assert read_token(token[:place] + other + token[place + 1 :], NOON) is None


@given(st.text(max_size=100))
def test_any_other_text_is_no_token(text: str) -> None:
    assert read_token(text, NOON) is None


def test_a_token_with_padding_at_its_end_is_none() -> None:
    for token in (make_token(7, NOON), make_token(7, NOON, thumbprint=A_CERTIFICATE)):
        assert read_token(token[:-1] + "=", NOON) is None
        assert read_token(token[:-2] + "==", NOON) is None


def test_a_certificate_cannot_be_taken_off_a_token() -> None:
    bound = make_token(7, NOON, thumbprint=A_CERTIFICATE)
    assert read_token(bound[: len(make_token(7, NOON))], NOON) is None


def test_what_was_issued_before_midnight_is_read_after_it() -> None:
    midnight = NOON // 86_400 * 86_400 + 86_400
    assert read_token(make_token(7, midnight - 30), midnight + 30)


def test_each_day_has_its_own_key() -> None:
    bodies = {make_token(7, NOON + day * 86_400)[-20:] for day in range(5)}
    assert len(bodies) == 5


def test_rubbish_does_not_make_us_derive_keys() -> None:
    from adminduk.data_access import tokens

    token = make_token(7, NOON)
    before = tokens._keyed.cache_info().currsize
    for day in range(2, 40):
        assert read_token(token, NOON + day * 86_400) is None
    assert tokens._keyed.cache_info().currsize == before


def test_a_token_lasts_an_hour_at_most() -> None:
    with pytest.raises(ValueError, match="an hour"):
        make_token(7, NOON, 3601)


def test_a_thumbprint_that_is_none_binds_nothing() -> None:
    with pytest.raises(ValueError, match="64 hex digits"):
        make_token(7, NOON, 60, "5f5f")
