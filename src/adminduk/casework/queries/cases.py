from __future__ import annotations

from uuid import UUID

from adminduk.casework.models import Case, Paper
from adminduk.casework.queries.views import line_of, view_of
from adminduk.casework.types.refusals import CaseNotFound
from adminduk.casework.types.views import CaseLine, CaseView
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.storage import operations as storage


def visible_case(actor: Actor, case_id: UUID) -> Case:
    """The case if the actor may see it: his own, by his PIN, or by permission in his jurisdiction."""
    case = Case.objects.filter(case_id=case_id).first()
    if case is None:
        raise CaseNotFound
    if actor.kind is Kind.STAFF:
        actor.require("case.view", case.kabkota)
    elif (actor.kind is Kind.RESIDENT and case.account_id != actor.account_id) or (
        actor.kind is Kind.PUBLIC and actor.case_id != case_id
    ):
        raise CaseNotFound
    return case


def get_case(*, actor: Actor, purpose: str, case_id: UUID) -> CaseView:
    """A whole case. `CaseNotFound` outside the actor's sight."""
    with acting(actor):
        case = visible_case(actor, case_id)
        record_read(
            actor=actor, purpose=purpose, subject_kind="case", subject_ids=[case_id], elements=["case"]
        )
        return view_of(case)


def get_evidence_page(*, actor: Actor, purpose: str, case_id: UUID, paper_id: UUID, page: int) -> bytes:
    """One page of a paper as JPEG."""
    with acting(actor):
        visible_case(actor, case_id)
        paper = Paper.objects.filter(case_id=case_id, paper_id=paper_id).first()
        if paper is None or not 0 <= page < len(paper.pages):
            raise CaseNotFound
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="case",
            subject_ids=[case_id],
            elements=[f"paper:{paper.kind}"],
        )
        key = paper.pages[page]["key"]
    return storage.get(key)


def list_own_cases(*, actor: Actor) -> list[CaseLine]:
    """A resident's own cases, the newest first."""
    with acting(actor):
        own = Case.objects.filter(account_id=actor.account_id).order_by("-created_at")
        return [line_of(case) for case in own[:100]]
