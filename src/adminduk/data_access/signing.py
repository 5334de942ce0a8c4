"""The key that signs files given out: Ed25519, its own among the installation's keys.

Whoever receives a file checks it with OpenSSL 3 alone: `openssl pkeyutl -verify -pubin -inkey KEY.pem
-rawin -in FILE -sigfile FILE.sig`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from adminduk.foundation.keys import derived_key

SIGNATURE_BYTES = 64


@cache
def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(
        derived_key(Path(settings.ADMINDUK_MASTER_KEY), "data_access/files")
    )


def sign(content: bytes) -> bytes:
    return _private().sign(content)


def public_key_pem() -> bytes:
    return _private().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
