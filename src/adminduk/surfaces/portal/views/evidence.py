"""The papers: missing first, each with what it proves and which form replaces it."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from PIL import Image

from adminduk.casework import operations, queries
from adminduk.casework.types import CleanFile, Filling, NotNow, UnknownPaper, intake
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.access import resident_required
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.portal import papers, way
from adminduk.surfaces.portal.views.uploads import upload_id_of

MOST_BYTES = 5 * 1024 * 1024
THUMB = (168, 216)


class NothingChosen(Refused):
    sentence = Both(
        id="Pilih dulu foto atau berkasnya, lalu tekan Kirim foto.",
        en="Please choose a photo or a file first, then press Send photo.",
    )


@resident_required
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, service: str, case_id: UUID) -> HttpResponse:
    filling = way.load(request, service, case_id)
    if not way.is_open(filling):
        return redirect(way.address("case", filling))
    if request.method != "POST":
        return _page(request, filling)
    kind, form = request.POST.get("kind", "")[:40], request.POST.get("form", "")[:10]
    name = papers.field_name(kind, form)
    try:
        if filling.paper(kind) is None:
            raise UnknownPaper
        file = _file(request, name)
        operations.attach_paper(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            case_id=case_id,
            kind=kind,
            form=form,
            file=file,
        )
    except NotNow:
        return redirect(way.address("case", filling))
    except Refused as refused:
        return _page(request, filling, error_at=name, error=refused, status=422)
    paper = filling.paper(kind)
    tell(request, _("%(paper)s sudah kami terima.") % {"paper": paper.label if paper else kind})
    return redirect(way.address("evidence", filling))


@resident_required
@require_POST
def remove(request: HttpRequest, service: str, case_id: UUID, paper_id: UUID) -> HttpResponse:
    filling = way.load(request, service, case_id)
    operations.remove_paper(
        actor=request.actor,  # type: ignore[attr-defined]
        at=now(),
        case_id=case_id,
        paper_id=paper_id,
    )
    tell(request, _("Foto itu sudah dihapus."))
    return redirect(way.address("evidence", filling))


@resident_required
@require_safe
def picture(request: HttpRequest, service: str, case_id: UUID, paper_id: UUID, page: int) -> HttpResponse:
    """One's own photo, small enough for a bad line; with ?besar as large as it is kept."""
    image = queries.get_evidence_page(
        actor=request.actor,  # type: ignore[attr-defined]
        purpose="case.report",
        case_id=case_id,
        paper_id=paper_id,
        page=page,
    )
    return HttpResponse(image if "besar" in request.GET else _small(image), content_type="image/jpeg")


def _file(request: HttpRequest, name: str) -> CleanFile:
    """What was sent: the finished upload that the form names, or the file that the form carries."""
    upload_id = upload_id_of(request.POST.get(f"{name}-upload", ""))
    if upload_id:
        return operations.finish_upload(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            upload_id=upload_id,
        )
    file = request.FILES.get(name)
    if file is None:
        # A form that is far too large arrives without its file.
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            raise intake.FileTooLarge(megabytes=5)
        raise NothingChosen
    return operations.sanitize(file.read(), file.content_type)


def _page(
    request: HttpRequest,
    filling: Filling,
    *,
    error_at: str = "",
    error: object = "",
    status: int = 200,
) -> HttpResponse:
    found = papers.items(filling, error_at=error_at, error=error)
    missing = papers.missing_count(found)
    if missing == 1:
        title = _("Tinggal satu bukti lagi")
    elif missing:
        title = _("Perlu %(count)s bukti") % {"count": missing}
    else:
        title = _("Semua bukti sudah lengkap")
    facts = way.frame(filling) | way.step(filling, way.evidence_section(filling))
    facts |= {
        "title": title,
        "items": found,
        "missing": missing,
        "known": _known(filling),
        # The error's sentence stands by its field; the summary only leads there.
        "fields": [
            field
            for item in found
            for field in (item.upload, *(one.upload for one in item.instead))
            if field.error
        ],
        "back_url": way.last_question(filling),
        "next_url": way.address("check", filling),
    }
    return render(request, "portal/evidence.html", facts, status=status)


def _known(filling: Filling) -> list[object]:
    """Labels of what the register answered, so that nobody looks for papers about it."""
    computed = {name for name, one in filling.notice.fields.items() if one.kind == "computed"}
    return [row.label for row in filling.summary() if row.known and row.field not in computed]


def _small(image: bytes) -> bytes:
    """The pages in storage were drawn anew by the intake, so opening one here is safe."""
    file = BytesIO()
    with Image.open(BytesIO(image)) as page:
        page.draft("RGB", THUMB)
        page.thumbnail(THUMB)
        page.convert("RGB").save(file, "JPEG", quality=70)
    return file.getvalue()
