"""The signature of a DCI message, as the published file shows it.

`Signature: namespace="spdci", kidId="{sender}|{key}|{algorithm}", algorithm="ed25519", created="…", expires="…",
headers="(created) (expires) digest", signature="…"`. The file does not say how header and message become bytes, so
the profile does: they are taken exactly as they stand in the body, one after the other, and nothing is written anew.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from adminduk.foundation import clock
from adminduk.surfaces.institutions.signing import key_id, sign

SECONDS = 600
LEEWAY = 60
ORDER = "(created) (expires) digest"
_PART = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature says of itself, and the bytes that it stands for."""

    data: bytes
    signature: bytes


def signed_text(created: str, expires: str, header: bytes, message: bytes) -> bytes:
    digest = b64encode(sha256(header + message).digest()).decode()
    return f"(created): {created}\n(expires): {expires}\ndigest: SHA-256={digest}".encode()


def signature_of(header: bytes, message: bytes, sender: str) -> str:
    created = int(clock.now().timestamp())
    expires = created + SECONDS
    raw = sign(signed_text(str(created), str(expires), header, message))
    return (
        f'Signature: namespace="spdci", kidId="{_plain(sender)}|{key_id()}|ed25519", algorithm="ed25519", '
        f'created="{created}", expires="{expires}", headers="{ORDER}", signature="{b64encode(raw).decode()}"'
    )


def read_signature(text: str, header: bytes, message: bytes, at: float) -> Signed | None:
    """None when it is none of ours, or not valid at `at` (Unix seconds)."""
    told = dict(_PART.findall(text)) if text.startswith("Signature:") else {}
    created, expires = told.get("created", ""), told.get("expires", "")
    if told.get("headers") != ORDER or not _within(created, expires, at):
        return None
    try:
        raw = b64decode(told.get("signature", ""), validate=True)
    except ValueError:
        return None
    return Signed(signed_text(created, expires, header, message), raw)


def _within(created: str, expires: str, at: float) -> bool:
    if not all(one.isascii() and one.isdigit() and len(one) <= 11 for one in (created, expires)):
        return False
    return int(created) - LEEWAY <= at < int(expires) + LEEWAY


def _plain(text: str) -> str:
    return re.sub(r'["|\\]', "", text)
