"""The key that signs roots: Ed25519, derived from the installation's master key, its public half shown."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from adminduk.foundation.keys import derived_key


@cache
def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(
        derived_key(Path(settings.ADMINDUK_MASTER_KEY), "journal/seal")
    )


@cache
def public_key() -> Ed25519PublicKey:
    return _private().public_key()


@cache
def key_id() -> str:
    return sha256(public_key().public_bytes_raw()).hexdigest()[:16]


def sign(chained: bytes) -> bytes:
    return _private().sign(chained)
