"""Approval: the moment at which a report becomes an entry of the register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.casework.contacts import tell_applicant
from adminduk.casework.dealing import deal
from adminduk.casework.facts import Facts
from adminduk.casework.gathering import gather, service_of
from adminduk.casework.guards import require_approver
from adminduk.casework.lifecycle import Status, Step, after
from adminduk.casework.models import Case, Paper
from adminduk.casework.models import Step as StepRow
from adminduk.casework.operations.verifying import check_complete
from adminduk.casework.papers import current_papers
from adminduk.casework.service import Entry, Result, SentBack
from adminduk.casework.steps import held, take
from adminduk.casework.types.refusals import DecisionNeeded, ReasonNeeded
from adminduk.documents.operations import order
from adminduk.documents.queries import list_dropped, list_of_case
from adminduk.documents.types import DocumentOrder, Kind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor
from adminduk.foundation.texts import Both
from adminduk.register.operations import bring_to_workbench
from adminduk.register.types import EvidenceReference, LikelyKnown, ToldApart

CORRECTED = Both(id="Dibetulkan setelah dikembalikan", en="Corrected after it was sent back")


def approve(*, actor: Actor, at: datetime, key: str | None, case_id: UUID) -> str:
    """Enters the case in the register and orders its documents; answers the number of the akta or letter.

    All of it is one transaction: numbers, person, family, entry, the case's status, the jobs that render
    the documents. The same `key` twice answers the same number. Raises the register's refusals too; who is
    likely known already waits in the workbench then.
    """
    try:
        return _approved(actor, at, key, case_id)
    except LikelyKnown as refusal:
        # What the refused act wrote is undone; what two officers have to judge is not.
        bring_to_workbench(actor=actor, at=at, refusal=refusal)
        raise


def _approved(actor: Actor, at: datetime, key: str | None, case_id: UUID) -> str:
    with acting(actor):
        return once(
            actor=actor,
            operation=f"case.approve/{case_id}",
            key=key,
            at=at,
            make=lambda: _approve(actor, at, case_id),
        )


def _approve(actor: Actor, at: datetime, case_id: UUID) -> str:
    case = held(case_id)
    # First whether: who taps twice is told that it is done, not that it is somebody else's.
    after(Status(case.status), Step.APPROVE)
    require_approver(case, actor)
    papers = current_papers(case)
    facts = gather(case, actor=actor, at=at, papers=papers)
    check_complete(case, facts, papers)
    service = service_of(case)
    due = service.decisions(case.answers, facts)
    if any(not case.decisions.get(one.name) for one in due):
        raise DecisionNeeded
    entry = _entry(case, papers, actor, at)
    if case.entry_id is None:
        result = service.enter(entry, case.answers, facts)
    else:
        # Sent back from the tray: a further entry under the same NIK and akta number.
        sent_back = SentBack(
            corrects=case.entry_id, person_id=case.person_id, reason=why_sent_back(case.case_id)
        )
        result = service.correct(entry, case.answers, facts, sent_back)
    case.approved_by = actor.id
    case.registered_at = at
    case.assigned_to = None
    case.entry_id = case.entry_id or result.entry_id
    case.person_id = getattr(result, "person_id", None)
    case.akta_number = number_of(result)
    case.attention = _attention(case, service.attention(case.answers, facts))
    case.asked_back = ""
    take(case, Step.APPROVE, actor=actor, at=at, detail={"entry": str(result.entry_id)})
    _order_documents(case, actor, at, result, facts)
    tell_applicant(
        case,
        actor=actor,
        at=at,
        kind="approved",
        facts={"number": case.number},
        key=f"approved/{case_id}",
    )
    return case.akta_number


def _attention(case: Case, reasons: list[Both]) -> list[dict[str, str]]:
    corrected = [CORRECTED] if case.asked_back else []
    return [{"id": one.id, "en": one.en} for one in (*corrected, *reasons)]


def number_of(result: Any) -> str:
    """The number under which the register keeps it: of an akta, or of a letter."""
    return getattr(result, "akta_number", "") or getattr(result, "letter_number", "")


def why_sent_back(case_id: UUID) -> str:
    """The signer's reason; what stood with the case was cleared when its verifier passed it on again."""
    sent_back = StepRow.objects.filter(case_id=case_id, operation=Step.SEND_BACK).order_by("at", "step_id")
    last = sent_back.last()
    return last.note if last else ""


def _entry(case: Case, papers: Sequence[Paper], actor: Actor, at: datetime) -> Entry:
    evidence = tuple(
        EvidenceReference(kind=paper.form or paper.kind, storage_key=page["key"], sha256=page["sha256"])
        for paper in papers
        for page in paper.pages
    )
    return Entry(
        actor=actor,
        at=at,
        key=None,
        office_id=case.office_id,
        case_id=case.case_id,
        evidence=evidence,
        decisions=case.decisions,
        told_apart=told_apart(case),
    )


def told_apart(case: Case) -> tuple[ToldApart, ...]:
    """Whom the verifier has looked at and found to be others, with his reasons."""
    keys = [one for one in case.confirmed if ":" in one]
    if not keys:
        return ()
    judged = StepRow.objects.filter(case_id=case.case_id, operation=Step.JUDGE, detail__confirmed__in=keys)
    # Only what asks for a reason is about somebody of the register.
    return tuple(
        ToldApart(UUID(one.detail["confirmed"].partition(":")[2]), one.note)
        for one in judged.exclude(note="").order_by("at")
    )


def _order_documents(case: Case, actor: Actor, at: datetime, result: Result, facts: Facts) -> None:
    kk = getattr(result, "kk_number", None) or (facts.family.kk_number if facts.family else "")
    wanted = {
        Kind(one.kind): (one.person_id, one.family_id, result.entry_id)
        for one in service_of(case).documents(result)
    }
    if result.entry_id != case.entry_id:
        # A paper that went back from the tray unsigned is due again, even if the correction left it as it was.
        standing = {line.kind for line in list_of_case(actor=actor, case_id=case.case_id)}
        for line in list_dropped(actor=actor, case_id=case.case_id):
            if line.kind not in standing:
                wanted.setdefault(line.kind, (line.person_id, line.family_id, result.entry_id))
    orders = [
        DocumentOrder(
            kind=kind,
            number=kk if kind is Kind.FAMILY_CARD else case.akta_number,
            kabkota=case.kabkota,
            office_id=case.office_id,
            entry_id=entry_id,
            case_id=case.case_id,
            person_id=person_id,
            family_id=family_id,
        )
        for kind, (person_id, family_id, entry_id) in wanted.items()
    ]
    order(actor=actor, at=at, orders=orders)


def ask_verifier(*, actor: Actor, at: datetime, case_id: UUID, reason: str) -> None:
    """The approver sends a case back to its verifier with a question."""
    with acting(actor):
        case = held(case_id)
        require_approver(case, actor)
        if not reason.strip():
            raise ReasonNeeded
        case.assigned_to = case.verified_by or deal(case.kabkota, role="verifier", besides={case.entered_by})
        case.verified_by = None
        case.asked_back = reason.strip()[:500]
        take(case, Step.ASK_VERIFIER, actor=actor, at=at, note=case.asked_back)
