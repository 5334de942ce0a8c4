"""Bytes of a case: pages of its papers, and its signed documents."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adminduk.casework import queries
from adminduk.documents.operations import hand_out
from adminduk.documents.types import Way
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.cases.purposes import purpose_of


@staff_required("case.view")
@require_safe
def evidence(request: HttpRequest, case_id: UUID, paper_id: UUID, page: int) -> HttpResponse:
    """One page of a paper, as a picture; pages count from 1."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    image = queries.get_evidence_page(
        actor=actor, purpose="case.handle", case_id=case_id, paper_id=paper_id, page=page - 1
    )
    return HttpResponse(image, content_type="image/jpeg")


@staff_required("case.view")
@require_POST
def document(request: HttpRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """A signed document exactly as it was issued, or a copy marked SALINAN; for an officer who says what for."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    purpose = purpose_of(request.POST.get("purpose", ""))
    if not purpose:
        tell(request, _("Pilih dulu untuk apa dokumen ini dibuka."), tone="warn")
        return redirect("desk:case", case_id=case_id)
    case = queries.get_case(actor=actor, purpose=purpose, case_id=case_id)
    way = Way.COPY if request.POST.get("copy") else Way.DESK
    found = hand_out(
        actor=actor, at=now(), purpose=purpose, document_id=document_id, way=way, of_case=case_id
    )
    response = HttpResponse(found.pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{found.line.kind}-{case.line.number}.pdf"'
    return response
