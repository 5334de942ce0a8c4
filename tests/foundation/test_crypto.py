"""Sealed boxes open where they belong and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.foundation.crypto import (
    CROCKFORD,
    SealBroken,
    blind_index,
    check_secret,
    hash_secret,
    open_sealed,
    random_code,
    random_digits,
    read_code,
    seal,
)
from adminduk.foundation.keys import derived_key, ensure_master_key

HERE = "offices_staff/totp/1"


@given(st.binary(max_size=200), st.text(max_size=40))
def test_what_was_sealed_opens_in_its_own_place(plain: bytes, context: str) -> None:
    assert open_sealed(seal(plain, context=context), context=context) == plain


@given(st.binary(max_size=40), st.data())
def test_one_changed_bit_anywhere_breaks_the_seal(plain: bytes, data: st.DataObject) -> None:
    box = bytearray(seal(plain, context=HERE))
    box[data.draw(st.integers(0, len(box) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        open_sealed(bytes(box), context=HERE)


@given(st.binary(max_size=40), st.data())
def test_a_box_that_was_cut_short_does_not_open(plain: bytes, data: st.DataObject) -> None:
    box = seal(plain, context=HERE)
    with pytest.raises(SealBroken):
        open_sealed(box[: data.draw(st.integers(0, len(box) - 1))], context=HERE)


def test_a_box_that_was_copied_to_another_row_does_not_open() -> None:
    box = seal(b"secret", context=HERE)
    with pytest.raises(SealBroken):
        open_sealed(box, context="offices_staff/totp/2")


def test_a_box_of_another_purpose_does_not_open() -> None:
    box = seal(b"secret", context=HERE, purpose="storage")
    with pytest.raises(SealBroken):
        open_sealed(box, context=HERE)


def test_the_same_secret_never_makes_the_same_box() -> None:
    assert seal(b"secret", context=HERE) != seal(b"secret", context=HERE)


def test_a_blind_index_finds_equal_values_within_one_field_only() -> None:
    phone = "+6281234567890"
    assert blind_index(phone, field="phone") == blind_index(phone, field="phone")
    assert blind_index(phone, field="phone") != blind_index(phone, field="whatsapp")
    assert blind_index(phone, field="phone") != blind_index(phone + "1", field="phone")
    assert len(blind_index(phone, field="phone")) == 32


def test_a_hashed_pin_is_known_again_and_no_other_is() -> None:
    hashed = hash_secret("482913")
    assert "482913" not in hashed
    assert check_secret("482913", hashed)
    assert not check_secret("482914", hashed)
    assert hash_secret("482913") != hashed


@pytest.mark.parametrize("broken", ["", "plain", "$argon2id$v=19$m=19456,t=2,p=1$x$y"])
def test_a_broken_hash_opens_nothing(broken: str) -> None:
    assert not check_secret("482913", broken)


def test_codes_are_of_the_alphabet_that_cannot_be_misread() -> None:
    codes = {random_code() for _ in range(200)}
    assert len(codes) == 200
    assert set("".join(codes)) <= set(CROCKFORD)
    assert {len(code) for code in codes} == {12}
    assert all(read_code(code) == code for code in codes)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("abcd-efgh-jkmn", "ABCDEFGHJKMN"), (" o1Il ", "0111"), ("7Q9X 2M4K PR8T", "7Q9X2M4KPR8T")],
)
def test_a_code_is_read_as_people_type_it(typed: str, meant: str) -> None:
    assert read_code(typed) == meant


def test_a_pin_is_digits_with_leading_zeros_kept() -> None:
    pins = {random_digits(6) for _ in range(300)}
    assert {len(pin) for pin in pins} == {6}
    assert set("".join(pins)) == set("0123456789")


def test_the_master_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = ensure_master_key(tmp_path)
    key = path.read_bytes()
    assert len(key) == 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert ensure_master_key(tmp_path).read_bytes() == key
    assert list(path.parent.iterdir()) == [path]


def test_each_purpose_has_a_key_of_its_own(tmp_path: Path) -> None:
    master = ensure_master_key(tmp_path)
    assert derived_key(master, "fields") == derived_key(master, "fields")
    assert derived_key(master, "fields") != derived_key(master, "storage")
    assert derived_key(master, "fields") not in master.read_bytes()
