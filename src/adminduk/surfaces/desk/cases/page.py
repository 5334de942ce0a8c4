"""The page of a case: queue at the left, the case in the middle, its papers at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from adminduk.accounts.queries import find_account
from adminduk.casework import operations, queries
from adminduk.casework.types import CaseView, Filling, Status
from adminduk.documents.queries import count_hand_outs, list_of_case
from adminduk.documents.types import DocumentLine, HandOuts
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at, now
from adminduk.offices.queries import find_region, find_staff
from adminduk.offices.types import StaffFacts
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.binding import bind
from adminduk.surfaces.desk.cases import words
from adminduk.surfaces.desk.cases.blocks import (
    findings_of,
    history_of,
    matches_of,
    papers_of,
    people_of,
    sheets_of,
)
from adminduk.surfaces.desk.cases.purposes import PURPOSES
from adminduk.surfaces.desk.cases.queue import queue_context
from adminduk.surfaces.desk.cases.steps import ways_on
from adminduk.surfaces.desk.navigation import desk_page

PURPOSE = "case.handle"


@staff_required("case.view")
@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Opening a case that was dealt to this officer marks it as being checked."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if "case.verify" in actor.permissions:
        operations.open_case(actor=actor, at=now(), case_id=case_id)
    filling = queries.get_filling(actor=actor, at=now(), case_id=case_id)
    if filling.case.status is Status.DRAFT and filling.case.entered_by == actor.id:
        return redirect("desk:fill", case_id=case_id)
    return show(request, filling, amend=request.GET.get("betulkan", ""))


def show(
    request: HttpRequest,
    filling: Filling,
    *,
    problem: object = "",
    amend: str = "",
    amending: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; `problem` is why the last step was refused, `amending` a form that was posted wrong."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    staff: StaffFacts = request.staff  # type: ignore[attr-defined]
    at, view = now(), filling.case
    ways = ways_on(filling, actor)
    if amending is None and amend and ways.may_judge:
        amending = amend_context(filling, amend)
    findings = findings_of(filling)
    papers = papers_of(filling, may_judge=ways.may_judge)
    left = view.line.due_at - at if view.line.due_at else None
    context: dict[str, Any] = {
        "full": True,
        "filling": filling,
        "case": view,
        "line": view.line,
        "service": filling.service,
        "channel": words.CHANNELS.get(view.line.channel, ""),
        "left": left,
        "tone": words.tone_of(view.line, left),
        "stopped": view.status in words.STOPPED,
        "over": view.status in words.OVER,
        "today": day_at(at, staff.office.zone),
        "ways": ways,
        "problem": problem,
        "key": uuid4(),
        "matches": matches_of(filling),
        "findings": findings,
        "waits": any(one.waits for one in findings),
        "duplicates": [
            (one, words.similarity(one), words.apart(one), find_region(one.kabkota))
            for one in filling.facts.duplicates
        ],
        "papers": papers,
        "sheets": sheets_of(papers),
        "people": people_of(filling),
        "answers": filling.summary(),
        "decisions": [(one, view.decisions.get(one.name, "")) for one in filling.decisions],
        "history": history_of(view),
        "holder": _holder(view),
        "account": _account(actor, view),
        "documents": _documents(actor, view.case_id) if view.entry_id else (),
        "purposes": PURPOSES,
        "amending": amending,
        "may_reset": "accounts.reset" in actor.permissions,
    }
    context |= queue_context(actor, at=at, here=view.case_id)
    return desk_page(request, "desk/case/page.html", context, here="queue", status=status)


def _documents(actor: Actor, case_id: UUID) -> list[tuple[DocumentLine, HandOuts | None]]:
    """The case's documents, each with how often it was given out."""
    lines = list_of_case(actor=actor, case_id=case_id)
    given = count_hand_outs(actor=actor, document_ids=[one.document_id for one in lines])
    return [(one, given.get(one.document_id)) for one in lines]


def amend_context(
    filling: Filling,
    page_name: str,
    *,
    form: Mapping[str, Any] | None = None,
    errors: Mapping[str, Any] | None = None,
    action: tuple[str, str] = ("", ""),
    reason: str = "",
    reason_error: object = "",
) -> dict[str, Any] | None:
    """One page of the notice, to be put right; None when this case does not ask it."""
    page = filling.page(page_name)
    if page is None or page not in filling.pages:
        return None
    return {
        "page": page,
        "fields": bind(filling, page, form=form, errors=errors, action=action),
        "reason": reason,
        "reason_error": reason_error,
    }


def _holder(view: CaseView) -> str:
    staff = find_staff(view.line.assigned_to) if view.line.assigned_to else None
    return staff.name if staff else ""


def _account(actor: Actor, view: CaseView) -> Any:
    if view.account_id is None or view.reporter_id is None:
        return None
    return find_account(actor=actor, purpose=PURPOSE, person_id=view.reporter_id)
