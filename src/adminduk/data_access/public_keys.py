"""Public keys of clients: read from what an institution sends, and what a signature is checked with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from joserfc import jwt
from joserfc.errors import JoseError, UnsupportedAlgorithmError
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey, import_key
from joserfc.jws import JWSRegistry

from adminduk.data_access.types.refusals import BadKey, PrivateKeySent

RSA_BITS = (2048, 8192)
# Larger exponents make checking slow and nothing safer.
RSA_EXPONENT = 2**32
LONGEST_KID = 80
KINDS = (("EC", ECKey), ("RSA", RSAKey), ("OKP", OKPKey))


def read_public_key(text: str) -> dict[str, Any]:
    """A JWK out of a JWK or a PEM, with `kid` (its own, else the thumbprint of RFC 7638) and `alg`.

    `BadKey`; `PrivateKeySent` when the private half came along.
    """
    text = text.strip()
    if "PRIVATE KEY" in text:
        raise PrivateKeySent
    told = _json(text)
    if told is not None and {"d", "k"} & set(told):
        raise PrivateKeySent
    key = _imported(told, text)
    algorithm = _algorithms(key)[0] if told is None else str(told.get("alg") or _algorithms(key)[0])
    if algorithm not in _algorithms(key):
        raise BadKey
    kid = str((told or {}).get("kid") or key.thumbprint())
    if not 1 <= len(kid) <= LONGEST_KID:
        raise BadKey
    names = ("kty", "crv", "x", "y", "n", "e")
    plain = key.as_dict(private=False)
    return {name: plain[name] for name in names if name in plain} | {
        "kid": kid,
        "alg": algorithm,
        "use": "sig",
    }


def claims_signed_by(assertion: str, jwk: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Header and claims of a JWT that this key signed with the key's algorithm; None for any other."""
    key = import_key({name: jwk[name] for name in ("kty", "crv", "x", "y", "n", "e") if name in jwk})
    try:
        token = jwt.decode(assertion, key, registry=_Named(algorithms=[*_algorithms(key, jwk["alg"])]))
    except (JoseError, ValueError):
        return None
    return token.header, token.claims


class _Named(JWSRegistry):
    """Ed25519 goes by its older name EdDSA too, which nearly every client still says (RFC 9864)."""

    def get_alg(self, name: str) -> Any:
        if name not in (self.allowed or ()):
            raise UnsupportedAlgorithmError(f"{name} is not the algorithm of this key")
        return self.algorithms[name]


def _json(text: str) -> dict[str, Any] | None:
    try:
        told = json.loads(text)
    except ValueError:
        return None
    if not isinstance(told, dict):
        raise BadKey
    return told


def _imported(told: dict[str, Any] | None, text: str) -> Key:
    try:
        if told is not None:
            kinds = dict(KINDS)
            kind = kinds.get(str(told.get("kty")))
            if kind is None:
                raise BadKey
            bare = {name: told[name] for name in ("kty", "crv", "x", "y", "n", "e") if name in told}
            key: Key = kind.import_key(bare)
            _check(key)
            return key
        for _, kind in KINDS:
            try:
                key = kind.import_key(text)
            except (JoseError, ValueError, TypeError, AttributeError):
                continue
            _check(key)
            return key
    except (JoseError, ValueError, TypeError, KeyError, AttributeError) as broken:
        raise BadKey from broken
    raise BadKey


def _check(key: Key) -> None:
    if key.is_private:
        raise PrivateKeySent
    if isinstance(key, RSAKey):
        public: RSAPublicKey = key.public_key
        if not RSA_BITS[0] <= public.key_size <= RSA_BITS[1] or public.public_numbers().e > RSA_EXPONENT:
            raise BadKey
    elif key.as_dict(private=False).get("crv") not in {"P-256", "Ed25519"}:
        raise BadKey


def _algorithms(key: Key, chosen: str = "") -> tuple[str, ...]:
    """The algorithms of a key; for one that was registered, by the one that was chosen then."""
    if isinstance(key, ECKey):
        return ("ES256",)
    if isinstance(key, OKPKey):
        return ("EdDSA", "Ed25519")
    return (chosen,) if chosen else ("RS256", "PS256")
