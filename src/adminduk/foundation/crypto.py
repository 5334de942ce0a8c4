"""Sealing small secrets, blind indexes and one-time codes.

A box is `version | nonce | ciphertext`, AES-256-GCM, bound to its context (table, column and row), so
that a value copied to another row does not open there.
"""

from __future__ import annotations

import hmac
import secrets
from functools import cache
from hashlib import sha256
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from adminduk.foundation.keys import derived_key
from adminduk.foundation.refusals import Outage
from adminduk.foundation.texts import Both

VERSION = b"\x01"
NONCE, TAG = 12, 16
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class SealBroken(Outage):
    sentence = Both(
        id="Data tersimpan tidak dapat dibuka. Petugas sistem sudah diberi tahu.",
        en="Stored data cannot be opened. Our engineers have been told.",
    )


@cache
def _cipher(purpose: str) -> AESGCM:
    return AESGCM(derived_key(Path(settings.ADMINDUK_MASTER_KEY), purpose))


def seal(plain: bytes, *, context: str, purpose: str = "fields") -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return VERSION + nonce + _cipher(purpose).encrypt(nonce, plain, context.encode())


def open_sealed(box: bytes, *, context: str, purpose: str = "fields") -> bytes:
    """The plain bytes; `SealBroken` when the box was changed or belongs elsewhere."""
    box = bytes(box)
    if box[:1] != VERSION or len(box) < 1 + NONCE + TAG:
        raise SealBroken
    try:
        return _cipher(purpose).decrypt(box[1 : 1 + NONCE], box[1 + NONCE :], context.encode())
    except InvalidTag as broken:
        raise SealBroken from broken


def blind_index(text: str, *, field: str) -> bytes:
    """An equality index over a secret value: HMAC-SHA256 under a key of its own for each field."""
    key = derived_key(Path(settings.ADMINDUK_MASTER_KEY), f"blind/{field}")
    return hmac.new(key, text.encode(), sha256).digest()


# A PIN has 20 bits: Argon2 makes each guess on a stolen table cost, throttling makes it slow online.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_secret(text: str) -> str:
    return _hasher.hash(text)


def check_secret(text: str, hashed: str) -> bool:
    try:
        return _hasher.verify(hashed, text)
    except (VerificationError, InvalidHashError):
        return False


def random_digits(length: int) -> str:
    return "".join(secrets.choice("0123456789") for _ in range(length))


def random_code(length: int = 12) -> str:
    """Letters and digits of Crockford's base 32: none is mistaken for another when typed off paper."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(length))


def read_code(text: str) -> str:
    """A typed code as stored: capitals, no separators, O as 0, I and L as 1."""
    kept = "".join(letter for letter in text.upper() if letter.isalnum())
    return kept.replace("O", "0").replace("I", "1").replace("L", "1")
