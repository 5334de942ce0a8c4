"""Taking a step: the guard, the new status, the line of history and the line of audit, all at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.casework.lifecycle import Status, Step, after
from adminduk.casework.models import Case
from adminduk.casework.models import Step as StepRow
from adminduk.casework.types.refusals import CaseNotFound
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.ids import new_id


def held(case_id: UUID) -> Case:
    """The case, held until the act is complete; `CaseNotFound` outside the actor's sight."""
    case = Case.objects.select_for_update().filter(case_id=case_id).first()
    if case is None:
        raise CaseNotFound
    return case


def take(
    case: Case,
    step: Step,
    *,
    actor: Actor,
    at: datetime,
    note: str = "",
    detail: dict[str, Any] | None = None,
) -> None:
    """Moves `case` by `step` and saves it (with whatever else was set on it); `NotNow` if it may not."""
    before = Status(case.status)
    case.status = after(before, step)
    _run_the_clock(case, before, at)
    case.changed_at = at
    case.save()
    StepRow.objects.create(
        case_id=case.case_id,
        step_id=new_id(),
        kabkota=case.kabkota,
        at=at,
        operation=step,
        before=before,
        after=case.status,
        actor_kind=actor.kind,
        actor_id=actor.id or actor.account_id,
        actor_name=actor.name,
        note=note,
        detail=detail or {},
    )
    record(
        actor=actor,
        at=at,
        action=f"case.{step}",
        subject_kind="case",
        subject_id=case.case_id,
        kabkota=case.kabkota,
        detail={"before": before, "after": str(case.status)},
    )


def _run_the_clock(case: Case, before: Status, at: datetime) -> None:
    """The promised clock stands still while we wait for the applicant."""
    if case.status == Status.RETURNED and before != Status.RETURNED:
        case.waiting_since = at
    elif before == Status.RETURNED and case.status != Status.RETURNED and case.waiting_since:
        waited = at - case.waiting_since
        case.waited_seconds += int(waited.total_seconds())
        if case.due_at:
            case.due_at += waited
        case.waiting_since = None
