"""Agreements with their steps and papers. None of it is a resident's data, so no purpose is asked."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from adminduk.data_access.finding import agreement_of, own_institution, sees
from adminduk.data_access.lifecycle import steps_of
from adminduk.data_access.models import Agreement, AgreementPaper, AgreementStep
from adminduk.data_access.policy import ZONE
from adminduk.data_access.queries.institutions import institution_facts
from adminduk.data_access.reports import semesters_due
from adminduk.data_access.types.agreements import (
    AgreementFacts,
    AgreementPage,
    PaperFacts,
    ReportDue,
    StepFacts,
    Terms,
)
from adminduk.data_access.types.outcomes import Status
from adminduk.data_access.types.refusals import NoSuchAgreement, NoSuchPaper
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.clock import day_at
from adminduk.foundation.storage.operations import get
from adminduk.regulations.data_access import report_is_late
from adminduk.regulations.law import Law


def agreement_facts(one: Agreement, proposals: dict[UUID, AgreementStep] | None = None) -> AgreementFacts:
    proposal = None
    if one.proposal_id:
        step = (proposals or {}).get(one.proposal_id) or AgreementStep.objects.get(step_id=one.proposal_id)
        proposal = Terms.of_json(step.terms)
    return AgreementFacts(
        id=one.agreement_id,
        number=one.agreement_no,
        institution=institution_facts(one.institution),
        status=Status(one.status),
        version=one.version,
        terms=Terms.of_row(one),
        proposal=proposal,
        drafted_by=one.drafted_by,
        approved_by=one.approved_by,
        steps=steps_of(one.status, has_proposal=one.proposal_id is not None),
        changed_at=one.changed_at,
    )


def get_agreement(*, actor: Actor, agreement_id: UUID) -> AgreementFacts:
    """For the centre's officers, and for those of its own institution."""
    return agreement_facts(seen(actor, agreement_id))


def list_agreements(
    *, actor: Actor, institution_id: UUID | None = None, status: str = "", limit: int = 500
) -> list[AgreementFacts]:
    """Newest first; an institution's officer gets his institution's, whatever he asks for."""
    found = Agreement.objects.select_related("institution").order_by("-agreement_no")
    if actor.kind is Kind.PARTNER:
        found = found.filter(institution_id=own_institution(actor))
    else:
        actor.require("data_access.view")
    if institution_id:
        found = found.filter(institution_id=institution_id)
    if status:
        found = found.filter(status=status)
    agreements = list(found[:limit])
    wanted = [one.proposal_id for one in agreements if one.proposal_id]
    proposals = AgreementStep.objects.in_bulk(wanted) if wanted else {}
    return [agreement_facts(one, proposals) for one in agreements]


def page_of_agreements(
    *,
    actor: Actor,
    text: str = "",
    status: str = "",
    sector: str = "",
    waiting: bool = False,
    number: int = 1,
    size: int = 25,
) -> AgreementPage:
    """One page of all agreements, newest first; `text` stands in an institution's name or a PKS number.

    `waiting` leaves those that somebody must approve: submitted, or with a proposed change.
    """
    actor.require("data_access.view")
    found = Agreement.objects.select_related("institution").order_by("-agreement_no")
    for word in text.split()[:5]:
        found = found.filter(
            Q(institution__name__icontains=word)
            | Q(institution__short_name__icontains=word)
            | Q(pks_number__icontains=word)
        )
    if status:
        found = found.filter(status=status)
    if sector:
        found = found.filter(institution__kind=sector)
    if waiting:
        found = found.filter(Q(status=Status.SUBMITTED) | Q(proposal_id__isnull=False))
    begin = (max(1, number) - 1) * size
    rows = list(found[begin : begin + size])
    wanted = [one.proposal_id for one in rows if one.proposal_id]
    proposals = AgreementStep.objects.in_bulk(wanted) if wanted else {}
    return AgreementPage(
        agreements=tuple(agreement_facts(one, proposals) for one in rows),
        total=found.count(),
        number=max(1, number),
        size=size,
    )


def list_steps(*, actor: Actor, agreement_id: UUID) -> list[StepFacts]:
    """What happened to an agreement, oldest first, with its terms as they were."""
    seen(actor, agreement_id)
    found = AgreementStep.objects.filter(agreement_id=agreement_id).order_by("at", "step_id")
    return [
        StepFacts(one.at, one.actor_name, one.action, one.reason, one.version, Terms.of_json(one.terms))
        for one in found
    ]


def list_papers(*, actor: Actor, agreement_id: UUID) -> list[PaperFacts]:
    found = seen(actor, agreement_id).papers.order_by("added_at", "paper_id")
    return [
        PaperFacts(one.paper_id, one.kind, one.name, one.sha256, one.period, one.added_at) for one in found
    ]


def open_paper(*, actor: Actor, paper_id: UUID) -> tuple[str, bytes]:
    """Name and content of a document of an agreement."""
    paper = AgreementPaper.objects.select_related("agreement").filter(paper_id=paper_id).first()
    if paper is None or not sees(actor, paper.agreement.institution_id):
        raise NoSuchPaper
    return paper.name, get(paper.storage_key)


def list_reports_due(*, actor: Actor, agreement_id: UUID, at: datetime) -> list[ReportDue]:
    """Semesters that are over and not reported on, oldest first."""
    today = day_at(at, ZONE)
    due = semesters_due(seen(actor, agreement_id), today=today)
    return [ReportDue(one, report_is_late(one, today, Law(on=today))) for one in due]


def seen(actor: Actor, agreement_id: UUID) -> Agreement:
    agreement = agreement_of(agreement_id, lock=False)
    if not sees(actor, agreement.institution_id):
        raise NoSuchAgreement
    return agreement
