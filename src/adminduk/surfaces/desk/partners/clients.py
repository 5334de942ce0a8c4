"""Clients of an agreement: keys, certificates and networks. Private halves are never asked for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adminduk.data_access import operations, queries
from adminduk.data_access.types import BadCertificate, BadClientName, BadNetwork, ClientFacts
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.client_forms import (
    ADDRESSES,
    CERTIFICATE,
    CLIENT_NAME,
    DONE,
    KEY,
    KIND,
    QUESTIONS,
    keys_of,
)
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
        apply(request, client_id, step)
    except Refused as refused:
        return _page(request, client_id, refused, step)
    tell(request, DONE[step])
    return redirect("partners:client", client_id)


def apply(request: HttpRequest, client_id: str, step: str) -> None:
    facts: dict[str, Any] = {"actor": request.actor, "at": now()}  # type: ignore[attr-defined]
    of_client = facts | {"client_id": client_id}
    data = request.POST
    if step == "add-key":
        operations.add_key(**of_client, key_text=str(data.get("key", ""))[:20_000])
    elif step in {"withdraw-key", "stolen-key"}:
        operations.withdraw_key(**facts, key_id=_uuid(data.get("key_id")), stolen=step == "stolen-key")
    elif step == "add-certificate":
        operations.add_certificate(**of_client, pem=str(data.get("pem", ""))[:20_000])
    elif step == "remove-certificate":
        operations.remove_certificate(**of_client, thumbprint=str(data.get("thumbprint", "")))
    elif step == "addresses":
        operations.set_addresses(**of_client, networks=str(data.get("addresses", ""))[:4_000].split())
    elif step == "call-in":
        operations.call_in_tokens(**of_client)
    elif step == "close":
        operations.close_client(**of_client)
    elif step == "reopen":
        operations.reopen_client(**of_client)


def _page(
    request: HttpRequest, client_id: str, refused: Refused | None = None, step: str = ""
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    client: ClientFacts = queries.get_client(actor=actor, client_id=client_id)
    beside = {
        "add-key": "key",
        "add-certificate": "pem" if isinstance(refused, BadCertificate) else "",
        "addresses": "addresses" if isinstance(refused, BadNetwork) else "",
    }.get(step, "")
    posted_networks = request.POST.get("addresses")
    networks = "\n".join(client.addresses) if posted_networks is None else posted_networks
    facts = {
        "client": client,
        "agreement": queries.get_agreement(actor=actor, agreement_id=client.agreement_id),
        "keys": keys_of(client, now()),
        "key_field": KEY.with_(error=refused if beside == "key" else ""),
        "certificate_field": CERTIFICATE.with_(error=refused if beside == "pem" else ""),
        "addresses_field": ADDRESSES.with_(value=networks, error=refused if beside == "addresses" else ""),
        "problems": [refused] if refused and not beside else [],
        "drafts": actor.may("data_access.draft"),
    }
    return desk_page(
        request, "desk/partners/client.html", facts, here="partners", status=422 if refused else 200
    )


def _uuid(text: str | None) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        return UUID(int=0)
