"""What the institution may ask, what it used and owes, and its papers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from adminduk.data_access import operations, queries
from adminduk.data_access.types import PAPER_KINDS, PURPOSES, AgreementFacts, BadPaper
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.agreements import (
    STATES,
    STEPS,
    WAYS,
    by_day,
    element_words,
    month_of,
    months_until,
    region_names,
    term_rows,
    usage_chart,
    way_rows,
)
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.institutions.pages.frame import own_page
from adminduk.surfaces.institutions.pages.sessions import institution_required

SHOWN = 30
FILE = BoundField(
    "file",
    "file",
    Both(id="Laporan (PDF)", en="Report (PDF)"),
    help=Both(id="Paling besar 10 MB.", en="At most 10 MB."),
    accept="application/pdf",
)
HANDED_IN = Both(id="Laporan kami terima. Terima kasih.", en="We have the report. Thank you.")


def _today() -> date:
    return day_at(now(), "WIB")


@require_safe
@institution_required
def agreements(request: HttpRequest) -> HttpResponse:
    """Each with today's use against the quota of the day, and the latest word about it."""
    actor = request.actor  # type: ignore[attr-defined]
    today = _today()
    rows = []
    for one in queries.list_agreements(actor=actor):
        used = queries.list_usage(actor=actor, agreement_id=one.id, since=today, until=today)
        total = sum(line.accesses for line in used)
        rows.append(
            {
                "one": one,
                "state": STATES[one.status],
                "used": total,
                "percent": min(100, round(100 * total / one.terms.per_day)),
                "due": len(queries.list_reports_due(actor=actor, agreement_id=one.id, at=now())),
            }
        )
    return own_page(request, "agreements.html", {"rows": rows}, here="agreements")


@require_safe
@institution_required
def one(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    facts = {"actor": actor, "agreement_id": agreement_id}
    agreement = queries.get_agreement(**facts)
    told = {
        "agreement": agreement,
        "state": STATES[agreement.status],
        "plain": _plain(agreement),
        "rows": term_rows(agreement.terms),
        "clients": queries.list_clients(**facts),
        "papers": [(one, PAPER_KINDS.get(one.kind, one.kind)) for one in queries.list_papers(**facts)],
        "steps": [(one, STEPS.get(one.action, one.action)) for one in reversed(queries.list_steps(**facts))],
    }
    return own_page(request, "agreement.html", told, here="agreements")


@require_safe
@institution_required
def paper(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    _, content = queries.open_paper(actor=request.actor, paper_id=paper_id)  # type: ignore[attr-defined]
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{paper_id}.pdf"'
    return response


@require_safe
@institution_required
def usage(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    today = _today()
    since = today - timedelta(days=SHOWN - 1)
    lines = queries.list_usage(actor=actor, agreement_id=agreement_id, since=since, until=today)
    days = by_day(lines, since, today)
    agreement = queries.get_agreement(actor=actor, agreement_id=agreement_id)
    facts = {
        "agreement": agreement,
        "days": days[::-1],
        "total": sum(one.total for one in days),
        "today": days[-1].total,
        "chart": usage_chart(days, today),
        "ways": way_rows(lines),
    }
    return own_page(request, "usage.html", facts, here="agreements")


@require_safe
@institution_required
def statement(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    today = _today()
    month = month_of(request.GET.get("month", ""), today)
    told = queries.get_statement(actor=actor, agreement_id=agreement_id, month=month)
    if request.GET.get("format") == "csv":
        response = HttpResponse(queries.statements_csv([told]), content_type="text/csv; charset=utf-8")
        name = f"tagihan-{told.agreement.number}-{month:%Y-%m}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    facts = {
        "agreement": told.agreement,
        "statement": told,
        "lines": [(one, WAYS.get(one.way, one.way)) for one in told.lines],
        "months": months_until(today),
        "month": month,
        "running": month == today.replace(day=1),
    }
    return own_page(request, "statement.html", facts, here="agreements")


@institution_required
@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: HttpRequest) -> HttpResponse:
    """Reports that are due, and those that were handed in."""
    actor = request.actor  # type: ignore[attr-defined]
    refused: Refused | None = None
    agreements = queries.list_agreements(actor=actor)
    if request.method == "POST":
        upload = posted.read("file", "file", request.POST, request.FILES)
        which = {str(one.id): one for one in agreements}.get(request.POST.get("agreement", ""))
        try:
            operations.hand_in_report(
                actor=actor,
                at=now(),
                agreement_id=which.id if which else UUID(int=0),
                semester=str(request.POST.get("semester", ""))[:6],
                name=upload.name[:160] if upload else "",
                content=upload.read() if upload else b"",
            )
        except BadPaper as wrong:
            refused = wrong
        else:
            tell(request, HANDED_IN)
            return redirect("own:reports")
    due: list[tuple[AgreementFacts, Any]] = []
    handed_in: list[tuple[AgreementFacts, Any]] = []
    for one in agreements:
        facts = {"actor": actor, "agreement_id": one.id}
        due += [(one, report) for report in queries.list_reports_due(**facts, at=now())]
        handed_in += [(one, paper) for paper in queries.list_papers(**facts) if paper.kind == "report"]
    told = {"due": due, "handed_in": handed_in, "field": FILE, "problems": [refused] if refused else []}
    return own_page(request, "reports.html", told, here="reports", status=422 if refused else 200)


def _plain(agreement: AgreementFacts) -> list[Both]:
    """What it allows, in sentences."""
    terms = agreement.terms
    facts = {
        "purpose": str(PURPOSES.get(terms.purpose, terms.purpose)),
        "elements": element_words(terms.elements),
        "fields": element_words(terms.fields),
        "regions": region_names(terms.regions),
    }
    found = [
        Both(
            id="Anda boleh mencocokkan: {elements}. Jawabannya sesuai atau tidak sesuai.",
            en="You may compare: {elements}. The answer is that it fits or does not.",
        ),
        Both(
            id="Kami memberikan isinya: {fields}.",
            en="We give you the content of: {fields}.",
        )
        if terms.fields
        else Both(id="Kami tidak memberikan isi data apa pun.", en="We give you the content of nothing."),
        Both(id="Hanya tentang penduduk {regions}.", en="Only about residents of {regions}."),
        Both(
            id="Hanya untuk {purpose}. Warga melihat setiap permintaan Anda.",
            en="Only for {purpose}. Residents see each of your requests.",
        ),
    ]
    return [Both(id=one.id.format(**facts), en=one.en.format(**facts)) for one in found]
