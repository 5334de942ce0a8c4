"""The link in a message: a PIN, then the documents to print at home."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from adminduk.casework import queries
from adminduk.casework.types import DeliveryExpired, WrongPin
from adminduk.documents.operations import hand_out
from adminduk.documents.types import DocumentNotFound, Way
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.clock import now
from adminduk.foundation.throttle.operations import TooManyTries
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.sessions import remote_address

OPENED = "opened"


@public_page
@require_http_methods(["GET", "HEAD", "POST"])
def ask_pin(request: HttpRequest, token: str) -> HttpResponse:
    problem, status = "", 200
    if request.method == "POST":
        try:
            actor, parcel = queries.open_delivery(
                at=now(), token=token, pin=request.POST.get("pin", "")[:10], remote=remote_address(request)
            )
        except DeliveryExpired:
            return render(request, "public/download_expired.html", status=410)
        except (WrongPin, TooManyTries) as refusal:
            problem, status = str(refusal), 429 if isinstance(refusal, TooManyTries) else 403
        else:
            # Which documents this browser may fetch, until it is closed; no name and no number in it.
            request.session[OPENED] = {
                "token": token,
                "case": str(actor.case_id),
                "documents": [str(one.document_id) for one in parcel.documents],
            }
            response = render(request, "public/download.html", {"parcel": parcel, "token": token})
            response.headers["Cache-Control"] = "no-store"
            return response
    pin = BoundField(
        "pin", "code", _("PIN"), help=_("Enam angka di pesan yang sama"), error=problem, width=10
    )
    return render(request, "public/download_pin.html", {"fields": [pin]}, status=status)


def opened_actor(request: HttpRequest, token: str, document_id: UUID) -> Actor | None:
    """Who typed the PIN of this link in this browser, while the link holds; None otherwise."""
    opened = request.session.get(OPENED) or {}
    if opened.get("token") != token or str(document_id) not in opened.get("documents", []):
        return None
    actor = Actor(kind=Kind.PUBLIC, id=None, name="Pemegang PIN", case_id=UUID(opened["case"]))
    return actor if queries.delivery_holds(actor=actor, at=now(), token=token) else None


@public_page
@require_safe
def document(request: HttpRequest, token: str, document_id: UUID) -> HttpResponse:
    """The bytes as issued. Only after the PIN, in the same browser session, while the link holds."""
    actor = opened_actor(request, token, document_id)
    if actor is None:
        return redirect("public:download", token=token)
    try:
        issued = hand_out(
            actor=actor, at=now(), purpose="download", document_id=document_id, way=Way.DOWNLOAD
        )
    except DocumentNotFound:
        return redirect("public:download", token=token)
    name = f"{issued.line.kind}-{str(document_id)[-6:]}.pdf"
    response = HttpResponse(issued.pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
