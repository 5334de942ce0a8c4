"""Everything on one page before it is sent: the akta as it will read, the answers, the papers, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from adminduk.casework import operations
from adminduk.casework.types import Audience, Filling, Finding, FindingKind, NotNow, Status, Submitted
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.access import resident_required
from adminduk.surfaces.components.binding import WE_HAVE_IT, Errors, bind
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.portal import papers, way
from adminduk.surfaces.portal.views import receipt


@resident_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, service: str, case_id: UUID) -> HttpResponse:
    if request.method == "POST" and request.POST.get("confirm"):
        return _confirm(request, service, case_id)
    if request.method == "POST":
        return _send(request, service, case_id)
    filling = way.load(request, service, case_id)
    if not way.is_open(filling):
        return redirect(way.address("case", filling))
    return _page(request, filling)


def _confirm(request: HttpRequest, service: str, case_id: UUID) -> HttpResponse:
    """The reporter looked again at something unusual, and says that it is so."""
    filling = way.load(request, service, case_id)
    key = request.POST["confirm"]
    if key in {one.key for one in filling.unconfirmed(Audience.REPORTER)}:
        operations.confirm_own(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            case_id=case_id,
            key=key,
        )
        tell(request, _("Terima kasih, sudah kami catat."))
    return redirect(way.address("check", filling))


def _send(request: HttpRequest, service: str, case_id: UUID) -> HttpResponse:
    """The promise is saved and the report is sent; pressed twice it is sent once."""
    filling = way.load(request, service, case_id)
    actor, assurance = request.actor, request.account.assurance  # type: ignore[attr-defined]
    if filling.case.status is Status.DRAFT:
        for page in way.agreement_pages(filling):
            try:
                read = operations.answer(
                    actor=actor,
                    at=now(),
                    case_id=case_id,
                    page=page.name,
                    form=request.POST.dict(),
                    assurance=assurance,
                )
            except NotNow:
                break  # the other press of the button was faster
            if read.errors:
                return _page(request, filling, form=request.POST.dict(), errors=read.errors, status=422)
    try:
        sent: Submitted = operations.submit(
            actor=actor,
            at=now(),
            key=request.POST.get("key", "")[:64] or None,
            case_id=case_id,
            assurance=assurance,
        )
    except NotNow:
        return redirect(way.address("case", filling))
    except Refused as refused:
        tell(request, refused, tone="warn")
        return redirect(way.address("check", filling))
    receipt.keep_pin(request, sent)
    return redirect(way.address("receipt", filling))


def _page(
    request: HttpRequest,
    filling: Filling,
    *,
    form: Mapping[str, Any] | None = None,
    errors: Errors | None = None,
    status: int = 200,
) -> HttpResponse:
    found = papers.items(filling)
    promises = way.agreement_pages(filling)
    names = {field.name for page in promises for field in page.fields}
    lacking = [
        one
        for one in filling.notice.missing(filling.case.answers, filling.known)
        if one.field.name not in names
    ]
    open_questions = [{"label": one.field.label, "url": _change(filling, one.page.name)} for one in lacking]
    refused = [_told(filling, one) for one in filling.refusals if one.audience is Audience.REPORTER]
    asked = [_told(filling, one) for one in filling.unconfirmed(Audience.REPORTER)]
    facts = way.frame(filling) | way.step(filling, filling.notice.sections[-1].name)
    facts |= {
        "title": _("Sudah benar semua?"),
        "deeds": _deeds(filling),
        "sections": _sections(filling, names, {one.field.name for one in lacking}),
        "items": found,
        "evidence_url": way.address("evidence", filling),
        "open_questions": open_questions,
        "missing_papers": filling.missing,
        "refused": refused,
        "asked": asked,
        "told": [
            one.sentence
            for one in filling.findings
            if one.kind is FindingKind.NOTE and one.audience is Audience.REPORTER
        ],
        "ready": not (open_questions or filling.missing or refused or asked),
        "returned": filling.case.status is Status.RETURNED,
        "fields": [
            field
            for page in promises
            for field in bind(filling, page, form=form, errors=errors)
            if field.kind != "note"
        ],
        "key": uuid4().hex,
        "back_url": way.address("evidence", filling) if filling.needs else way.last_question(filling),
    }
    return render(request, "portal/check.html", facts, status=status)


def _deeds(filling: Filling) -> list[tuple[str, str]]:
    """What the document will say, from the computed rows: the name it begins with, and the rest."""
    last = filling.notice.sections[-1].name
    rows = [row for row in filling.summary() if row.section == last and row.known]
    parts = [str(row.value).partition(", ") for row in rows]
    return [(name, rest[:1].upper() + rest[1:]) for name, _comma, rest in parts]


def _sections(
    filling: Filling, promised: set[str], lacking: set[str]
) -> list[tuple[Both, list[dict[str, object]]]]:
    """The answers, section by section, each with where it is changed."""
    last = filling.notice.sections[-1].name
    grouped: dict[str, list[dict[str, object]]] = {}
    for row in filling.summary():
        if row.field in promised or (row.section == last and row.known):
            continue
        told: dict[str, object] = {"key": row.label, "value": str(row.value)}
        if row.field in lacking:
            told["missing"] = row.value
        if row.page:
            told["change_url"] = _change(filling, row.page)
        elif str(row.value) != str(WE_HAVE_IT):
            told["note"] = WE_HAVE_IT
        grouped.setdefault(row.section, []).append(told)
    titles = {one.name: one.title for one in filling.notice.sections}
    return [(titles[name], rows) for name, rows in grouped.items()]


def _change(filling: Filling, page: str | None) -> str:
    return way.address("question", filling, page=page) + "?ubah=1"


def _told(filling: Filling, finding: Finding) -> dict[str, object]:
    """A finding with the page where its answer stands, if it is about one."""
    url = ""
    if finding.field in filling.notice.fields:
        page = filling.notice.page_of(finding.field)
        url = _change(filling, page.name) if page in filling.pages else ""
    return {"sentence": finding.sentence, "url": url, "key": finding.key}
