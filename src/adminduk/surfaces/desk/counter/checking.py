"""The last look before a report is sent in, and the receipt that the applicant takes home."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adminduk.casework import operations
from adminduk.casework.types import Audience, CaseNotFound, Filling, Status
from adminduk.foundation.access.types import Actor, NotAllowed, OutsideJurisdiction
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.binding import bind
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.components.qr import qr
from adminduk.surfaces.desk.counter.steps import context_of, filling_of, not_here, promise_pages
from adminduk.surfaces.desk.navigation import desk_page


@staff_required("case.enter")
def check(request: HttpRequest, case_id: UUID) -> HttpResponse:
    filling = filling_of(request, case_id)
    if away := not_here(filling):
        return away
    if request.method == "POST" and (key := request.POST.get("confirm", "")[:120]):
        operations.confirm_own(actor=_actor(request), at=now(), case_id=case_id, key=key)
        return redirect("desk:check", case_id=case_id)
    return _show(request, filling)


def _show(
    request: HttpRequest,
    filling: Filling,
    problem: object = "",
    *,
    form: dict[str, Any] | None = None,
    errors: dict[str, Any] | None = None,
) -> HttpResponse:
    case = filling.case
    promises = promise_pages(filling)
    lacking = [
        shown for shown in filling.notice.missing(case.answers, filling.known) if shown.page not in promises
    ]
    asked = filling.unconfirmed(Audience.REPORTER)
    context: dict[str, Any] = context_of(filling, "check") | {
        "rows": _rows(filling),
        "promises": [field for page in promises for field in bind(filling, page, form=form, errors=errors)],
        "notes": [one for one in filling.findings if one.audience is Audience.REPORTER and one not in asked],
        "refusals": filling.refusals,
        "asked": asked,
        "lacking": len(lacking),
        "missing": filling.missing,
        "ready": not (lacking or filling.refusals or asked or filling.missing),
        "problem": problem,
        "key": request.POST.get("key") or uuid4(),
        "returned": case.status is Status.RETURNED,
        "decisions": filling.decisions,
    }
    return desk_page(
        request,
        "desk/counter/check.html",
        context,
        here="queue",
        status=409 if problem else 422 if errors else 200,
    )


def _rows(filling: Filling) -> list[dict[str, Any]]:
    """The answers by section, each with the way to change it."""
    titles = {one.name: one.title for one in filling.notice.sections}
    grouped: dict[str, list[dict[str, Any]]] = {}
    promises = {field.name for page in promise_pages(filling) for field in page.fields}
    for row in filling.summary():
        if row.field in promises:
            continue
        page = filling.page(row.page) if row.page else None
        url = reverse("desk:section", args=[filling.case.case_id, page.section]) if page else ""
        line = {"key": row.label, "value": row.value, "change_url": f"{url}#f-{row.field}" if url else ""}
        if not row.answered:
            line["missing"] = row.value
        grouped.setdefault(row.section, []).append(line)
    return [{"title": titles[name], "rows": rows} for name, rows in grouped.items()]


@staff_required("case.enter")
@require_POST
def send(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Sends it in. The PIN is said once, on the receipt; the same key prints the same receipt again."""
    actor = _actor(request)
    filling = filling_of(request, case_id)
    if filling.case.status is Status.DRAFT and (promises := promise_pages(filling)):
        form = request.POST.dict()
        reads = operations.answer_pages(
            actor=actor, at=now(), case_id=case_id, pages=[page.name for page in promises], form=form
        )
        if errors := {name: text for read in reads.values() for name, text in read.errors.items()}:
            return _show(request, filling, form=form, errors=errors)
    try:
        if request.POST.get("again"):
            operations.resubmit(actor=actor, at=now(), case_id=case_id)
            tell(request, _("Berkas kembali ke petugas yang sama."))
            return redirect("desk:case", case_id=case_id)
        sent = operations.submit(
            actor=actor, at=now(), key=request.POST.get("key", "")[:60] or None, case_id=case_id
        )
    except (NotAllowed, OutsideJurisdiction, CaseNotFound):
        raise
    except Refused as refusal:
        return _show(request, filling_of(request, case_id), problem=refusal)
    address = f"{settings.ADMINDUK_PUBLIC_URL}/lacak/?nomor={sent.number}"
    filling = filling_of(request, case_id)
    context = {
        "sent": sent,
        "filling": filling,
        "service": filling.service,
        "line": filling.case.line,
        "address": address,
        "qr": qr(address, _("Kode QR untuk melacak laporan")),
        "office": request.staff.office,  # type: ignore[attr-defined]
        "reporter": filling.facts.reporter,
    }
    return desk_page(request, "desk/counter/receipt.html", context, here="queue")


@staff_required("case.enter")
@require_POST
def discard(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Throws a draft away that nobody will finish."""
    operations.discard(actor=_actor(request), at=now(), case_id=case_id)
    tell(request, _("Konsep dibuang."))
    return redirect("desk:counter")


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]
