"""Who really asks, where a reverse proxy stands in front: told by headers, and only those of our own proxies count.

The proxy ends TLS and asks for the client's certificate. It hands that on as RFC 9440 says (`Client-Cert`, base 64
of the DER between colons), as nginx can (`X-Client-Cert`, the PEM percent-encoded) or as HAProxy can
(`X-Client-Certificate-Sha256`, hex), and must take such headers off whatever comes from outside.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import unquote

Networks = tuple[IPv4Network | IPv6Network, ...]
HEX = re.compile(r"[0-9a-f]{64}")
LONGEST_CERTIFICATE = 16_384
PEM = re.compile(r"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.DOTALL)


@lru_cache(maxsize=8)
def trusted(text: str) -> Networks:
    """The networks of our own proxies, separated by commas; `ValueError` names one that is none."""
    return tuple(ip_network(one.strip()) for one in text.split(",") if one.strip())


def address_told(peer: str, forwarded: Sequence[str], proxies: Networks) -> str:
    """The caller's address: the peer, unless he is a proxy of ours; then the last one that is not.

    `forwarded` are the values of X-Forwarded-For in the order in which they came.
    """
    said = [one.strip() for value in forwarded for one in value.split(",")]
    caller = peer
    while said and _within(caller, proxies):
        caller = said.pop()
    return caller


def thumbprint_told(peer: str, headers: Mapping[str, str], proxies: Networks) -> str:
    """SHA-256 (hex) of the client certificate that a proxy of ours saw; "" without one. Header names in small
    letters."""
    if not _within(peer, proxies):
        return ""
    told = headers.get("x-client-certificate-sha256", "").lower()
    if told:
        return told if HEX.fullmatch(told) else ""
    return _thumbprint(headers.get("client-cert", ""), headers.get("x-client-cert", ""))


@lru_cache(maxsize=4096)
def _thumbprint(structured: str, escaped: str) -> str:
    if not 0 < len(structured or escaped) <= LONGEST_CERTIFICATE:
        return ""
    try:
        if structured:
            if not (structured.startswith(":") and structured.endswith(":")):
                return ""
            return sha256(b64decode(structured[1:-1], validate=True)).hexdigest()
        found = PEM.search(unquote(escaped))
        return sha256(b64decode("".join(found.group(1).split()), validate=True)).hexdigest() if found else ""
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def _within(address: str, networks: Networks) -> bool:
    try:
        read = ip_address(address)
    except ValueError:
        return False
    if isinstance(read, IPv6Address) and read.ipv4_mapped:
        read = read.ipv4_mapped
    return any(read in network for network in networks)
