"""What a visitor of the demo needs: who may sign in, whose story can be played, what would have been sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from pyotp import TOTP

from adminduk.demo.queries import list_stories, sign_ins
from adminduk.demo.texts import TEXTS
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import day_at, now
from adminduk.messaging.queries import list_outbox
from adminduk.messaging.types import OutboxMessage
from adminduk.surfaces.components.access import public_page

READER = system("Kotak keluar demo", Scope.nation())
STEP_SECONDS = 30
PAGE = 20
LINK = re.compile(r"https?://\S+")
SECRET = re.compile(r"(?<![\d-])\d{6}(?![\d-])")
View = Callable[..., HttpResponse]


def _demo_only(view: View) -> View:
    """The address does not exist where real people are registered."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.ADMINDUK_DEMO:
            raise Http404
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guarded


@public_page
@_demo_only
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    first = sign_ins()
    named = {one.username for one in first}
    return render(
        request,
        "demo/welcome.html",
        {
            "t": TEXTS,
            "sign_ins": _with_codes(first),
            "others": _with_codes([one for one in sign_ins(everybody=True) if one.username not in named]),
            "seconds_left": _seconds_left(),
            "stories": [(one, _phone(place)) for place, one in enumerate(list_stories(), 1)],
        },
    )


@public_page
@_demo_only
@require_safe
def codes(request: HttpRequest) -> HttpResponse:
    """The current codes by username, for the script of the welcome page."""
    found = {one.username: TOTP(one.totp_secret).at(now()) for one in sign_ins(everybody=True)}
    return JsonResponse({"codes": found, "seconds_left": _seconds_left()})


@public_page
@_demo_only
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What the gateways would have carried, the newest first."""
    asked = request.GET.get("page", "1")
    number = min(max(1, int(asked)), 500) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
    newest = list_outbox(actor=READER, purpose="demo", newest=number * PAGE + 1)
    page = SimpleNamespace(
        number=number,
        has_previous=number > 1,
        has_next=len(newest) > number * PAGE,
        previous_page_number=number - 1,
        next_page_number=number + 1,
    )
    shown = newest[(number - 1) * PAGE : number * PAGE]
    return render(
        request,
        "demo/outbox.html",
        {
            "t": TEXTS,
            "messages_sent": [(one, _takeaways(one)) for one in shown],
            "page": page,
            "today": day_at(now(), "WIB"),
        },
    )


def _with_codes(accounts: list) -> list[tuple[object, str]]:
    at = now()
    return [(one, TOTP(one.totp_secret).at(at)) for one in accounts]


def _seconds_left() -> int:
    return STEP_SECONDS - int(now().timestamp()) % STEP_SECONDS


def _phone(place: int) -> str:
    """A number of nobody; always the same for one story, because a phone is bound to its person."""
    return f"0812 5559 {place * 11:04d}"


def _takeaways(message: OutboxMessage) -> list[tuple[str, str]]:
    """What people copy out of a message: its link, its code or PIN."""
    text = message.whatsapp_text
    found = [("link", one.rstrip(".,")) for one in LINK.findall(text)]
    return found + [("secret", one) for one in SECRET.findall(LINK.sub("", text))]
