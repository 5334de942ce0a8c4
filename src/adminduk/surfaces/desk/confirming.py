"""Asks before an act that cannot be taken back, for those whose browser runs no script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from adminduk.surfaces.desk.navigation import desk_page


def is_confirmed(request: HttpRequest) -> bool:
    return request.POST.get("confirmed") == "yes"


def ask(
    request: HttpRequest,
    *,
    title: object,
    sentence: object,
    action_label: object,
    cancel_url: str,
    danger: bool = False,
    here: str = "",
) -> HttpResponse:
    """The page that posts the same form again, confirmed."""
    facts = {
        "title": title,
        "sentence": sentence,
        "action_label": action_label,
        "cancel_url": cancel_url,
        "danger": danger,
        "hidden": [
            (name, value)
            for name, value in request.POST.items()
            if name not in {"csrfmiddlewaretoken", "confirmed"}
        ],
    }
    return desk_page(request, "desk/confirm.html", facts, here=here)
