"""The guard of an agreement's life: the table of `types.agreements`, asked before each step."""

from __future__ import annotations

from adminduk.data_access.models import Agreement
from adminduk.data_access.types.agreements import LIFECYCLE, Step
from adminduk.data_access.types.outcomes import Status
from adminduk.data_access.types.refusals import StepNotPossible


def steps_of(status: str, *, has_proposal: bool) -> frozenset[Step]:
    """What may come next. Where an agreement is in force, only a proposal can be approved or refused."""
    steps = set(LIFECYCLE[Status(status)])
    if status == Status.ACTIVE and not has_proposal:
        steps -= {Step.APPROVE, Step.REFUSE}
    return frozenset(steps)


def require_step(agreement: Agreement, step: Step) -> Status | None:
    """Where `step` leads (None: the status stays); `StepNotPossible` from here."""
    if step not in steps_of(agreement.status, has_proposal=agreement.proposal_id is not None):
        raise StepNotPossible
    return LIFECYCLE[Status(agreement.status)][step]
