"""Deciding about an agreement. What is decided counts with the next request: whoever answers reads it anew, and
the database asks again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from adminduk.data_access.finding import agreement_of, person_who_acts
from adminduk.data_access.lifecycle import require_step
from adminduk.data_access.models import Agreement, AgreementStep
from adminduk.data_access.policy import ZONE
from adminduk.data_access.rules import check_regions, check_terms
from adminduk.data_access.trail import record_step, tell_processes
from adminduk.data_access.types.agreements import Step, Terms
from adminduk.data_access.types.refusals import ReasonNeeded, SamePersonApproves
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at

# Steps after which somebody has had a hand in the terms.
HANDS = ("draft", Step.CHANGE, Step.SUBMIT, Step.PROPOSE)
LONGEST_REASON = 500


def approve_agreement(*, actor: Actor, at: datetime, agreement_id: UUID) -> None:
    """Puts the terms (or the proposed ones) in force as a new version. `SamePersonApproves` for anybody who had a
    hand in them; the rules are asked again, for the day may have come that breaks them."""
    with acting(actor):
        actor.require("data_access.approve")
        by = person_who_acts(actor)
        agreement = agreement_of(agreement_id)
        status = require_step(agreement, Step.APPROVE)
        proposal = _proposal(agreement)
        terms = Terms.of_json(proposal.terms) if proposal else Terms.of_row(agreement)
        if by in _hands(agreement, proposal):
            raise SamePersonApproves
        check_terms(terms, sector=agreement.institution.kind, today=day_at(at, ZONE))
        check_regions(terms, actor=actor, permission="data_access.approve")
        if proposal:
            for name, value in (asdict(terms) | {"regions": list(terms.regions)}).items():
                setattr(agreement, name, value)
            agreement.drafted_by, agreement.proposal_id = proposal.actor_id, None
            agreement.version += 1
        agreement.approved_by = by
        if status:
            agreement.status = status
        agreement.changed_at = at
        agreement.save()
        record_step(agreement, actor=actor, at=at, action=Step.APPROVE)
        tell_processes()


def refuse_agreement(*, actor: Actor, at: datetime, agreement_id: UUID, reason: str) -> None:
    """Says no to a submitted agreement, for good; or to a proposal, and the present terms go on."""
    reason = checked_reason(reason)
    with acting(actor):
        actor.require("data_access.approve")
        person_who_acts(actor)
        agreement = agreement_of(agreement_id)
        status = require_step(agreement, Step.REFUSE)
        proposal = _proposal(agreement)
        terms = Terms.of_json(proposal.terms) if proposal else None
        check_regions(terms or Terms.of_row(agreement), actor=actor, permission="data_access.approve")
        agreement.proposal_id, agreement.changed_at = None, at
        if status:
            agreement.status = status
        agreement.save(update_fields=["status", "proposal_id", "changed_at"])
        record_step(agreement, actor=actor, at=at, action=Step.REFUSE, reason=reason, terms=terms)


def suspend_agreement(*, actor: Actor, at: datetime, agreement_id: UUID, reason: str) -> None:
    """Stops every client at once, until it is resumed. Either of the two may pull this brake, and so may the
    platform itself (with the permission data_access.suspend) when it sees numbers being walked through."""
    held = (name for name in ("data_access.approve", "data_access.draft") if actor.may(name))
    permission = next(held, "data_access.suspend")
    _turn(actor, at, agreement_id, Step.SUSPEND, checked_reason(reason), permission)


def resume_agreement(*, actor: Actor, at: datetime, agreement_id: UUID, reason: str) -> None:
    """Lets the clients of a suspended agreement ask again."""
    _turn(actor, at, agreement_id, Step.RESUME, checked_reason(reason), "data_access.approve")


def end_agreement(*, actor: Actor, at: datetime, agreement_id: UUID, reason: str) -> None:
    """Ends it at once and for good: the next request is refused. A new agreement has to be made."""
    _turn(actor, at, agreement_id, Step.END, checked_reason(reason), "data_access.approve")


def _turn(actor: Actor, at: datetime, agreement_id: UUID, step: Step, reason: str, permission: str) -> None:
    with acting(actor):
        actor.require(permission)
        if permission != "data_access.suspend":
            person_who_acts(actor)
        agreement = agreement_of(agreement_id)
        status = require_step(agreement, step)
        check_regions(Terms.of_row(agreement), actor=actor, permission=permission)
        # A proposal does not outlive the state for which it was made.
        agreement.status, agreement.proposal_id = status or agreement.status, None
        agreement.version, agreement.changed_at = agreement.version + 1, at
        agreement.save(update_fields=["status", "proposal_id", "version", "changed_at"])
        record_step(agreement, actor=actor, at=at, action=step, reason=reason)
        tell_processes()


def _proposal(agreement: Agreement) -> AgreementStep | None:
    if agreement.proposal_id is None:
        return None
    return AgreementStep.objects.get(step_id=agreement.proposal_id)


def _hands(agreement: Agreement, proposal: AgreementStep | None) -> set[UUID | None]:
    if proposal:
        return {proposal.actor_id}
    steps = AgreementStep.objects.filter(agreement_id=agreement.agreement_id, action__in=HANDS)
    return {agreement.drafted_by, *steps.values_list("actor_id", flat=True)}


def checked_reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if not 1 <= len(reason) <= LONGEST_REASON:
        raise ReasonNeeded
    return reason
