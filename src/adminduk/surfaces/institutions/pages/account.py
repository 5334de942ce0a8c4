"""One's own account: the password, and the codes of another phone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adminduk.data_access import operations
from adminduk.data_access.types import WrongSignIn
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.signing_in.types import WrongCode
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.components.qr import qr
from adminduk.surfaces.institutions.pages import sessions
from adminduk.surfaces.institutions.pages.frame import own_page
from adminduk.surfaces.institutions.pages.sessions import institution_required
from adminduk.surfaces.institutions.pages.signing_in import CODE

PROPOSED = "institution_totp"
CURRENT = BoundField("current", "password", Both(id="Kata sandi sekarang", en="Present password"))
NEW = BoundField(
    "new",
    "password",
    Both(id="Kata sandi baru", en="New password"),
    help=Both(
        id="Paling sedikit 12 huruf. Empat kata acak mudah diingat dan sulit ditebak.",
        en="At least 12 characters. Four random words are easy to remember and hard to guess.",
    ),
    autocomplete="new-password",
)
AGAIN = BoundField(
    "again",
    "password",
    Both(id="Kata sandi baru, sekali lagi", en="New password, once more"),
    autocomplete="new-password",
)
NOT_THE_SAME = Both(
    id="Kedua kata sandi baru tidak sama. Ketik ulang keduanya.",
    en="The two new passwords differ. Please type both again.",
)
NOT_YOURS = Both(id="Kata sandi Anda salah. Periksa lagi.", en="Your password is wrong. Please check it.")
CHANGED = Both(
    id="Kata sandi Anda sudah diganti. Sesi lain sudah ditutup.",
    en="Your password is changed. Other sessions are closed.",
)
ENROLLED = Both(id="Kode dari HP yang baru sudah berlaku.", en="The codes of the new phone are in force.")
QR_LABEL = Both(
    id="Kode QR untuk aplikasi autentikator; kunci tertulis ada di bawahnya",
    en="QR code for the authenticator app; the written key stands below it",
)


@require_safe
@institution_required
def own(request: HttpRequest) -> HttpResponse:
    return own_page(request, "account.html", {"officer": request.officer}, here="own")  # type: ignore[attr-defined]


@institution_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _password_page(request)
    new = request.POST.get("new", "")
    if new != request.POST.get("again", ""):
        return _password_page(request, again=NOT_THE_SAME)
    try:
        mark = operations.change_officer_password(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            current=request.POST.get("current", "")[:200],
            new=new[:200],
        )
    except WrongSignIn:
        return _password_page(request, current=NOT_YOURS)
    except Refused as refused:
        return _password_page(request, new=refused)
    sessions.keep(request, mark)
    tell(request, CHANGED)
    return redirect("own:agreements")


@institution_required
@require_http_methods(["GET", "HEAD", "POST"])
def totp(request: HttpRequest) -> HttpResponse:
    """Asks for the password first; then the new secret is proposed and waits in the session, sealed."""
    if request.method != "POST":
        return _ask(request)
    try:
        sealed = operations.propose_officer_totp(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            password=request.POST.get("current", "")[:200],
        )
    except WrongSignIn:
        return _ask(request, NOT_YOURS)
    except Refused as refused:
        return _ask(request, refused)
    request.session[PROPOSED] = sealed.hex()
    return _scan(request, sealed)


@require_POST
@institution_required
def confirm_totp(request: HttpRequest) -> HttpResponse:
    kept = request.session.get(PROPOSED)
    if kept is None:
        return redirect("own:totp")
    sealed = bytes.fromhex(kept)
    try:
        mark = operations.confirm_officer_totp(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            sealed=sealed,
            code=str(posted.read("code", "code", request.POST)),
        )
    except Refused as refused:
        return _scan(request, sealed, refused)
    del request.session[PROPOSED]
    sessions.keep(request, mark)
    tell(request, ENROLLED)
    return redirect("own:account")


def _password_page(request: HttpRequest, **errors: object) -> HttpResponse:
    fields = [field.with_(error=errors.get(field.name, "")) for field in (CURRENT, NEW, AGAIN)]
    facts = {"fields": fields, "title": Both(id="Ganti kata sandi", en="Change the password")}
    return own_page(request, "secret.html", facts, here="own", status=422 if errors else 200)


def _ask(request: HttpRequest, error: object = "") -> HttpResponse:
    facts = {
        "fields": [CURRENT.with_(error=error)],
        "title": Both(id="Pasang kode masuk di HP lain", en="Set up codes on another phone"),
    }
    return own_page(request, "secret.html", facts, here="own", status=422 if error else 200)


def _scan(request: HttpRequest, sealed: bytes, refused: Refused | None = None) -> HttpResponse:
    enrolment = operations.show_officer_totp(actor=request.actor, sealed=sealed)  # type: ignore[attr-defined]
    wrong = isinstance(refused, WrongCode)
    facts = {
        "fields": [CODE.with_(error=refused if wrong else "")],
        "problems": [refused] if refused and not wrong else [],
        "qr": qr(enrolment.uri, str(QR_LABEL)),
        "secret": enrolment.secret,
    }
    return own_page(request, "scan.html", facts, here="own", status=422 if refused else 200)
