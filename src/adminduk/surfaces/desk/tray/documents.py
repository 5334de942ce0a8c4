"""One document of the tray: looked at before it is signed, or sent back with the reason."""

from __future__ import annotations

from uuid import UUID

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from adminduk.casework import operations
from adminduk.casework.types import ReasonNeeded
from adminduk.documents.queries import open_preview, open_preview_picture
from adminduk.documents.types import NotInTray
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.tray.items import tray_of


@staff_required("documents.sign")
def document(request: HttpRequest, document_id: UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    item = next((one for one in tray_of(actor, at=now()) if one.line.document_id == document_id), None)
    if item is None:
        raise NotInTray
    problem: object = ""
    reason = request.POST.get("reason", "")[:500]
    if request.method == "POST":
        try:
            operations.send_back(actor=actor, at=now(), document_id=document_id, reason=reason)
        except ReasonNeeded as refusal:
            problem = refusal
        else:
            tell(request, _("Dikembalikan. Verifikatornya membetulkan, lalu dokumen kembali ke baki."))
            return redirect("desk:tray")
    field = BoundField(
        "reason",
        "textarea",
        _("Apa yang harus dibetulkan"),
        help=_("NIK dan nomor akta tetap. Dokumen lain dari berkas ini ikut disiapkan ulang."),
        value=reason,
        error=str(problem),
        rows=2,
        maxlength=500,
    )
    context = {"item": item, "field": field}
    return desk_page(request, "desk/tray/document.html", context, here="tray", status=422 if problem else 200)


# The browser's own viewer of PDFs counts as an object of the page that it shows.
@csp_update({"object-src": "'self'"})
@staff_required("documents.sign")
@require_safe
def preview(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """The unsigned rendering, inside the tray."""
    pdf = open_preview(actor=request.actor, purpose="sign", document_id=document_id)  # type: ignore[attr-defined]
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = "inline"
    return response


@staff_required("documents.sign")
@require_safe
def picture(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """The same rendering as a picture, for the pane beside the list."""
    image = open_preview_picture(actor=request.actor, purpose="sign", document_id=document_id)  # type: ignore[attr-defined]
    return HttpResponse(image, content_type="image/jpeg")
