"""E-mail and password, then a code; both throttled where they are checked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from adminduk.data_access import operations
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.signing_in.types import WrongCode
from adminduk.foundation.texts import Both
from adminduk.foundation.throttle.operations import TooManyTries
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.components.sessions import end_session, remote_address
from adminduk.surfaces.institutions.pages import sessions
from adminduk.surfaces.institutions.pages.sessions import institution_required

EMAIL = BoundField(
    "email", "email", Both(id="Alamat email", en="E-mail address"), autocomplete="username", maxlength=254
)
PASSWORD = BoundField("password", "password", Both(id="Kata sandi", en="Password"))
CODE = BoundField(
    "code",
    "code",
    Both(id="Kode enam angka", en="Six-digit code"),
    help=Both(id="Buka aplikasi autentikator di HP Anda.", en="Open the authenticator app on your phone."),
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
    if sessions.current(request):
        return redirect(sessions.wanted_page(request) or "own:agreements")
    if request.method != "POST":
        return _page(request)
    email = str(posted.read("email", "email", request.POST))[:254]
    try:
        officer_id = operations.check_officer_password(
            at=now(),
            email=email,
            password=request.POST.get("password", "")[:200],
            remote=remote_address(request),
        )
    except Refused as refused:
        return _page(request, email, refused)
    sessions.begin(request, officer_id, sessions.wanted_page(request))
    return redirect("own:code")


@public_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    kept = sessions.pending(request)
    if kept is None:
        tell(request, STARTED_OVER, tone="warn")
        return redirect("own:sign_in")
    if request.method != "POST":
        return _code_page(request)
    code = str(posted.read("code", "code", request.POST))
    try:
        signed_in = operations.check_officer_totp(at=now(), officer_id=kept[0], code=code)
    except (WrongCode, TooManyTries) as refused:
        return _code_page(request, refused)
    sessions.start(request, signed_in)
    return redirect(kept[1] or "own:agreements")


@require_POST
@institution_required
def sign_out(request: HttpRequest) -> HttpResponse:
    operations.record_officer_sign_out(actor=request.actor, at=now())  # type: ignore[attr-defined]
    end_session(request)
    tell(request, TELL_OUT)
    return redirect("own:sign_in")


def _page(request: HttpRequest, email: str = "", refused: Refused | None = None) -> HttpResponse:
    facts = {
        "fields": [EMAIL.with_(value=email), PASSWORD],
        "problems": [refused] if refused else [],
        "next_page": sessions.wanted_page(request),
    }
    return render(request, "institutions/sign_in.html", facts, status=_status(refused))


def _code_page(request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    wrong = isinstance(refused, WrongCode)
    facts = {
        "fields": [CODE.with_(error=refused if wrong else "")],
        "problems": [refused] if refused and not wrong else [],
    }
    return render(request, "institutions/code.html", facts, status=_status(refused))


def _status(refused: Refused | None) -> int:
    if refused is None:
        return 200
    return 429 if isinstance(refused, TooManyTries) else 422
