"""The tray: look, choose, one passphrase, sign. The passphrase lives in the request and nowhere else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adminduk.casework import operations
from adminduk.documents.operations import ask_for_code
from adminduk.documents.queries import find_own_certificate, list_unclear, signs_by_code
from adminduk.documents.types import Kind
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.foundation.masking import mask_nik
from adminduk.foundation.refusals import Refused, Spoken
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.tray.delegations import whose_signature
from adminduk.surfaces.desk.tray.items import Item, counts, tray_of

KEY = "signed"
# So many at a time: a signature takes about a tenth of a second, and a page should show that it goes on.
SLICE = 10


@staff_required("documents.sign")
@require_safe
def tray(request: HttpRequest) -> HttpResponse:
    return _show(request)


def _show(
    request: HttpRequest, *, problem: object = "", chosen: set[str] | None = None, status: int = 200
) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    items = tray_of(actor, at=now())
    ready = [one for one in items if not one.look_first]
    first = [one for one in items if one.look_first]
    by_code = signs_by_code()
    # A code serves for one document, so nothing is chosen beforehand.
    proposed = set() if by_code else {str(one.line.document_id) for one in ready}
    ticked = proposed if chosen is None else chosen
    picked = [one for one in items if str(one.line.document_id) in ticked]
    certificate = find_own_certificate(actor=actor)
    context = {
        "full": True,
        "items": items,
        "groups": [
            {"name": "first", "items": first, "warn": True},
            {"name": "ready", "items": ready, "warn": False},
        ],
        "ticked": ticked,
        "chosen": len(picked),
        "kinds": counts(picked),
        "shown": next(iter(ready or first), None),
        "certificate": certificate,
        "expired": bool(certificate and certificate.not_after < now()),
        "problem": problem,
        "slice": SLICE,
        "by_code": by_code,
        "instead": whose_signature(request.staff, now()),  # type: ignore[attr-defined]
        "unclear": len(list_unclear(actor=actor)),
    }
    return desk_page(request, "desk/tray/tray.html", context, here="tray", status=status)


@staff_required("documents.sign")
@require_POST
def code(request: HttpRequest) -> HttpResponse:
    """BSrE sends the official a code; what he had chosen stays chosen."""
    ids = _ids(request.POST.getlist("document"))
    try:
        ask_for_code(actor=request.actor, at=now())  # type: ignore[attr-defined]
    except Spoken as said:
        return _refuse(request, False, said, ids)
    tell(request, _("BSrE mengirim kode ke aplikasi Anda. Satu kode untuk satu dokumen."))
    return _show(request, chosen={str(one) for one in ids})


@staff_required("documents.sign")
@require_POST
def sign(request: HttpRequest) -> HttpResponse:
    """Signs what is ticked. A script sends it in slices and is answered in JSON; without one it is one go."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    sliced = request.headers.get("Accept", "") == "application/json"
    ids = _ids(request.POST.getlist("document"))
    if not ids:
        return _refuse(request, sliced, _("Pilih dulu dokumen yang akan ditandatangani."), ids)
    known = {one.line.document_id: one for one in tray_of(actor, at=now())}
    try:
        batch = operations.sign(
            actor=actor, at=now(), document_ids=ids, passphrase=request.POST.get("passphrase", "")
        )
    except Refused as refusal:
        return _refuse(request, sliced, refusal, ids)
    earlier = (request.session.get(KEY) if sliced and request.POST.get("more") else None) or {
        "signed": [],
        "failed": [],
    }
    request.session[KEY] = {
        "signed": earlier["signed"] + [_words(one, known) for one in batch.signed],
        "failed": earlier["failed"] + [[*_words(one, known), str(why)] for one, why in batch.failed],
    }
    if sliced:
        return JsonResponse({"signed": len(batch.signed), "failed": len(batch.failed)})
    return redirect("desk:signed")


def _ids(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def _refuse(request: HttpRequest, sliced: bool, why: object, ids: list[UUID]) -> HttpResponse:
    if sliced:
        return JsonResponse({"refused": str(why)}, status=409)
    return _show(request, problem=why, chosen={str(one) for one in ids}, status=409)


def _words(document_id: UUID, known: dict[UUID, Item]) -> list[str]:
    """What the result says of a document; names stay masked, for it is kept in the session."""
    one = known.get(document_id)
    if one is None:
        return ["", "", ""]
    number = mask_nik(one.line.number) if one.line.kind is Kind.FAMILY_CARD else one.line.number
    return [str(one.line.title), number, one.line.label]


@staff_required("documents.sign")
@require_safe
def result(request: HttpRequest) -> HttpResponse:
    done: dict[str, Any] = request.session.get(KEY) or {"signed": [], "failed": []}
    if not done["signed"] and not done["failed"]:
        return redirect("desk:tray")
    return desk_page(request, "desk/tray/result.html", done, here="tray")
