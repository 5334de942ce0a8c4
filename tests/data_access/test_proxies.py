"""Only our own proxies are believed when they say who asks."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from urllib.parse import quote

import pytest

from adminduk.data_access.queries import address_told, thumbprint_told, trusted

OURS = trusted("10.0.0.0/8, ::1/128")
DER = b"any bytes will do: they are only hashed" * 5
BASE = b64encode(DER).decode()
PEM = f"-----BEGIN CERTIFICATE-----\n{BASE}\n-----END CERTIFICATE-----\n"
PRINT = sha256(DER).hexdigest()


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("203.0.113.9", [], "203.0.113.9"),
        ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),
        ("10.0.0.2", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.2", ["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
        ("10.0.0.2", ["1.1.1.1", "198.51.100.1, 10.0.0.9"], "198.51.100.1"),
        ("::ffff:10.0.0.2", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.2", [], "10.0.0.2"),
        ("10.0.0.2", ["nonsense"], "nonsense"),
    ],
)
def test_the_address_is_the_last_one_that_is_no_proxy_of_ours(
    peer: str, forwarded: list[str], address: str
) -> None:
    assert address_told(peer, forwarded, OURS) == address


@pytest.mark.parametrize(
    "headers",
    [
        {"client-cert": f":{BASE}:"},
        {"x-client-cert": quote(PEM)},
        {"x-client-certificate-sha256": PRINT.upper()},
    ],
)
def test_three_ways_tell_one_thumbprint_and_none_from_outside(headers: dict[str, str]) -> None:
    assert thumbprint_told("10.0.0.2", headers, OURS) == PRINT
    assert thumbprint_told("203.0.113.9", headers, OURS) == ""


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"client-cert": BASE},
        {"client-cert": ":***:"},
        {"client-cert": ":" + "A" * 20_000 + ":"},
        {"x-client-cert": "rubbish"},
        {"x-client-cert": quote(PEM.replace("BEGIN", "BEGINN"))},
        {"x-client-certificate-sha256": "ab"},
    ],
)
def test_what_is_no_certificate_has_no_thumbprint(headers: dict[str, str]) -> None:
    assert thumbprint_told("10.0.0.2", headers, OURS) == ""


def test_a_proxy_list_that_is_wrong_is_an_error_and_not_an_open_door() -> None:
    with pytest.raises(ValueError, match="everyone"):
        trusted("everyone")
    assert trusted("") == ()
