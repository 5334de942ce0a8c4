"""The verifier's work: each paper judged, the faults returned in one round, the right case passed on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from adminduk.accounts.operations import match
from adminduk.casework.contacts import tell_applicant, track_link
from adminduk.casework.dealing import deal
from adminduk.casework.facts import Facts
from adminduk.casework.findings import Audience, refusals, unconfirmed
from adminduk.casework.gathering import gather, service_of
from adminduk.casework.guards import require_approver, require_verifier
from adminduk.casework.lifecycle import Status, Step, after
from adminduk.casework.models import Case, Paper
from adminduk.casework.papers import current_papers
from adminduk.casework.service import what_is_missing
from adminduk.casework.steps import held, take
from adminduk.casework.types.refusals import (
    CaseNotFound,
    FindingsOpen,
    PapersMissing,
    PapersUnjudged,
    ReasonNeeded,
    RuleRefuses,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor

# Why a paper comes back; the words for each are the surface's, the applicant reads the message.
REASONS = ("blurred", "cut_off", "wrong_paper", "differs", "not_original", "other")


def open_case(*, actor: Actor, at: datetime, case_id: UUID) -> None:
    """The verifier to whom a new case was dealt looks at it for the first time: now it is being checked."""
    with acting(actor):
        case = held(case_id)
        if case.status == Status.SUBMITTED and case.assigned_to == actor.id:
            require_verifier(case, actor)
            take(case, Step.OPEN, actor=actor, at=at)


def judge_paper(
    *,
    actor: Actor,
    at: datetime,
    case_id: UUID,
    paper_id: UUID,
    accepted: bool,
    reason: str = "",
    message: str = "",
) -> None:
    """Judges one paper; one that comes back needs a reason and a message that its sender can act on."""
    with acting(actor):
        case = held(case_id)
        require_verifier(case, actor)
        after(Status(case.status), Step.JUDGE)
        if not accepted and (reason not in REASONS or not message.strip()):
            raise ReasonNeeded
        judged = Paper.objects.filter(case_id=case_id, paper_id=paper_id, current=True).update(
            state="accepted" if accepted else "returned",
            reason="" if accepted else reason,
            message="" if accepted else message.strip()[:500],
            judged_by=actor.id,
            judged_at=at,
        )
        if not judged:
            raise CaseNotFound
        take(
            case,
            Step.JUDGE,
            actor=actor,
            at=at,
            detail={"paper": str(paper_id), "accepted": accepted, "reason": reason},
        )


def return_items(*, actor: Actor, at: datetime, case_id: UUID, note: str = "") -> None:
    """Sends back what was judged faulty, all in one round; the promised clock stops until it is answered."""
    with acting(actor):
        case = held(case_id)
        require_verifier(case, actor)
        returned = [paper for paper in current_papers(case) if paper.state == "returned"]
        if not returned and not note.strip():
            raise ReasonNeeded
        case.asked_back = note.strip()[:500]
        count = len(returned) + bool(case.asked_back)
        take(case, Step.RETURN_ITEMS, actor=actor, at=at, note=case.asked_back, detail={"items": count})
        tell_applicant(
            case,
            actor=actor,
            at=at,
            kind="items_returned",
            facts={"number": case.number, "link": track_link(case), "count": count},
            key=f"returned/{case_id}/{at.isoformat()}",
        )


def verify(*, actor: Actor, at: datetime, case_id: UUID) -> None:
    """Passes the case on to an approver. Every paper is accepted, every rule holds, every question of the
    checks is confirmed. An applicant online is matched with his person now."""
    with acting(actor):
        case = held(case_id)
        after(Status(case.status), Step.VERIFY)
        require_verifier(case, actor)
        papers = current_papers(case)
        check_complete(case, gather(case, actor=actor, at=at, papers=papers), papers)
        case.verified_by = actor.id
        case.asked_back = ""
        case.assigned_to = deal(case.kabkota, role="approver", besides={case.entered_by, case.verified_by})
        take(case, Step.VERIFY, actor=actor, at=at)
        if case.account_id:
            match(actor=actor, at=at, account_id=case.account_id, case_id=case_id)


def check_complete(case: Case, facts: Facts, papers: Sequence[Paper]) -> None:
    """What must hold before a case goes on, at verification and once more at approval."""
    service = service_of(case)
    missing = what_is_missing(service, case.answers, facts)
    if missing:
        raise PapersMissing(papers=[one.paper.label for one in missing])
    if any(paper.state != "accepted" for paper in papers):
        raise PapersUnjudged
    found = service.check(case.answers, facts)
    for refusal in refusals(found):
        raise RuleRefuses(why=refusal.sentence)
    if unconfirmed(found, case.confirmed, Audience.OFFICER):
        raise FindingsOpen


def reject(*, actor: Actor, at: datetime, case_id: UUID, reason: str) -> None:
    """Refuses the report, with a reason that the applicant reads together with his right to object."""
    with acting(actor):
        case = held(case_id)
        if case.status == Status.VERIFIED:
            require_approver(case, actor)
        else:
            require_verifier(case, actor)
        if not reason.strip():
            raise ReasonNeeded
        case.closed_at = at
        case.closing_reason = reason.strip()[:500]
        take(case, Step.REJECT, actor=actor, at=at, note=case.closing_reason)
        tell_applicant(
            case,
            actor=actor,
            at=at,
            kind="case_rejected",
            facts={"number": case.number, "link": track_link(case)},
            key=f"rejected/{case_id}",
        )
