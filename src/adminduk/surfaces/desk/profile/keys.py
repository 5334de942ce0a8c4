"""One's own security keys."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.offices import operations
from adminduk.offices.types import BadPasskeyLabel, PasskeyRefused, WrongPassword
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk import confirming
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.profile.secrets import NOT_YOURS
from adminduk.surfaces.desk.signing_in import pending

LABEL = BoundField(
    name="label",
    kind="text",
    label=Both(id="Nama kunci", en="Name of the key"),
    help=Both(id="Misalnya: kunci biru, laptop loket 2.", en="For example: blue key, laptop at counter 2."),
    maxlength=60,
)
PASSWORD = BoundField(name="current", kind="password", label=Both(id="Kata sandi Anda", en="Your password"))
ADDED = Both(
    id="Kunci keamanan terdaftar. Anda dapat memakainya saat masuk.",
    en="The security key is registered. You can use it to sign in.",
)
REMOVED = Both(id="Kunci keamanan sudah dihapus.", en="The security key is removed.")


@require_POST
@staff_required()
def begin(request: HttpRequest) -> HttpResponse:
    """The challenge for the browser's key, as JSON."""
    ceremony = operations.begin_passkey(actor=request.actor)  # type: ignore[attr-defined]
    pending.keep_challenge(request, ceremony.challenge)
    return HttpResponse(ceremony.options, content_type="application/json")


@staff_required()
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The form with the key's answer. The password is asked again: the desk may have been left open."""
    if request.method != "POST":
        return _page(request)
    label = str(posted.read("text", "label", request.POST))
    challenge = pending.take_challenge(request)
    actor = request.actor  # type: ignore[attr-defined]
    try:
        if challenge is None:
            raise PasskeyRefused
        operations.check_own_password(actor=actor, at=now(), password=request.POST.get("current", ""))
        operations.add_passkey(
            actor=actor,
            at=now(),
            challenge=challenge,
            credential=request.POST.get("credential", ""),
            label=label,
        )
    except WrongPassword:
        return _page(request, label, password_error=NOT_YOURS)
    except BadPasskeyLabel as refused:
        return _page(request, label, label_error=refused)
    except Refused as refused:
        return _page(request, label, problem=refused)
    tell(request, ADDED)
    return redirect("profile:own")


@require_POST
@staff_required()
def remove(request: HttpRequest, passkey_id: UUID) -> HttpResponse:
    if not confirming.is_confirmed(request):
        return confirming.ask(
            request,
            title=Both(id="Hapus kunci keamanan?", en="Remove the security key?"),
            sentence=Both(
                id="Kunci ini tidak dapat dipakai lagi untuk masuk.",
                en="It can no longer be used to sign in.",
            ),
            action_label=Both(id="Hapus kunci", en="Remove key"),
            cancel_url=reverse("profile:own"),
            here="own",
        )
    operations.remove_passkey(actor=request.actor, at=now(), passkey_id=passkey_id)  # type: ignore[attr-defined]
    tell(request, REMOVED)
    return redirect("profile:own")


def _page(
    request: HttpRequest,
    label: str = "",
    *,
    label_error: object = "",
    password_error: object = "",
    problem: object = None,
) -> HttpResponse:
    facts = {
        "fields": [LABEL.with_(value=label, error=label_error), PASSWORD.with_(error=password_error)],
        "problems": [problem] if problem else [],
        "public_url": settings.ADMINDUK_PUBLIC_URL,
    }
    wrong = label_error or password_error or problem
    return desk_page(request, "desk/profile/passkey.html", facts, here="own", status=422 if wrong else 200)
