"""The proof file of a certificate, for its holder: number and PIN of the report, or the link of the message."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from adminduk.casework import queries
from adminduk.casework.types import WrongPin
from adminduk.documents.queries import prove_document
from adminduk.documents.types import DocumentNotFound
from adminduk.foundation.clock import now
from adminduk.foundation.crypto import read_code
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.foundation.throttle.operations import TooManyTries
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.proofs import proof_file
from adminduk.surfaces.components.sessions import remote_address
from adminduk.surfaces.public.views.downloads import opened_actor
from adminduk.surfaces.public.views.tracking import number_and_pin

OF_ANOTHER = Both(
    id="Dokumen ini bukan bagian dari laporan itu. Periksa nomor laporannya.",
    en="This document is no part of that report. Please check its number.",
)


@public_page
@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: HttpRequest, code: str) -> HttpResponse:
    """The form for number and PIN; the right ones give the file."""
    number = request.POST.get("number", "")[:30]
    problem, status = "", 200
    if request.method == "POST":
        try:
            actor = queries.track(
                at=now(),
                number=number,
                pin=request.POST.get("pin", "")[:10],
                remote=remote_address(request),
            )
            found = prove_document(actor=actor, purpose="proof", code=code)
        except DocumentNotFound:
            problem, status = str(OF_ANOTHER), 403
        except (WrongPin, TooManyTries) as refusal:
            problem, status = str(refusal), 429 if isinstance(refusal, TooManyTries) else 403
        except Refused as refusal:
            problem, status = str(refusal), 409
        else:
            return proof_file(found, name=read_code(code))
    context = {"fields": number_and_pin(number, problem), "code": code}
    return render(request, "public/proof.html", context, status=status)


@public_page
@require_safe
def of_download(request: HttpRequest, token: str, document_id: UUID) -> HttpResponse:
    """The same for a document of the message's link, after its PIN."""
    actor = opened_actor(request, token, document_id)
    if actor is None:
        return redirect("public:download", token=token)
    found = prove_document(actor=actor, purpose="proof", document_id=document_id)
    return proof_file(found, name=str(document_id)[-12:])
