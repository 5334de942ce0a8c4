"""Clients of an agreement: keys, certificates and networks. Private halves are never asked for."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adminduk.data_access import operations, queries
from adminduk.data_access.types import BadClientName
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.client_acts import apply_step, facts_of_client
from adminduk.surfaces.components.client_forms import CLIENT_NAME, DONE, KIND, QUESTIONS
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk import confirming
from adminduk.surfaces.desk.navigation import desk_page


@staff_required("data_access.draft")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    agreement = queries.get_agreement(actor=actor, agreement_id=agreement_id)
    name, kind, refused = "", "", None
    if request.method == "POST":
        name, kind = (str(posted.read("text", part, request.POST)) for part in ("name", "kind"))
        try:
            client = operations.open_client(
                actor=actor, at=now(), agreement_id=agreement_id, name=name, sandbox=kind != "live"
            )
        except BadClientName as wrong:
            refused = wrong
        else:
            tell(request, DONE["open"])
            return redirect("partners:client", client.client_id)
    facts = {
        "title": Both(id="Klien baru", en="New client"),
        "back": reverse("partners:one", args=[agreement_id]),
        "agreement": agreement,
        "fields": [CLIENT_NAME.with_(value=name, error=refused or ""), KIND.with_(value=kind or "sandbox")],
        "problems": [],
    }
    return desk_page(
        request, "desk/partners/form.html", facts, here="partners", status=422 if refused else 200
    )


@require_safe
@staff_required("data_access.view")
def one(request: HttpRequest, client_id: str) -> HttpResponse:
    return _page(request, client_id)


@require_POST
@staff_required("data_access.draft")
def act(request: HttpRequest, client_id: str, step: str) -> HttpResponse:
    """One change of a client; those that stop something are asked about first."""
    if step in QUESTIONS and not confirming.is_confirmed(request):
        title, sentence, label = QUESTIONS[step]
        return confirming.ask(
            request,
            title=title,
            sentence=sentence,
            action_label=label,
            cancel_url=reverse("partners:client", args=[client_id]),
            danger=True,
            here="partners",
        )
    try:
        apply_step(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            client_id=client_id,
            step=step,
            data=request.POST,
        )
    except Refused as refused:
        return _page(request, client_id, refused, step)
    tell(request, DONE[step])
    return redirect("partners:client", client_id)


def _page(
    request: HttpRequest, client_id: str, refused: Refused | None = None, step: str = ""
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    facts = facts_of_client(
        actor=actor, at=now(), client_id=client_id, refused=refused, step=step, data=request.POST
    )
    facts["drafts"] = actor.may("data_access.draft")
    return desk_page(
        request, "desk/partners/client.html", facts, here="partners", status=422 if refused else 200
    )
