"""The receipt: number, PIN and QR, to be written down or printed, and what happens next."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from adminduk.casework import queries
from adminduk.casework.types import CaseNotFound, Status, Submitted
from adminduk.foundation.crypto import open_sealed, seal
from adminduk.offices.queries import get_office
from adminduk.surfaces.components.access import resident_required
from adminduk.surfaces.components.qr import qr
from adminduk.surfaces.portal.way import place_name

KEPT = "portal_receipt"


def keep_pin(request: HttpRequest, sent: Submitted) -> None:
    """For the receipt alone, sealed: the table of sessions is read by more people than a receipt."""
    box = seal(sent.pin.encode(), context=_context(sent.case_id))
    request.session[KEPT] = {"case": str(sent.case_id), "pin": box.hex()}


def forget_pin(request: HttpRequest) -> None:
    """Whoever has gone on from the receipt has the PIN in his message."""
    request.session.pop(KEPT, None)


@resident_required
@require_safe
def receipt(request: HttpRequest, service: str, case_id: UUID) -> HttpResponse:
    case = queries.get_case(
        actor=request.actor,  # type: ignore[attr-defined]
        purpose="case.report",
        case_id=case_id,
    )
    if case.line.service != service:
        raise CaseNotFound
    kept = request.session.get(KEPT)
    if kept is None or kept["case"] != str(case_id) or case.status is Status.DRAFT:
        return redirect("portal:case", service=service, case_id=case_id)
    office = get_office(case.office_id)
    # The number alone opens nothing; the PIN stands in no address.
    follow = f"{settings.ADMINDUK_PUBLIC_URL}/lacak/?nomor={case.line.number}"
    return render(
        request,
        "portal/receipt.html",
        {
            "line": case.line,
            "service": queries.get_service(service),
            "pin": open_sealed(bytes.fromhex(kept["pin"]), context=_context(case_id)).decode(),
            "contact": request.account.contact,  # type: ignore[attr-defined]
            "office": office,
            "office_place": place_name(case.line.kabkota),
            "zone": office.zone,
            "qr": qr(follow, "QR"),
            "follow": f"{settings.ADMINDUK_PUBLIC_URL.partition('://')[2]}/lacak/",
        },
    )


def _context(case_id: UUID) -> str:
    return f"receipt|{case_id}"
