"""Access tokens that any process reads without asking the database (bearer tokens of RFC 6750).

A token is `1 | client_no | issued at | seconds | [1 | thumbprint] | tag` in base 64, opaque to its holder.
The tag is keyed BLAKE2b, 128 bits. Its key is derived from the master key for the UTC day of issue: keys
rotate by themselves, yesterday's still reads what was issued before midnight. Times are Unix seconds, because
this is read for every request.
"""

from __future__ import annotations

from binascii import Error, a2b_base64, b2a_base64
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from struct import Struct
from typing import Any

from django.conf import settings

from adminduk.foundation.keys import derived_key

# Short, so that a stolen one is soon worth nothing.
LIFETIME = 600
MOST_SECONDS = 3600
# Two machines need not have the very same clock.
EARLY = 60

_DAY = 86_400
_HEAD = Struct(">BIIH")
_TAG = 16
_PLAIN, _BOUND = _HEAD.size + _TAG, _HEAD.size + 1 + 32 + _TAG
# Whole groups of three bytes: base 64 without padding, 36 and 80 characters.
_LENGTHS = frozenset({_PLAIN * 4 // 3, _BOUND * 4 // 3})


@dataclass(frozen=True, slots=True)
class Token:
    """`thumbprint` is the SHA-256 (hex) of the certificate that must be shown with it (RFC 8705), or ""."""

    client_no: int
    issued_at: int
    expires_at: int
    thumbprint: str


def make_token(client_no: int, at: float, seconds: int = LIFETIME, thumbprint: str = "") -> str:
    """A token for `seconds` (at most an hour) from `at` on, bound to a certificate when one is named."""
    if not 0 < seconds <= MOST_SECONDS:
        raise ValueError("a token lasts at most an hour")
    issued = int(at)
    body = _HEAD.pack(1, client_no, issued, seconds)
    if thumbprint:
        body += b"\x01" + bytes.fromhex(thumbprint)
    token = body + _tag(body, issued)
    if len(token) not in {_PLAIN, _BOUND}:
        raise ValueError("a thumbprint has 64 hex digits")
    return b2a_base64(token, newline=False).decode()


def read_token(token: str, at: float) -> Token | None:
    """What the token says; None when it was not made here, was changed, or is not valid at `at`."""
    read = _opened(token, int(at) // _DAY)
    if read is None or not read.issued_at - EARLY <= at < read.expires_at:
        return None
    return read


@lru_cache(maxsize=16_384)
def _opened(token: str, today: int) -> Token | None:
    if len(token) not in _LENGTHS:
        return None
    try:
        plain = a2b_base64(token, strict_mode=True)
    except (Error, ValueError):
        return None
    # Padding at the end would make it shorter than it looks.
    if len(plain) not in {_PLAIN, _BOUND}:
        return None
    body, tag = plain[:-_TAG], plain[-_TAG:]
    version, client_no, issued, seconds = _HEAD.unpack_from(body)
    # Keys of other days are never made: whoever sends rubbish shall not choose how many we derive.
    if version != 1 or abs(issued // _DAY - today) > 1 or not compare_digest(tag, _tag(body, issued)):
        return None
    return Token(client_no, issued, issued + seconds, body[_HEAD.size + 1 :].hex())


def _tag(body: bytes, issued: int) -> bytes:
    keyed = _keyed(issued // _DAY).copy()
    keyed.update(body)
    return keyed.digest()


@lru_cache(maxsize=64)
def _keyed(day: int) -> Any:
    """A hash that has swallowed the key of this day (counted from 1970)."""
    key = derived_key(Path(settings.ADMINDUK_MASTER_KEY), f"institutions/tokens/{day}")
    return blake2b(key=key, digest_size=_TAG)
