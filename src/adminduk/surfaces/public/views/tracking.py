"""Following a case with its number and PIN, without signing in."""

from __future__ import annotations

from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adminduk.casework import operations, queries
from adminduk.casework.types import Status, Step, WrongPin
from adminduk.documents.queries import list_of_case
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.throttle.operations import TooManyTries
from adminduk.offices.queries import get_office
from adminduk.surfaces.components.access import View, public_page
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.journey import stages
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.components.sessions import remote_address

FOLLOWED = "followed"


@public_page
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Number and PIN. The number may come with the link of a message; the PIN is always typed."""
    number = (request.POST.get("number") or request.GET.get("nomor", ""))[:30]
    problem, status = "", 200
    if request.method == "POST":
        try:
            actor = queries.track(
                at=now(),
                number=number,
                pin=request.POST.get("pin", "")[:10],
                remote=remote_address(request),
            )
        except (WrongPin, TooManyTries) as refusal:
            problem, status = str(refusal), 429 if isinstance(refusal, TooManyTries) else 403
        else:
            request.session[FOLLOWED] = str(actor.case_id)
            return redirect("public:followed")
    return render(request, "public/track.html", {"fields": number_and_pin(number, problem)}, status=status)


def number_and_pin(number: str, problem: str) -> list[BoundField]:
    """The two boxes by which the holder of a report shows himself."""
    return [
        BoundField(
            "number",
            "text",
            _("Nomor laporan"),
            help=_("Ada di pesan atau lembar bukti lapor. Contoh: 3201-2611-04217"),
            value=number,
            inputmode="numeric",
            width=20,
        ),
        BoundField(
            "pin",
            "code",
            _("PIN"),
            help=_("Enam angka di pesan atau lembar bukti lapor"),
            error=problem,
            width=10,
        ),
    ]


def pin_required(view: View) -> View:
    """Only whoever has typed number and PIN: gives `request.actor` for that one case."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        followed = request.session.get(FOLLOWED)
        if followed is None:
            return redirect("public:track")
        request.actor = Actor(  # type: ignore[attr-defined]
            kind=Kind.PUBLIC, id=None, name="Pemegang PIN", case_id=UUID(followed)
        )
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    guarded.access = "pin"  # type: ignore[attr-defined]
    return guarded


@pin_required
@require_safe
def followed(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    case = queries.get_case(actor=actor, purpose="track", case_id=actor.case_id)
    office = get_office(case.office_id)
    service = queries.get_service(case.line.service)
    papers = {paper.name: paper for paper in service.papers}
    at = now()
    return render(
        request,
        "public/followed.html",
        {
            "case": case,
            "line": case.line,
            "service": service,
            "office": office,
            "zone": office.zone,
            "today": day_at(at, office.zone),
            "at": at,
            "stages": stages(case),
            "returned": [
                (
                    paper,
                    papers[paper.kind].label if paper.kind in papers else paper.kind,
                    BoundField(f"file-{paper.paper_id}", "file", _("Foto ulang atau pilih berkas")),
                )
                for paper in case.papers
                if paper.state == "returned"
            ],
            "documents": list_of_case(actor=actor, case_id=case.case_id),
            "left": case.line.due_at - at if case.line.due_at else None,
            "may_cancel": Step.CANCEL in case.steps,
            "closed": case.status in {Status.REJECTED, Status.CANCELLED},
        },
    )


@pin_required
@require_POST
def cancel(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    try:
        operations.cancel(
            actor=actor, at=now(), case_id=actor.case_id, reason=request.POST.get("reason", "")[:500]
        )
    except Refused as refusal:
        tell(request, refusal, tone="warn")
    else:
        tell(request, _("Laporan Anda sudah dibatalkan. Anda boleh melapor lagi kapan saja."))
    return redirect("public:followed")


@pin_required
@require_POST
def resubmit(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    case = queries.get_case(actor=actor, purpose="track", case_id=actor.case_id)
    # Pressed twice, or in a page from before: what was sent is sent.
    if Step.RESUBMIT in case.steps:
        try:
            operations.resubmit(actor=actor, at=now(), case_id=actor.case_id)
        except Refused as refusal:
            tell(request, refusal, tone="warn")
            return redirect("public:followed")
        tell(request, _("Terima kasih. Berkas Anda kembali ke petugas yang sama."))
    return redirect("public:followed")


@pin_required
@require_POST
def renew_link(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    case = queries.get_case(actor=actor, purpose="track", case_id=actor.case_id)
    if case.status is not Status.DONE:
        # There is nothing to send yet, and its page says when there will be.
        return redirect("public:followed")
    try:
        operations.renew_delivery(actor=actor, at=now(), case_id=actor.case_id)
    except Refused as refusal:
        tell(request, refusal, tone="warn")
        return redirect("public:followed")
    tell(request, _("Tautan dan PIN baru sudah kami kirim ke kontak Anda."))
    return redirect("public:followed")
