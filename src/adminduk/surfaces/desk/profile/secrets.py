"""One's own password and the codes of one's own phone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.offices import operations
from adminduk.offices.types import WrongCode, WrongPassword
from adminduk.surfaces.components import posted, sessions
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.components.qr import qr
from adminduk.surfaces.desk.navigation import desk_page, home_of

_PROPOSED = "totp_proposed"
CURRENT = BoundField(
    name="current", kind="password", label=Both(id="Kata sandi sekarang", en="Present password")
)
NEW = BoundField(
    name="new",
    kind="password",
    label=Both(id="Kata sandi baru", en="New password"),
    help=Both(
        id="Paling sedikit 12 huruf. Empat kata acak mudah diingat dan sulit ditebak.",
        en="At least 12 characters. Four random words are easy to remember and hard to guess.",
    ),
    autocomplete="new-password",
)
AGAIN = BoundField(
    name="again",
    kind="password",
    label=Both(id="Kata sandi baru, sekali lagi", en="New password, once more"),
    autocomplete="new-password",
)
CODE = BoundField(
    name="code",
    kind="code",
    label=Both(id="Kode enam angka dari aplikasi", en="Six-digit code from the app"),
    maxlength=7,
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


@staff_required()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _password_page(request)
    new = request.POST.get("new", "")
    if new != request.POST.get("again", ""):
        return _password_page(request, again=NOT_THE_SAME)
    try:
        mark = operations.set_password(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            current=request.POST.get("current", ""),
            new=new,
        )
    except WrongPassword:
        return _password_page(request, current=NOT_YOURS)
    except Refused as refused:
        return _password_page(request, new=refused)
    sessions.keep_staff_session(request, mark)
    tell(request, CHANGED)
    staff = request.staff  # type: ignore[attr-defined]
    return redirect(home_of(staff) if staff.password_temporary else "profile:own")


@staff_required()
@require_http_methods(["GET", "HEAD", "POST"])
def propose_totp(request: HttpRequest) -> HttpResponse:
    """Asks for the password first; then the new secret is proposed and waits in the session, sealed."""
    if request.method != "POST":
        return _ask_password(request)
    try:
        operations.check_own_password(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            password=request.POST.get("current", ""),
        )
    except WrongPassword:
        return _ask_password(request, error=NOT_YOURS)
    except Refused as refused:
        return _ask_password(request, error=refused)
    sealed, _ = operations.propose_totp(actor=request.actor)  # type: ignore[attr-defined]
    request.session[_PROPOSED] = sealed.hex()
    return _scan_page(request, sealed)


@require_POST
@staff_required()
def confirm_totp(request: HttpRequest) -> HttpResponse:
    kept = request.session.get(_PROPOSED)
    if kept is None:
        return redirect("profile:totp")
    sealed = bytes.fromhex(kept)
    try:
        mark = operations.confirm_totp(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            sealed=sealed,
            code=str(posted.read("code", "code", request.POST)),
        )
    except Refused as refused:
        return _scan_page(request, sealed, refused)
    del request.session[_PROPOSED]
    sessions.keep_staff_session(request, mark)
    tell(request, ENROLLED)
    return redirect("profile:own")


def _password_page(request: HttpRequest, **errors: object) -> HttpResponse:
    fields = [field.with_(error=errors.get(field.name, "")) for field in (CURRENT, NEW, AGAIN)]
    return desk_page(
        request, "desk/profile/password.html", {"fields": fields}, here="own", status=422 if errors else 200
    )


def _ask_password(request: HttpRequest, error: object = "") -> HttpResponse:
    facts = {"fields": [CURRENT.with_(error=error)]}
    return desk_page(request, "desk/profile/totp.html", facts, here="own", status=422 if error else 200)


def _scan_page(request: HttpRequest, sealed: bytes, refused: Refused | None = None) -> HttpResponse:
    enrolment = operations.show_proposed_totp(actor=request.actor, sealed=sealed)  # type: ignore[attr-defined]
    facts = {
        "fields": [CODE.with_(error=refused if isinstance(refused, WrongCode) else "")],
        "problems": [refused] if refused and not isinstance(refused, WrongCode) else [],
        "qr": qr(enrolment.uri, str(QR_LABEL)),
        "secret": enrolment.secret,
    }
    return desk_page(request, "desk/profile/scan.html", facts, here="own", status=422 if refused else 200)
