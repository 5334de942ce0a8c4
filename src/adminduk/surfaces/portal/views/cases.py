"""My reports: going on with a draft, following what was sent, answering what came back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adminduk.casework import operations, queries
from adminduk.casework.queries import SERVICES, get_service
from adminduk.casework.types import CaseLine, Filling, Status, Step
from adminduk.documents.queries import list_of_case
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.refusals import Refused
from adminduk.offices.queries import get_office
from adminduk.surfaces.components.access import resident_required
from adminduk.surfaces.components.formats import masked_name
from adminduk.surfaces.components.journey import stages
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.portal import papers, way
from adminduk.surfaces.portal.views.receipt import forget_pin

RUNNING = (Status.SUBMITTED, Status.VERIFYING, Status.VERIFIED, Status.REGISTERED, Status.SENT_BACK)


@resident_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    forget_pin(request)
    account = request.account  # type: ignore[attr-defined]
    lines = queries.list_own_cases(actor=request.actor)  # type: ignore[attr-defined]
    rows = [
        {"line": line, "service": get_service(line.service), "name": _name(request, line)} for line in lines
    ]
    return render(
        request,
        "portal/mine.html",
        {
            "waiting": [row for row in rows if row["line"].status is Status.RETURNED],
            "drafts": [row for row in rows if row["line"].status is Status.DRAFT],
            "sent": [row for row in rows if row["line"].status not in (Status.DRAFT, Status.RETURNED)],
            "services": SERVICES,
            "account": account,
            "office_place": way.place_name(account.kabkota),
            "zone": way.zone_of(account.kabkota),
        },
    )


@resident_required
@require_safe
def one(request: HttpRequest, service: str, case_id: UUID) -> HttpResponse:
    """A draft goes on where it was left; a report that was sent shows how far it is."""
    forget_pin(request)
    filling = way.load(request, service, case_id)
    if filling.case.status is Status.DRAFT:
        return redirect(way.resume(filling))
    case, at = filling.case, now()
    office = get_office(case.office_id)
    found = papers.items(filling)
    facts = way.frame(filling) | {
        "case": case,
        "line": case.line,
        "service": filling.service,
        "name": _name(request, case.line),
        "office": office,
        "zone": office.zone,
        "today": day_at(at, office.zone),
        "stages": stages(case),
        "left": case.line.due_at - at if case.line.due_at else None,
        "running": case.status in RUNNING,
        "returned": [one for one in found if one.state == "returned"],
        "may_resubmit": Step.RESUBMIT in case.steps,
        "may_cancel": Step.CANCEL in case.steps,
        "documents": list_of_case(actor=request.actor, case_id=case_id),  # type: ignore[attr-defined]
        "evidence_url": way.address("evidence", filling),
        "check_url": way.address("check", filling),
        "exit_url": "",
    }
    return render(request, "portal/case.html", facts)


@resident_required
@require_POST
def resubmit(request: HttpRequest, service: str, case_id: UUID) -> HttpResponse:
    filling = way.load(request, service, case_id)
    if way.is_open(filling) and (filling.missing or filling.refusals or way.open_page(filling)):
        # Something was taken away or changed meanwhile: the page of checking says what is missing now.
        return redirect(way.address("check", filling))
    try:
        operations.resubmit(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            case_id=case_id,
            assurance=request.account.assurance,  # type: ignore[attr-defined]
        )
    except Refused as refused:
        tell(request, refused, tone="warn")
    else:
        tell(request, _("Terima kasih. Berkas Anda kembali ke petugas yang sama."))
    return redirect(way.address("case", filling))


@resident_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, service: str, case_id: UUID) -> HttpResponse:
    filling = way.load(request, service, case_id)
    if Step.CANCEL not in filling.case.steps:
        return redirect(way.address("case", filling))
    if request.POST.get("confirmed") == "yes":
        operations.cancel(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            case_id=case_id,
        )
        tell(request, _("Laporan sudah dibatalkan. Anda boleh melapor lagi kapan saja."))
        return redirect(way.address("case", filling))
    return _sure(
        request,
        filling,
        title=_("Batalkan laporan ini?"),
        sentence=_("Setelah dibatalkan, laporan ini tidak kami proses. Anda boleh melapor lagi kapan saja."),
        action_label=_("Ya, batalkan laporan"),
        stay_label=_("Tidak, biarkan berjalan"),
        cancel_url=way.address("case", filling),
    )


@resident_required
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, service: str, case_id: UUID) -> HttpResponse:
    filling = way.load(request, service, case_id)
    if filling.case.status is not Status.DRAFT:
        return redirect(way.address("case", filling))
    if request.POST.get("confirmed") == "yes":
        operations.discard(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            case_id=case_id,
        )
        tell(request, _("Laporan itu sudah dihapus."))
        return redirect("portal:mine")
    return _sure(
        request,
        filling,
        title=_("Hapus laporan yang belum selesai?"),
        sentence=_("Jawaban dan foto di dalamnya ikut terhapus dan tidak bisa dikembalikan."),
        action_label=_("Ya, hapus"),
        stay_label=_("Tidak, simpan saja"),
        cancel_url=way.MINE,
    )


def _sure(request: HttpRequest, filling: Filling, **facts: object) -> HttpResponse:
    line = filling.case.line
    rows = [{"key": _("Layanan"), "value": str(filling.service.title)}]
    if name := _name(request, line):
        rows.append({"key": _("Untuk"), "value": name})
    if line.number:
        rows.append({"key": _("Nomor laporan"), "value": line.number})
    frame = way.frame(filling) | {"rows": rows, "exit_url": ""}
    return render(request, "portal/confirm.html", frame | facts)


def _name(request: HttpRequest, line: CaseLine) -> str:
    """Whom it is about: as the reader wrote it himself, or, from the register, masked until he is matched."""
    matched = request.account.is_matched  # type: ignore[attr-defined]
    return line.label if matched or line.label_is_told else masked_name(line.label)
