"""The list of seal keys: a line for each key that comes into use, and one when a key is revoked."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from django.conf import settings
from django.db import connection

from adminduk.documents.models import SealKeyEvent
from adminduk.documents.operations.certificates import authority_folder
from adminduk.documents.pki.authority import private_key
from adminduk.documents.seal.keys import SealKey, as_jwk, canonical, current_key
from adminduk.documents.types.refusals import NoSuchSealKey
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record

ADDED, REVOKED = "added", "revoked"
GENESIS = bytes(32)


def key_in_use(*, actor: Actor, at: datetime) -> SealKey:
    """The key that seals now; from its first use on it stands in the list."""
    key = current_key(authority_folder(at=at))
    with acting(actor):
        if not SealKeyEvent.objects.filter(key_id=key.key_id.hex()).exists():
            _append(at, ADDED, key.key_id.hex(), canonical(as_jwk(key.key.public_key())).decode(), at)
    return key


def revoke_seal_key(*, actor: Actor, at: datetime, key_id: str, since: datetime) -> None:
    """Says of a key that what it sealed from `since` on is not believed. Raises `NoSuchSealKey`."""
    with acting(actor):
        actor.require("seal.manage")
        known = SealKeyEvent.objects.filter(key_id=key_id, event=ADDED).first()
        if known is None:
            raise NoSuchSealKey
        _append(at, REVOKED, key_id, known.public_key, since)
        record(
            actor=actor, at=at, action="documents.revoke_seal_key", subject_kind="seal_key", subject_id=key_id
        )


def _append(at: datetime, event: str, key_id: str, public_key: str, since: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('documents.seal_keys', 0))")
    if event == ADDED and SealKeyEvent.objects.filter(key_id=key_id).exists():
        return
    last = SealKeyEvent.objects.order_by("-seq").first()
    previous = bytes(last.digest) if last else GENESIS
    line = {
        "seq": last.seq + 1 if last else 1,
        "event": event,
        "key_id": key_id,
        "key": json.loads(public_key),
        "since": moment(since),
        "at": moment(at),
        "previous": previous.hex(),
    }
    message = canonical(line)
    SealKeyEvent.objects.create(
        seq=line["seq"],
        event=event,
        key_id=key_id,
        public_key=public_key,
        since=since,
        at=at,
        previous=previous,
        digest=sha256(message).digest(),
        signature=_signed(message),
    )


def moment(instant: datetime) -> str:
    """An instant as the list writes it: UTC, to the second."""
    return instant.astimezone(UTC).isoformat(timespec="seconds")


def _signed(message: bytes) -> bytes:
    """ES256 by the issuing authority, as browsers check it: r and s, 32 bytes each."""
    key = private_key(Path(settings.ADMINDUK_PKI), "issuing")
    r, s = decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))  # type: ignore[call-arg, arg-type]
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")
