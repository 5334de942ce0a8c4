"""What one client may do, as it is held in memory by whoever answers. Pure: no database, no clock.

The database checks the same agreement again in the statement that reads the person, so a policy that
is some seconds old can at worst refuse, never give.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from adminduk.foundation.access.jurisdiction import NATION
from adminduk.foundation.clock import zone_info

Network = IPv4Network | IPv6Network
# Days of an agreement are those of the centre, where it was signed.
ZONE = "WIB"


@dataclass(frozen=True, slots=True)
class Policy:
    """One client under one agreement.

    `elements` and `fields` are bits of `elements.Element`: what may be compared, what may be given. `regions`
    are codes that begin those of the people it may ask about ("*": everybody). `per_day` and `per_second` count
    people asked about under the whole agreement. `certificates` are SHA-256 thumbprints in hex, `addresses`
    networks; no network at all admits every address. `tokens_since` (Unix seconds): older tokens are void.
    """

    agreement_no: int
    version: int
    elements: int
    fields: int
    regions: tuple[str, ...]
    per_day: int
    per_second: int
    sandbox: bool
    bulk: bool
    client_no: int
    certificates: frozenset[str]
    addresses: tuple[Network, ...]
    valid_from: date
    valid_until: date
    feed: bool = False
    tokens_since: int = 0
    _begins: float = field(init=False, repr=False, compare=False)
    _ends: float = field(init=False, repr=False, compare=False)
    _ranges: tuple[tuple[int, int, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_begins", _midnight(self.valid_from))
        object.__setattr__(self, "_ends", _midnight(self.valid_until + timedelta(days=1)))
        ranges = tuple((one.version, int(one[0]), int(one[-1])) for one in self.addresses)
        object.__setattr__(self, "_ranges", ranges)

    def lasts(self, at: float) -> bool:
        """Whether the agreement is valid at `at` (Unix seconds); both its days are included."""
        return self._begins <= at < self._ends

    def accepts(self, issued_at: int) -> bool:
        """Whether a token issued at `issued_at` (Unix seconds) is none of those that were called in."""
        return issued_at >= self.tokens_since

    def covers(self, region: str) -> bool:
        """Whether somebody who lives in `region` may be asked about; an unknown region only with the nation."""
        return any(own == NATION or (region != "" and region.startswith(own)) for own in self.regions)

    def beyond(self, asked: int, wanted: int = 0) -> int:
        """The bits that must be refused: `asked` to be compared, `wanted` to be given. 0: all is agreed."""
        return (asked & ~self.elements) | (wanted & ~self.fields)

    def admits(self, address: str) -> bool:
        """Whether a request may come from `address` (text, IPv4 or IPv6)."""
        if not self._ranges:
            return True
        version, number = _number(address)
        return any(version == kind and low <= number <= high for kind, low, high in self._ranges)

    def holds(self, thumbprint: str) -> bool:
        """Whether the certificate with this SHA-256 thumbprint (hex) is one of this client's."""
        return thumbprint in self.certificates


def policy_of(row: Mapping[str, Any]) -> Policy:
    """The policy of one row of `sql/policies.sql`, by whichever driver it was read."""
    return Policy(
        agreement_no=row["agreement_no"],
        version=row["version"],
        elements=row["elements"],
        fields=row["fields"],
        regions=tuple(row["regions"]),
        per_day=row["per_day"],
        per_second=row["per_second"],
        sandbox=row["sandbox"],
        bulk=row["bulk"],
        client_no=row["client_no"],
        certificates=frozenset(row["certificates"]),
        addresses=tuple(ip_network(one) for one in row["addresses"]),
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
        feed=row["feed"],
        tokens_since=row["tokens_since"],
    )


def _midnight(day: date) -> float:
    return datetime.combine(day, time.min, zone_info(ZONE)).timestamp()


@lru_cache(maxsize=4096)
def _number(address: str) -> tuple[int, int]:
    """Version and number of an address; (0, 0), which lies in no network, for what is none."""
    try:
        read = ip_address(address)
    except ValueError:
        return 0, 0
    # A socket that listens on IPv6 shows IPv4 callers as ::ffff:192.0.2.1.
    if isinstance(read, IPv6Address) and read.ipv4_mapped:
        read = read.ipv4_mapped
    return read.version, int(read)
