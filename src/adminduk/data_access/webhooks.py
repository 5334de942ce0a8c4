"""Handing events over: to a public address, over HTTPS, signed so that the receiver knows they are ours.

HTTP Message Signatures (RFC 9421) with Ed25519 and a Content-Digest (RFC 9530). The name is looked up once and
the connection goes to that very address, so that it cannot turn into an inner one between check and use.
"""

from __future__ import annotations

import json
import socket
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from adminduk.data_access.types.feed import BadWebhook
from adminduk.foundation.keys import derived_key

CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 15.0
# How long a signature may be believed: a captured request is worth nothing later.
VALID_SECONDS = 300
COVERED = ("@method", "@target-uri", "content-digest", "content-type")
TYPE = "application/json"


@cache
def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(
        derived_key(Path(settings.ADMINDUK_MASTER_KEY), "institutions/feed")
    )


def public_key() -> dict[str, str]:
    """With which receivers check our signatures: a JWK (RFC 8037); its kid is the thumbprint (RFC 7638)."""
    raw = _key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    x = urlsafe_b64encode(raw).rstrip(b"=").decode()
    told = json.dumps({"crv": "Ed25519", "kty": "OKP", "x": x}, separators=(",", ":"))
    kid = urlsafe_b64encode(sha256(told.encode()).digest()).rstrip(b"=").decode()
    return {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": kid, "use": "sig", "alg": "EdDSA"}


def signed_headers(url: str, body: bytes, *, created: int) -> dict[str, str]:
    """`created` in seconds since 1970."""
    digest = f"sha-256=:{b64encode(sha256(body).digest()).decode()}:"
    names = " ".join(f'"{one}"' for one in COVERED)
    parameters = f'({names});created={created};expires={created + VALID_SECONDS};keyid="{public_key()["kid"]}";alg="ed25519"'
    values = {"@method": "POST", "@target-uri": url, "content-digest": digest, "content-type": TYPE}
    base = "".join(f'"{one}": {values[one]}\n' for one in COVERED) + f'"@signature-params": {parameters}'
    signature = b64encode(_key().sign(base.encode())).decode()
    return {
        "Content-Type": TYPE,
        "Content-Digest": digest,
        "Signature-Input": f"adminduk={parameters}",
        "Signature": f"adminduk=:{signature}:",
    }


def check_address(url: str) -> str:
    """An address (IP) of the receiver that we may connect to; `BadWebhook`. The demo may stay at home."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise BadWebhook(why="url") from None
    if parts.username or parts.password or parts.fragment or not parts.hostname or len(url) > 300:
        raise BadWebhook(why="url")
    if parts.scheme != "https" and not (settings.ADMINDUK_DEMO and parts.scheme == "http"):
        raise BadWebhook(why="https")
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except OSError:
        raise BadWebhook(why="dns") from None
    addresses = [ip_address(one[4][0]) for one in found]
    # Every one of them: a name with an inner address among its own is not to be trusted with the others.
    if not settings.ADMINDUK_DEMO and not all(one.is_global and not one.is_multicast for one in addresses):
        raise BadWebhook(why="private")
    return str(addresses[0])


def post(url: str, message: Mapping[str, Any], *, created: int) -> int:
    """The receiver's status; `httpx.HTTPError` when there was none, `BadWebhook`."""
    address = check_address(url)
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    parts = urlsplit(url)
    host = f"[{address}]" if ":" in address else address
    there = urlunsplit(parts._replace(netloc=f"{host}:{parts.port}" if parts.port else host))
    headers = signed_headers(url, body, created=created) | {"Host": parts.netloc}
    patience = httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS)
    with httpx.Client(timeout=patience, trust_env=False, follow_redirects=False) as client:
        request = client.build_request("POST", there, content=body, headers=headers)
        # The certificate is that of the name, though the connection goes to the address.
        request.extensions["sni_hostname"] = parts.hostname
        answer = client.send(request, stream=True)
        # What it says beyond the status concerns us not, however long it is.
        answer.close()
        return answer.status_code
