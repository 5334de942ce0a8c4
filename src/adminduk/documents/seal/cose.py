"""COSE_Sign1 with ES256, the one form that our seals have (RFC 9052, section 4.2; RFC 9053, section 2.1)."""

from __future__ import annotations

from collections.abc import Mapping

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

SIGN1 = 18
ALGORITHM, KEY_ID = 1, 4
ES256 = -7
HALF = 32
_SIGNED = ec.ECDSA(hashes.SHA256())


class NotGenuine(ValueError):
    """The bytes are no seal of ours: another form, an unknown key, or a signature that does not fit."""


def sign(payload: bytes, key: ec.EllipticCurvePrivateKey, *, key_id: bytes) -> bytes:
    """COSE_Sign1 (tag 18) over `payload`; algorithm and key id stand in the protected header."""
    protected = cbor2.dumps({ALGORITHM: ES256, KEY_ID: key_id})
    r, s = decode_dss_signature(key.sign(_to_sign(protected, payload), _SIGNED))
    signature = r.to_bytes(HALF, "big") + s.to_bytes(HALF, "big")
    return cbor2.dumps(cbor2.CBORTag(SIGN1, [protected, {}, payload, signature]))


def open_signed(data: bytes, keys: Mapping[bytes, ec.EllipticCurvePublicKey]) -> tuple[bytes, bytes]:
    """The payload and the id of the key that signed it; raises `NotGenuine`."""
    try:
        tagged = cbor2.loads(data)
        protected, _, payload, signature = tagged.value
        header = cbor2.loads(protected)
        algorithm, key_id = header[ALGORITHM], header[KEY_ID]
    except (cbor2.CBORDecodeError, AttributeError, LookupError, TypeError, ValueError) as other:
        raise NotGenuine("no COSE_Sign1") from other
    key = keys.get(key_id) if isinstance(key_id, bytes) else None
    if tagged.tag != SIGN1 or algorithm != ES256 or key is None:
        raise NotGenuine("another form, or a key that we never had")
    if not isinstance(payload, bytes) or not isinstance(signature, bytes) or len(signature) != 2 * HALF:
        raise NotGenuine("no COSE_Sign1")
    r, s = int.from_bytes(signature[:HALF], "big"), int.from_bytes(signature[HALF:], "big")
    try:
        key.verify(encode_dss_signature(r, s), _to_sign(protected, payload), _SIGNED)
    except InvalidSignature as wrong:
        raise NotGenuine("the signature does not fit") from wrong
    return payload, key_id


def _to_sign(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, b"", payload])
