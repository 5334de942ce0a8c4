"""An answer that the papers or the register tell otherwise is put right, with the reason."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adminduk.casework import operations, queries
from adminduk.casework.types import ReasonNeeded
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.cases.page import amend_context, show


@staff_required("case.verify")
@require_POST
def amend(request: HttpRequest, case_id: UUID, page: str) -> HttpResponse:
    """Wrong answers come back to their boxes; nothing is saved then."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = request.POST.dict()
    action, reason = posted.action(request.POST), str(form.get("reason", ""))[:500]
    filling = queries.get_filling(actor=actor, at=now(), case_id=case_id)
    if action != ("", ""):
        amending = amend_context(filling, page, form=form, action=action, reason=reason)
        return show(request, filling, amending=amending)
    try:
        read = operations.amend(actor=actor, at=now(), case_id=case_id, page=page, form=form, reason=reason)
    except ReasonNeeded as refusal:
        amending = amend_context(filling, page, form=form, reason_error=refusal)
        return show(request, filling, amending=amending, status=422)
    if read.errors:
        amending = amend_context(filling, page, form=form, errors=read.errors, reason=reason)
        if amending is None:
            raise Http404
        return show(request, filling, amending=amending, status=422)
    tell(request, _("Jawaban sudah dibetulkan. Yang lama tetap ada di riwayat."))
    return redirect("desk:case", case_id=case_id)
