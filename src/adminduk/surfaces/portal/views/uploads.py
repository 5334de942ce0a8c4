"""Photos over a bad line: the tus 1.0 core protocol, as js/tus.js speaks it."""

from __future__ import annotations

import base64
import binascii
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from adminduk.casework import operations
from adminduk.casework.types import UploadStatus, intake
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.throttle.operations import TooManyTries
from adminduk.surfaces.components.access import View, resident_required

TUS = {"Tus-Resumable": "1.0.0", "Cache-Control": "no-store"}
STATUS: dict[type[Refused], int] = {
    intake.FileTooLarge: 413,
    intake.FileEmpty: 400,
    intake.PieceTooLong: 413,
    intake.TooManyPieces: 400,
    intake.OffsetMismatch: 409,
    intake.UploadNotFound: 404,
    intake.UploadClosed: 410,
    TooManyTries: 429,
}


def _tus(view: View) -> View:
    """Only for those who speak the protocol; a refusal is a status with its sentence, never a page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.headers.get("Tus-Resumable") != "1.0.0":
            return HttpResponse(status=412, headers={**TUS, "Tus-Version": "1.0.0"})
        try:
            response = view(request, *args, **kwargs)
        except Refused as refused:
            response = HttpResponse(
                str(refused), status=STATUS.get(type(refused), 400), content_type="text/plain; charset=utf-8"
            )
            if isinstance(refused, intake.OffsetMismatch):
                response["Upload-Offset"] = str(refused.received)
        if response.status_code in {301, 302}:
            # The session is over: a program is told so, and not sent to a page for people.
            response = HttpResponse(status=401)
        for name, value in TUS.items():
            response[name] = value
        return response

    return guarded


@_tus
@resident_required
@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """Announces a file: `Upload-Length` in bytes, and what kind it says to be."""
    status = operations.create_upload(
        actor=request.actor,  # type: ignore[attr-defined]
        at=now(),
        length=_number(request, "Upload-Length"),
        kabkota=request.account.kabkota,  # type: ignore[attr-defined]
        declared=_declared(request.headers.get("Upload-Metadata", "")),
    )
    place = reverse("portal:upload", kwargs={"upload_id": status.upload_id})
    return HttpResponse(status=201, headers={"Location": place, "Upload-Offset": "0"})


@_tus
@resident_required
@require_http_methods(["HEAD", "PATCH"])
def one(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """How far it is, and the next piece of it."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "HEAD":
        status = operations.upload_status(actor=actor, at=now(), upload_id=upload_id)
        return _where(status, 200)
    if request.content_type != "application/offset+octet-stream":
        return HttpResponse(status=415)
    offset = _number(request, "Upload-Offset")
    status = operations.append_chunk(
        actor=actor, at=now(), upload_id=upload_id, offset=offset, chunk=request.body
    )
    return _where(status, 204)


def upload_id_of(place: str) -> UUID | None:
    """The upload that a form names by its address; None for anything else."""
    prefix = reverse("portal:uploads")
    if not place.startswith(prefix):
        return None
    try:
        return UUID(place.removeprefix(prefix).strip("/"))
    except ValueError:
        return None


def _where(status: UploadStatus, code: int) -> HttpResponse:
    return HttpResponse(
        status=code,
        headers={"Upload-Offset": str(status.received), "Upload-Length": str(status.length)},
    )


def _number(request: HttpRequest, header: str) -> int:
    """A header that must be a whole number; anything else is no upload that could be taken."""
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise intake.FileEmpty
    return int(text)


def _declared(metadata: str) -> str:
    """The media type among "filename <base64>,filetype <base64>"."""
    for pair in metadata[:2000].split(","):
        key, _, value = pair.strip().partition(" ")
        if key == "filetype":
            try:
                return base64.b64decode(value, validate=True).decode("ascii", "replace")
            except binascii.Error:
                return ""
    return ""
