"""A new photo for a paper that came back, on the tracking page itself."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adminduk.casework import operations, queries
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.public.views.tracking import pin_required


@pin_required
@require_POST
def replace(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    case = queries.get_case(actor=actor, purpose="track", case_id=actor.case_id)
    paper = next((one for one in case.papers if one.paper_id == paper_id), None)
    file = request.FILES.get(f"file-{paper_id}")
    if paper is None:
        raise Http404
    if file is None:
        tell(request, _("Pilih dulu fotonya, lalu tekan Kirim foto."), tone="warn")
        return redirect("public:followed")
    try:
        clean = operations.sanitize(file.read(), file.content_type)
        operations.attach_paper(
            actor=actor, at=now(), case_id=case.case_id, kind=paper.kind, form=paper.form, file=clean
        )
        remaining = queries.get_case(actor=actor, purpose="track", case_id=actor.case_id)
        if any(one.state == "returned" for one in remaining.papers):
            tell(request, _("Foto sudah kami terima. Masih ada satu lagi di bawah."))
        else:
            operations.resubmit(actor=actor, at=now(), case_id=case.case_id)
            tell(request, _("Terima kasih. Berkas Anda kembali ke petugas yang sama."))
    except Refused as refusal:
        tell(request, refusal, tone="warn")
    return redirect("public:followed")
