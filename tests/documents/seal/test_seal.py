"""The seal in the QR: what it says, who made it, and that nothing else passes for one."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import UTC, date, datetime

import cbor2
import claim169
import pytest
import zxingcpp
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from adminduk.documents.seal import cose
from adminduk.documents.seal.claims import SealFacts, as_fragment, from_fragment, read_claims
from tests.documents.seal.readers import base45

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())
KEY_ID = b"\x01\x02\x03\x04\x05\x06\x07\x08"
KEYS = {KEY_ID: KEY.public_key()}
FACTS = SealFacts(
    code="WP05AEW0R8J4",
    kind="birth_certificate",
    number="3201-LU-20112026-0001",
    name="ALYA NUR AZIZAH",
    digest=bytes(range(32)),
    issued_on=date(2026, 11, 20),
    birth_date=date(2026, 11, 10),
    birth_place="BOGOR",
    sex=2,
    mother="SITI NURHASANAH",
    father="ASEP SUNANDAR",
)
ISSUER = "https://periksa.example"


def sealed(facts: SealFacts = FACTS, key: ec.EllipticCurvePrivateKey = KEY, key_id: bytes = KEY_ID) -> bytes:
    return cose.sign(facts.as_claims(issuer=ISSUER, at=AT), key, key_id=key_id)


def test_what_was_sealed_is_read_again() -> None:
    payload, key_id = cose.open_signed(from_fragment(as_fragment(sealed())), KEYS)
    told = read_claims(payload)
    assert key_id == KEY_ID
    assert told.facts == replace(FACTS, digest=FACTS.digest[:16])
    assert (told.issuer, told.at) == (ISSUER, AT)


def test_facts_that_are_not_known_take_no_room() -> None:
    little = replace(FACTS, mother="", father="", sex=None, birth_date=None, birth_place="")
    claims = cbor2.loads(little.as_claims(issuer=ISSUER, at=AT))[169]
    assert set(claims) == {1, 2, 3, 4, 75, 76, 77, 81}


def test_another_program_reads_it_as_claim_169_and_finds_the_signature_good() -> None:
    public = KEY.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    read = claim169.decode_with_ecdsa_p256(base45(zlib.compress(sealed())), public)
    assert read.is_verified()
    assert (read.claim169.full_name, read.claim169.date_of_birth) == ("ALYA NUR AZIZAH", "20261110")
    assert read.cwt_meta.issuer == ISSUER


def test_a_key_that_we_never_had_seals_nothing() -> None:
    other = ec.generate_private_key(ec.SECP256R1())
    for forged in (sealed(key=other), sealed(key=other, key_id=b"unknown!")):
        with pytest.raises(cose.NotGenuine):
            cose.open_signed(forged, KEYS)


@given(st.data())
def test_a_byte_that_differs_anywhere_is_found(data: st.DataObject) -> None:
    whole = sealed()
    at = data.draw(st.integers(0, len(whole) - 1))
    other = bytes([whole[at] ^ data.draw(st.integers(1, 255))])
    with pytest.raises(cose.NotGenuine):
        cose.open_signed(whole[:at] + other + whole[at + 1 :], KEYS)


@given(st.binary(max_size=400))
def test_whatever_bytes_come_they_are_refused_and_never_break_anything(junk: bytes) -> None:
    with pytest.raises(cose.NotGenuine):
        cose.open_signed(junk, KEYS)
    with pytest.raises(cose.NotGenuine):
        read_claims(junk)


@given(st.text(max_size=200))
def test_whatever_text_stands_in_the_fragment(text: str) -> None:
    with pytest.raises(cose.NotGenuine):
        from_fragment(text)


def test_a_seal_that_would_unpack_to_gigabytes_is_refused_at_its_first_kilobytes() -> None:
    with pytest.raises(cose.NotGenuine):
        from_fragment(as_fragment(bytes(50_000_000)))


def test_another_algorithm_is_no_seal() -> None:
    _, *rest = cbor2.loads(sealed()).value
    other = cbor2.CBORTag(cose.SIGN1, [cbor2.dumps({1: -8, 4: KEY_ID}), *rest])
    with pytest.raises(cose.NotGenuine):
        cose.open_signed(cbor2.dumps(other), KEYS)


def test_the_longest_names_still_fit_a_code_that_a_phone_reads() -> None:
    """81 modules on 35 mm are 0.39 mm each with the quiet zone: what cameras of old phones resolve."""
    long = replace(
        FACTS,
        name="MUHAMMAD ABDURRAHMAN WAHID HASYIM ASYARI NOTONEGORO PUTRA JR",
        mother="RADEN AJENG SITI KHADIJAH NURUL AINI KUSUMANINGRUM PUTRI",
        father="RADEN MAS SURYO KUSUMO NOTODININGRAT ADIWINATA PAMUNGKAS",
        birth_place="KEPULAUAN TANIMBAR",
    )
    text = f"{ISSUER}/q/1/{FACTS.code}#{as_fragment(sealed(long))}"
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    modules = memoryview(code.to_image(scale=1, add_quiet_zones=False)).shape[0]
    assert modules <= 93
