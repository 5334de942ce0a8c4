"""What every change here leaves behind: a line in the audit trail, a step of the agreement, and word to those
processes that hold policies in memory."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from adminduk.data_access.models import Agreement, AgreementStep
from adminduk.data_access.types.agreements import Terms
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.ids import new_id

# Who answers institutions listens here, and reads policies anew; the payload is empty.
CHANNEL = "data_access_policies"


def record_step(
    agreement: Agreement,
    *,
    actor: Actor,
    at: datetime,
    action: str,
    reason: str = "",
    terms: Terms | None = None,
) -> UUID:
    """`terms` are those that the step is about; by default those that the agreement has now."""
    step_id = new_id()
    AgreementStep.objects.create(
        step_id=step_id,
        agreement_id=agreement.agreement_id,
        at=at,
        actor_id=actor.id,
        actor_name=actor.name,
        action=action,
        reason=reason,
        version=agreement.version,
        terms=(terms or Terms.of_row(agreement)).as_json(),
    )
    record_about(
        "agreement",
        agreement.agreement_id,
        actor=actor,
        at=at,
        action=action,
        detail={"version": agreement.version, "number": agreement.agreement_no},
    )
    return step_id


def record_about(
    kind: str,
    subject_id: object,
    *,
    actor: Actor,
    at: datetime,
    action: str,
    detail: dict[str, Any] | None = None,
) -> None:
    """`kind` is institution, agreement, client or officer; stored as "data_access.<kind>.<action>"."""
    record(
        actor=actor,
        at=at,
        action=f"data_access.{kind}.{action}",
        subject_kind=f"data_access.{kind}",
        subject_id=subject_id,
        detail=detail,
    )


def tell_processes() -> None:
    """With the commit of this act, every process that holds policies reads them anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
