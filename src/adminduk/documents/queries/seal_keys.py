"""The list of seal keys as it is published, and as a check here uses it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from adminduk.documents.models import SealKeyEvent
from adminduk.documents.operations.seal_keys import ADDED, REVOKED, moment
from adminduk.documents.pki import open_authority
from adminduk.documents.seal import cose
from adminduk.documents.seal.claims import Sealed, read_claims
from adminduk.documents.seal.keys import as_jwk, from_jwk


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """One line of the list, in the words of the published JSON; `signature` is base64."""

    seq: int
    event: str
    key_id: str
    key: dict[str, str]
    since: str
    at: str
    previous: str
    signature: str


def list_seal_keys() -> list[PublishedLine]:
    """Every line, oldest first. Public: the list is meant to be copied."""
    return [
        PublishedLine(
            seq=one.seq,
            event=one.event,
            key_id=one.key_id,
            key=json.loads(one.public_key),
            since=moment(one.since),
            at=moment(one.at),
            previous=bytes(one.previous).hex(),
            signature=base64.b64encode(bytes(one.signature)).decode(),
        )
        for one in SealKeyEvent.objects.order_by("seq")
    ]


def list_signer() -> dict[str, str] | None:
    """The public key (JWK) of the authority that signs the list; None before the first document."""
    if not (Path(settings.ADMINDUK_PKI) / "issuing.pem").exists():
        return None
    issuing = x509.load_pem_x509_certificate(open_authority(Path(settings.ADMINDUK_PKI)).issuing_pem)
    key = issuing.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    return as_jwk(key)


def open_seal(data: bytes) -> Sealed:
    """What a seal (COSE bytes) says, if a key of ours made it while it was believed; raises `cose.NotGenuine`."""
    keys: dict[bytes, Any] = {}
    revoked: dict[bytes, datetime] = {}
    for one in SealKeyEvent.objects.order_by("seq"):
        key_id = bytes.fromhex(one.key_id)
        if one.event == ADDED:
            keys[key_id] = from_jwk(json.loads(one.public_key))
        elif one.event == REVOKED:
            revoked[key_id] = min(one.since, revoked.get(key_id, one.since))
    payload, key_id = cose.open_signed(data, keys)
    sealed = read_claims(payload)
    if key_id in revoked and sealed.at >= revoked[key_id]:
        raise cose.NotGenuine("the key was revoked before")
    return sealed
