"""Clients, as their own institution manages them: keys, certificates, networks. Only the centre opens one."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from adminduk.data_access import queries
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.surfaces.components.client_acts import apply_step, facts_of_client
from adminduk.surfaces.components.client_forms import DONE, QUESTIONS, keys_of
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.institutions.pages.frame import own_page
from adminduk.surfaces.institutions.pages.sessions import institution_required

EXAMPLES = {"python": "ask.py", "curl": "ask.sh"}


@require_safe
@institution_required
def one(request: HttpRequest, client_id: str) -> HttpResponse:
    return _page(request, client_id)


@require_safe
@institution_required
def example(request: HttpRequest, client_id: str, name: str) -> HttpResponse:
    """A program that gets a token with private_key_jwt and asks, ready for this client."""
    if name not in EXAMPLES:
        raise Http404
    client = queries.get_client(actor=request.actor, client_id=client_id)  # type: ignore[attr-defined]
    keys = [row.key for row in keys_of(client, now()) if row.valid]
    facts = {
        "client_id": client.client_id,
        "kid": keys[0].kid if keys else "",
        "token_url": f"{settings.ADMINDUK_PUBLIC_URL}/oauth/token",
        "api_url": settings.ADMINDUK_INSTITUTIONS_URL,
        "nik": queries.list_sandbox_people()[0].nik,
    }
    text = render_to_string(f"institutions/{EXAMPLES[name]}.txt", facts)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{EXAMPLES[name]}"'
    return response


@require_POST
@institution_required
def act(request: HttpRequest, client_id: str, step: str) -> HttpResponse:
    if step not in DONE or step in {"open", "reopen"}:
        raise Http404
    if step in QUESTIONS and request.POST.get("confirmed") != "yes":
        title, sentence, label = QUESTIONS[step]
        facts = {
            "title": title,
            "sentence": sentence,
            "action_label": label,
            "cancel_url": reverse("own:client", args=[client_id]),
            "hidden": [
                (name, value)
                for name, value in request.POST.items()
                if name not in {"csrfmiddlewaretoken", "confirmed"}
            ],
        }
        return own_page(request, "confirm.html", facts, here="agreements")
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
    return redirect("own:client", client_id)


def _page(
    request: HttpRequest, client_id: str, refused: Refused | None = None, step: str = ""
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    facts = facts_of_client(
        actor=actor, at=now(), client_id=client_id, refused=refused, step=step, data=request.POST
    )
    return own_page(request, "client.html", facts, here="agreements", status=422 if refused else 200)
