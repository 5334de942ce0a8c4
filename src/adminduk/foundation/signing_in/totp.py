"""Time-based one-time codes (RFC 6238): six digits, thirty seconds, one step of tolerance."""

from __future__ import annotations

import hmac
from datetime import datetime

import pyotp

from adminduk.foundation.crypto import open_sealed, seal
from adminduk.foundation.signing_in.types import Enrolment

ISSUER = "Adminduk"
SECONDS = 30
TOLERANCE = (0, -1, 1)


def new_secret() -> str:
    return pyotp.random_base32()


def seal_secret(secret: str, context: str) -> bytes:
    """`context` names the row that it belongs to: copied to another row it does not open."""
    return seal(secret.encode(), context=context)


def open_secret(box: bytes, context: str) -> str:
    return open_sealed(bytes(box), context=context).decode()


def enrolment(secret: str, username: str, place: str) -> Enrolment:
    """What an authenticator app scans; `place` tells accounts of several offices apart."""
    issuer = f"{ISSUER} {place}".strip()
    return Enrolment(
        uri=pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=issuer), secret=secret
    )


def matching_step(secret: str, code: str, at: datetime) -> int | None:
    """The time step that `code` belongs to; None when it belongs to none near `at`."""
    totp = pyotp.TOTP(secret)
    now = int(at.timestamp()) // SECONDS
    for step in (now + off for off in TOLERANCE):
        if hmac.compare_digest(totp.at(step * SECONDS).encode(), code.encode()):
            return step
    return None
