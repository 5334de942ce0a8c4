"""Writing the two trails. Both rows stand in the transaction of what they tell of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from adminduk.foundation.access.acting import write_at_end
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.models import Act, Look
from adminduk.foundation.clock import now
from adminduk.foundation.db.ids import new_id


def record(
    *,
    actor: Actor,
    at: datetime,
    action: str,
    subject_kind: str,
    subject_id: object,
    kabkota: str = "",
    detail: dict[str, Any] | None = None,
) -> None:
    """One line of the trail of acts. `detail` holds codes and ids only, never personal data."""
    act = Act(
        id=new_id(),
        at=at,
        actor_kind=actor.kind,
        actor_id=actor.id or actor.account_id,
        actor_name=actor.name,
        action=action,
        subject_kind=subject_kind,
        subject_id=str(subject_id),
        kabkota=kabkota,
        detail=detail or {},
    )
    write_at_end(Act.objects.bulk_create, act)


def record_read(
    *,
    actor: Actor,
    purpose: str,
    subject_kind: str,
    subject_ids: Iterable[object],
    elements: Iterable[str] = (),
    at: datetime | None = None,
) -> None:
    """One line of the trail of looks. A read has no time of its own, so the clock is asked here."""
    look = Look(
        id=new_id(),
        at=at or now(),
        actor_kind=actor.kind,
        actor_id=actor.id or actor.account_id,
        actor_name=actor.name,
        purpose=purpose,
        subject_kind=subject_kind,
        subject_ids=[str(one) for one in subject_ids],
        elements=list(elements),
    )
    write_at_end(Look.objects.bulk_create, look)
