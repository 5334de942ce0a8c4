"""Telling an institution that its file is done: a signed request to the address that it named.

Only public addresses by https: what we are told to call must never be a machine of our own house. The name is resolved
once and that very address is called, so that it cannot point elsewhere a moment later.
"""

from __future__ import annotations

import socket
from base64 import b64encode
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx

from adminduk.data_access.types.matching import BadCallback
from adminduk.foundation.journal import seal_key

SIGNED_AS = b"adminduk/panggilan-balik/1\n"
PATIENCE = 15.0


class NotTaken(Exception):
    """The other side did not say that it has it."""


def check_address(url: str) -> None:
    """`BadCallback` for what will never be called, whatever its name resolves to."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError as broken:
        raise BadCallback from broken
    host = parts.hostname or ""
    if parts.scheme != "https" or not host or parts.username or parts.password or len(url) > 300 or not port:
        raise BadCallback
    if _is_number(host) and not ip_address(host).is_global:
        raise BadCallback


def call(url: str, body: bytes) -> None:
    """`NotTaken` unless the answer is a 2xx; no redirect is followed."""
    check_address(url)
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 443
    address = _public_address(host, port)
    shown = f"[{address}]" if ":" in address else address
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    try:
        answer = httpx.post(
            f"https://{shown}:{port}{path}",
            content=body,
            headers={"Host": parts.netloc, "Content-Type": "application/json", **signature(body)},
            extensions={"sni_hostname": host},
            timeout=PATIENCE,
            follow_redirects=False,
            trust_env=False,
        )
    except httpx.HTTPError as failure:
        raise NotTaken from failure
    if not answer.is_success:
        raise NotTaken


def signature(body: bytes) -> dict[str, str]:
    """Ed25519 under the key that signs our roots, over the hash of the body."""
    signed = seal_key.sign(SIGNED_AS + sha256(body).digest())
    return {"X-Adminduk-Key": seal_key.key_id(), "X-Adminduk-Signature": b64encode(signed).decode()}


def _public_address(host: str, port: int) -> str:
    try:
        found = {str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except OSError as unknown:
        raise NotTaken from unknown
    if not found or not all(ip_address(one).is_global for one in found):
        raise BadCallback
    return sorted(found)[0]


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
