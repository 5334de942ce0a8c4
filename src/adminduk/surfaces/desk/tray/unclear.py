"""Documents of which nobody knows whether BSrE's service signed them: finding out, one by one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from adminduk.casework.operations import accept_signed_file
from adminduk.documents.operations import give_up
from adminduk.documents.queries import list_unclear
from adminduk.documents.types import NotInTray
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused, Spoken
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import desk_page

NO_FILE = Both(
    id="Pilih dulu berkas PDF dari layanan tanda tangan.",
    en="First choose the PDF from the signing service.",
)
GIVEN_UP = "Berkas dari layanan tidak ditemukan."


@staff_required("documents.sign")
@require_http_methods(["GET", "HEAD", "POST"])
def unclear(request: HttpRequest) -> HttpResponse:
    """Each is accepted (its file is uploaded, or was kept here), or given up for a new one with a new code."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    problem: object = ""
    if request.method == "POST":
        try:
            _settle(request, actor)
        except Spoken as said:
            problem = said
        else:
            return redirect("desk:unclear")
    context = {"documents": list_unclear(actor=actor), "problem": problem}
    return desk_page(request, "desk/tray/unclear.html", context, here="tray", status=422 if problem else 200)


def _settle(request: HttpRequest, actor: Actor) -> None:
    try:
        document_id = UUID(request.POST.get("document", ""))
    except ValueError:
        raise NotInTray from None
    act = request.POST.get("act", "")
    if act == "new":
        give_up(actor=actor, at=now(), document_id=document_id, reason=GIVEN_UP)
        tell(request, _("Dokumen baru sedang disiapkan dengan kode baru. Kode lama tidak berlaku."))
        return
    file = request.FILES.get("file")
    if act == "upload" and file is None:
        raise FileNeeded
    pdf = file.read() if act == "upload" and file else None
    accept_signed_file(actor=actor, at=now(), document_id=document_id, pdf=pdf)
    tell(request, _("Dokumen tersimpan sebagai sudah ditandatangani."))


class FileNeeded(Refused):
    sentence = NO_FILE
