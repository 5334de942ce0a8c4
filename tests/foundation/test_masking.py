"""What a masked value still shows, and what it never does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.foundation.masking import mask_date, mask_email, mask_name, mask_nik, mask_phone


@pytest.mark.parametrize(
    ("name", "masked"),
    [("SITI NURHASANAH", "S••• N•••••••••"), ("UJANG", "U••••"), ("", ""), ("A B", "A B")],
)
def test_a_name_keeps_the_first_letter_of_each_word(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(st.from_regex(r"[0-9]{16}", fullmatch=True))
def test_a_nik_never_shows_the_birth_date(nik: str) -> None:
    masked = mask_nik(nik)
    assert masked == f"{nik[:4]}••••••••{nik[-4:]}"
    assert len(masked) == 16


@given(st.text("0123456789", max_size=15))
def test_what_is_no_nik_shows_nothing(text: str) -> None:
    assert mask_nik(text) == "•" * len(text)


def test_a_date_keeps_its_year() -> None:
    assert mask_date(date(1992, 5, 14)) == "••-••-1992"


@given(st.from_regex(r"\+62[0-9]{8,12}", fullmatch=True))
def test_a_phone_keeps_three_digits(phone: str) -> None:
    assert mask_phone(phone) == "•" * (len(phone) - 3) + phone[-3:]


@pytest.mark.parametrize(
    ("address", "masked"),
    [("siti@example.id", "s•••@example.id"), ("@example.id", "•••@example.id"), ("siti", "•••")],
)
def test_an_address_keeps_its_first_letter_and_its_domain(address: str, masked: str) -> None:
    assert mask_email(address) == masked
