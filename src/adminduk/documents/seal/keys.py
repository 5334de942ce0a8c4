"""The key of the seal in the QR, and the form in which public keys are listed.

It is a key of the installation, not of an official: who signs a document by law stands in the PDF's own
signature. The key's id is the first eight bytes of the SHA-256 of its public key (SubjectPublicKeyInfo).
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from adminduk.documents.pki import seal_key


@dataclass(frozen=True, slots=True)
class SealKey:
    key: ec.EllipticCurvePrivateKey
    key_id: bytes


@cache
def current_key(directory: Path) -> SealKey:
    """The key that seals now. Opened once a process: its passphrase is slow on purpose."""
    key = seal_key(directory)
    return SealKey(key, key_id_of(key.public_key()))


def key_id_of(public: ec.EllipticCurvePublicKey) -> bytes:
    spki = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return sha256(spki).digest()[:8]


def as_jwk(public: ec.EllipticCurvePublicKey) -> dict[str, str]:
    """RFC 7517, as browsers import it."""
    numbers = public.public_numbers()
    return {"crv": "P-256", "kty": "EC", "x": _text(numbers.x), "y": _text(numbers.y)}


def from_jwk(jwk: dict[str, str]) -> ec.EllipticCurvePublicKey:
    x, y = (int.from_bytes(base64.urlsafe_b64decode(jwk[name] + "=="), "big") for name in "xy")
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def canonical(value: Any) -> bytes:
    """The bytes that are hashed and signed: JSON with sorted keys and without spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _text(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")
