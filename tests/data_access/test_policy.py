"""What a client may do is read from its policy alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from ipaddress import ip_network
from typing import Any

import pytest

from adminduk.data_access.elements import mask_of
from adminduk.data_access.policy import Policy


def policy(**changed: Any) -> Policy:
    terms: dict[str, Any] = {
        "agreement_no": 1,
        "version": 1,
        "elements": mask_of(["nama_lengkap", "tanggal_lahir"]),
        "fields": mask_of(["nama_lengkap"]),
        "regions": ("32",),
        "per_day": 1000,
        "per_second": 10,
        "sandbox": False,
        "bulk": False,
        "client_no": 1,
        "certificates": frozenset({"ab" * 32}),
        "addresses": (),
        "valid_from": date(2026, 11, 1),
        "valid_until": date(2026, 11, 30),
    }
    return Policy(**(terms | changed))


def seconds(day: int, hour: int, month: int = 11) -> float:
    return datetime(2026, month, day, hour, tzinfo=UTC).timestamp()


def test_it_lasts_from_the_first_day_to_the_end_of_the_last_in_jakarta() -> None:
    one = policy()
    # Midnight in Jakarta is 17.00 UTC of the day before.
    assert not one.lasts(seconds(31, 16, month=10))
    assert one.lasts(seconds(31, 17, month=10))
    assert one.lasts(seconds(30, 16))
    assert not one.lasts(seconds(30, 17))


@pytest.mark.parametrize(
    ("regions", "region", "within"),
    [
        (("32",), "3201012001", True),
        (("3201", "3273"), "3273010001", True),
        (("3201",), "3273010001", False),
        (("*",), "9101010001", True),
        (("*",), "", True),
        (("32",), "", False),
        ((), "3201012001", False),
    ],
)
def test_a_region_lies_within_when_one_of_its_codes_begins_it(
    regions: tuple[str, ...], region: str, within: bool
) -> None:
    assert policy(regions=regions).covers(region) is within


def test_every_bit_beyond_the_agreement_is_named() -> None:
    one = policy()
    assert one.beyond(mask_of(["nama_lengkap"])) == 0
    assert one.beyond(mask_of(["nama_lengkap", "agama"])) == mask_of(["agama"])
    assert one.beyond(0, mask_of(["tanggal_lahir"])) == mask_of(["tanggal_lahir"])
    assert one.beyond(mask_of(["agama"]), mask_of(["alamat"])) == mask_of(["agama", "alamat"])


@pytest.mark.parametrize(
    ("networks", "address", "admitted"),
    [
        ([], "203.0.113.9", True),
        (["203.0.113.0/24"], "203.0.113.9", True),
        (["203.0.113.0/24"], "203.0.114.9", False),
        (["203.0.113.0/24"], "::ffff:203.0.113.9", True),
        (["203.0.113.7/32", "2001:db8::/32"], "2001:db8::1", True),
        (["0.0.0.0/0"], "2001:db8::1", False),
        (["203.0.113.0/24"], "no address", False),
        (["::/0"], "203.0.113.9", False),
    ],
)
def test_an_address_is_admitted_by_its_networks(networks: list[str], address: str, admitted: bool) -> None:
    assert policy(addresses=tuple(ip_network(one) for one in networks)).admits(address) is admitted


def test_only_its_own_certificates_are_held() -> None:
    assert policy().holds("ab" * 32)
    assert not policy().holds("cd" * 32)
    assert not policy().holds("")


def test_tokens_that_were_called_in_are_not_accepted() -> None:
    one = policy(tokens_since=1000)
    assert one.accepts(1000)
    assert not one.accepts(999)
