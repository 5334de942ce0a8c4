"""The second factor of staff: each secret is sealed for its own account."""

from __future__ import annotations

from uuid import UUID

from adminduk.foundation.signing_in import totp
from adminduk.foundation.signing_in.totp import enrolment, matching_step, new_secret

__all__ = ["enrolment", "matching_step", "new_secret", "open_secret", "seal_secret"]


def seal_secret(secret: str, staff_id: UUID) -> bytes:
    return totp.seal_secret(secret, _context(staff_id))


def open_secret(box: bytes, staff_id: UUID) -> str:
    return totp.open_secret(box, _context(staff_id))


def _context(staff_id: UUID) -> str:
    return f"offices_staff.totp_secret/{staff_id}"
