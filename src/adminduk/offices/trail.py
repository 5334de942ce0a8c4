"""One line of the audit trail about an account, under the kab/kota of its office."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.offices.models import Staff


def record_about(
    staff: Staff, *, actor: Actor, at: datetime, action: str, detail: dict[str, Any] | None = None
) -> None:
    """`action` is one word of the room: it is stored as "staff.<action>"."""
    record(
        actor=actor,
        at=at,
        action=f"staff.{action}",
        subject_kind="staff",
        subject_id=staff.id,
        kabkota=staff.office.kabkota,
        detail=detail,
    )
