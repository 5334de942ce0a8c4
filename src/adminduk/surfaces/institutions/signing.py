"""What this process signs: proofs and messages of the standards, with an Ed25519 key derived from the master key.

Its public half is fetched at /.well-known/jwks.json, so that every receiver can check what we signed.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from joserfc import jws
from joserfc.jwk import OKPKey

from adminduk.foundation.keys import derived_key

# RFC 9864; its older name EdDSA says less.
ALGORITHM = "Ed25519"


@cache
def signing_key() -> OKPKey:
    seed = derived_key(Path(settings.ADMINDUK_MASTER_KEY), "institutions/signing")
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()

    def text(data: bytes) -> str:
        return urlsafe_b64encode(data).rstrip(b"=").decode()

    return OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": text(public), "d": text(seed)})


def key_id() -> str:
    return signing_key().thumbprint()


def public_jwks() -> dict[str, Any]:
    """The set of RFC 7517."""
    told = signing_key().as_dict(private=False)
    plain = {name: told[name] for name in ("kty", "crv", "x")}
    return {"keys": [plain | {"kid": key_id(), "use": "sig", "alg": ALGORITHM}]}


def sign(data: bytes) -> bytes:
    """The raw signature, 64 bytes."""
    return signing_key().private_key.sign(data)


def compact_jws(claims: dict[str, Any]) -> str:
    header = {"alg": ALGORITHM, "kid": key_id()}
    return jws.serialize_compact(header, msgspec.json.encode(claims), signing_key(), algorithms=[ALGORITHM])
