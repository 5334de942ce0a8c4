"""Disturbances of the service that officers note for everybody to read."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from adminduk.data_access.operations import end_incident, note_incident
from adminduk.data_access.queries import get_service_state
from adminduk.data_access.types import BadIncident
from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import desk_page

TEXT = BoundField(
    "text",
    "textarea",
    Both(id="Apa yang terganggu", en="What is disturbed"),
    help=Both(
        id="Siapa pun dapat membacanya di halaman status. Jangan sebut orang atau lembaga.",
        en="Anybody reads it on the status page. Name nobody and no institution.",
    ),
    rows=3,
    maxlength=300,
)
NOTED = Both(id="Gangguan tampil di halaman status.", en="The incident is on the status page.")
OVER = Both(id="Gangguan ditandai selesai.", en="The incident is marked as over.")


@staff_required("data_access.draft", "data_access.approve")
@require_http_methods(["GET", "HEAD", "POST"])
def incidents(request: HttpRequest) -> HttpResponse:
    refused, text = None, ""
    if request.method == "POST":
        text = str(posted.read("textarea", "text", request.POST))
        try:
            note_incident(actor=request.actor, at=now(), text=text)  # type: ignore[attr-defined]
        except BadIncident as wrong:
            refused = wrong
        else:
            tell(request, NOTED)
            return redirect("partners:incidents")
    facts = {
        "rows": get_service_state(at=now()).incidents,
        "fields": [TEXT.with_(value=text, error=refused or "")],
        "tab": "incidents",
    }
    return desk_page(
        request, "desk/partners/incidents.html", facts, here="partners", status=422 if refused else 200
    )


@require_POST
@staff_required("data_access.draft", "data_access.approve")
def end(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    end_incident(actor=request.actor, at=now(), incident_id=incident_id)  # type: ignore[attr-defined]
    tell(request, OVER)
    return redirect("partners:incidents")
