"""The forms of the law, filled in, to print and sign."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from adminduk.casework import queries
from adminduk.foundation.clock import now
from adminduk.surfaces.components.access import resident_required


@resident_required
@require_safe
def form(request: HttpRequest, service: str, case_id: UUID, code: str) -> HttpResponse:
    pdf = queries.get_form_pdf(
        actor=request.actor,  # type: ignore[attr-defined]
        at=now(),
        case_id=case_id,
        code=code,
        assurance=request.account.assurance,  # type: ignore[attr-defined]
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="formulir-{code}.pdf"'
    return response
