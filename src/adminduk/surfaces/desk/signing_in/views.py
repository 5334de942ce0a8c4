"""A password, then a code or a passkey; or a passkey alone."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.foundation.throttle.operations import TooManyTries
from adminduk.offices import operations
from adminduk.offices.types import PasskeyRefused, SignedIn, WrongCode
from adminduk.surfaces.components import posted, sessions
from adminduk.surfaces.components.access import public_page, staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import home_of
from adminduk.surfaces.desk.signing_in import pending

USERNAME = BoundField(
    name="username",
    kind="text",
    label=Both(id="Nama pengguna", en="Username"),
    autocomplete="username",
    maxlength=40,
    attrs={"autocapitalize": "none", "spellcheck": "false"},
)
PASSWORD = BoundField(name="password", kind="password", label=Both(id="Kata sandi", en="Password"))
CODE = BoundField(
    name="code",
    kind="code",
    label=Both(id="Kode enam angka", en="Six-digit code"),
    help=Both(
        id="Buka aplikasi autentikator di HP Anda.",
        en="Open the authenticator app on your phone.",
    ),
    maxlength=7,
)
TELL_OUT = Both(id="Anda sudah keluar. Sampai nanti.", en="You are signed out. See you later.")
STARTED_OVER = Both(
    id="Waktunya habis. Masuk lagi dengan kata sandi Anda.",
    en="The time ran out. Please sign in with your password again.",
)


@public_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first step: username and password."""
    staff = sessions.current_staff(request)
    if staff:
        return redirect(pending.next_page(request) or home_of(staff))
    if request.method != "POST":
        return _first_page(request)
    username = str(posted.read("text", "username", request.POST))
    try:
        challenge = operations.check_password(
            at=now(),
            username=username,
            password=request.POST.get("password", ""),
            remote=sessions.remote_address(request),
        )
    except Refused as refused:
        return _first_page(request, username=username, refused=refused)
    pending.begin(request, challenge, pending.next_page(request))
    return redirect("signing_in:code")


@public_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """The code of the authenticator app, for somebody whose password was right just now."""
    staff_id = pending.staff_id(request)
    if staff_id is None:
        return _start_over(request)
    if request.method != "POST":
        return _code_page(request)
    code = str(posted.read("code", "code", request.POST))
    try:
        signed_in = operations.check_totp(at=now(), staff_id=staff_id, code=code)
    except (WrongCode, TooManyTries) as refused:
        return _code_page(request, refused)
    return _enter(request, signed_in)


@public_page
@require_POST
def begin_passkey(request: HttpRequest) -> HttpResponse:
    """The challenge for the browser's key, as JSON."""
    ceremony = operations.begin_passkey_sign_in(staff_id=pending.staff_id(request))
    pending.keep_challenge(request, ceremony.challenge)
    response = HttpResponse(ceremony.options, content_type="application/json")
    response["Cache-Control"] = "no-store"
    return response


@public_page
@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """The key's answer: alone, or as the second step."""
    staff_id, challenge = pending.staff_id(request), pending.take_challenge(request)
    try:
        if challenge is None:
            raise PasskeyRefused
        signed_in = operations.check_passkey(
            at=now(),
            challenge=challenge,
            credential=request.POST.get("credential", ""),
            remote=sessions.remote_address(request),
            staff_id=staff_id,
        )
    except Refused as refused:
        return _code_page(request, refused) if staff_id else _first_page(request, refused=refused)
    return _enter(request, signed_in)


@require_POST
@staff_required()
def sign_out(request: HttpRequest) -> HttpResponse:
    operations.record_sign_out(actor=request.actor, at=now())  # type: ignore[attr-defined]
    sessions.end_session(request)
    tell(request, TELL_OUT)
    return redirect("signing_in:sign_in")


def _enter(request: HttpRequest, signed_in: SignedIn) -> HttpResponse:
    to = pending.next_page(request) or home_of(signed_in.staff)
    sessions.start_staff_session(request, signed_in)
    return sessions.speak(redirect(to), signed_in.staff.language)


def _start_over(request: HttpRequest) -> HttpResponse:
    tell(request, STARTED_OVER, tone="warn")
    return redirect("signing_in:sign_in")


def _first_page(request: HttpRequest, *, username: str = "", refused: Refused | None = None) -> HttpResponse:
    facts = {
        "fields": [USERNAME.with_(value=username), PASSWORD],
        "problems": [refused] if refused else [],
        "next_page": pending.next_page(request),
        "public_url": settings.ADMINDUK_PUBLIC_URL,
    }
    return render(request, "desk/signing_in/password.html", facts, status=_status(refused))


def _code_page(request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    kept = pending.find(request) or {}
    field = CODE.with_(error=refused) if isinstance(refused, WrongCode) else CODE
    facts = {
        "fields": [field],
        "problems": [refused] if refused and not isinstance(refused, WrongCode) else [],
        "has_passkeys": kept.get("passkeys"),
        "public_url": settings.ADMINDUK_PUBLIC_URL,
    }
    return render(request, "desk/signing_in/code.html", facts, status=_status(refused))


def _status(refused: Refused | None) -> int:
    if refused is None:
        return 200
    return 429 if isinstance(refused, TooManyTries) else 422
