"""Signing in without an account: three numbers of the family card, then a code to one's phone."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from adminduk.accounts import operations, queries
from adminduk.accounts.types import (
    AttemptOver,
    BoundElsewhere,
    CodeUsedUp,
    CodeWrong,
    ContactUnclear,
    NumberUnclear,
)
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.throttle.operations import TooManyTries
from adminduk.surfaces.components import posted, sessions
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.portal.views.start import BEGIN, begin_case
from adminduk.surfaces.portal.way import MINE

STRANGER = Actor(kind=Kind.PUBLIC, id=None, name="Umum")
PENDING = "portal_sign_in"


@public_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """NIK, KK number, birth date, and where the code shall go."""
    onward = sessions.local_path(request.GET.get("lanjut"), MINE)
    if sessions.current_account_id(request):
        return redirect(onward)
    fields = _numbers(request) if request.method == "POST" else _numbers(None)
    if request.method != "POST":
        return _page(request, fields)
    fields = _complete(fields)
    if any(one.error for one in fields):
        return _page(request, fields, status=422)
    nik, kk_number, born, contact = (one.value for one in fields)
    try:
        attempt = operations.begin(
            actor=STRANGER,
            at=now(),
            nik=nik,
            kk_number=kk_number,
            birth_date=date.fromisoformat(born),
            contact=contact,
            remote=sessions.remote_address(request),
            language=get_language() or "id",
        )
    except BoundElsewhere:
        return render(request, "portal/bound_elsewhere.html", status=409)
    except ContactUnclear as refused:
        return _page(request, [*fields[:3], fields[3].with_(error=str(refused))], status=422)
    except NumberUnclear as refused:
        return _page(request, [_sixteen(one, refused) for one in fields], status=422)
    except Refused as refused:
        status = 429 if isinstance(refused, TooManyTries) else 422
        return _page(request, fields, problems=[refused], status=status)
    request.session[PENDING] = {"attempt": str(attempt.attempt_id), "next": onward}
    return redirect("portal:code")


@public_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code that was sent; the right one opens the resident's own reports."""
    pending = request.session.get(PENDING)
    if pending is None:
        return redirect("portal:sign_in")
    attempt_id = UUID(pending["attempt"])
    problem, status = "", 200
    if request.method == "POST":
        try:
            account = operations.confirm(
                at=now(),
                attempt_id=attempt_id,
                code=request.POST.get("code", "")[:12],
                remote=sessions.remote_address(request),
            )
        except CodeWrong as refused:
            problem, status = str(refused), 422
        except TooManyTries as refused:
            problem, status = str(refused), 429
        except BoundElsewhere:
            del request.session[PENDING]
            return render(request, "portal/bound_elsewhere.html", status=409)
        except (CodeUsedUp, AttemptOver) as refused:
            return _start_over(request, refused)
        else:
            begin = request.session.get(BEGIN)
            sessions.start_account_session(request, account.account_id)
            if begin:
                return begin_case(request, account, begin)
            return redirect(pending["next"])
    try:
        attempt = queries.get_attempt(at=now(), attempt_id=attempt_id)
    except AttemptOver as refused:
        return _start_over(request, refused)
    field = BoundField(
        "code",
        "code",
        _("Kode enam angka"),
        help=_("Berlaku sepuluh menit."),
        error=problem,
        width=10,
        maxlength=7,
    )
    wait = (attempt.may_resend_at - now()).total_seconds()
    facts = {
        "fields": [field],
        "attempt": attempt,
        "wait": max(0, round(wait)),
        "back_url": "/lapor/masuk/",
    }
    return render(request, "portal/code.html", facts, status=status)


@public_page
@require_POST
def resend(request: HttpRequest) -> HttpResponse:
    pending = request.session.get(PENDING)
    if pending is None:
        return redirect("portal:sign_in")
    try:
        operations.resend(at=now(), attempt_id=UUID(pending["attempt"]))
    except AttemptOver as refused:
        return _start_over(request, refused)
    except Refused as refused:
        tell(request, refused, tone="warn")
    else:
        tell(request, _("Kode baru sudah kami kirim. Kode yang lama tidak berlaku lagi."))
    return redirect("portal:code")


@public_page
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    sessions.end_session(request)
    tell(request, _("Anda sudah keluar. Laporan yang belum selesai tetap kami simpan."))
    return redirect("portal:sign_in")


def _start_over(request: HttpRequest, refused: Refused) -> HttpResponse:
    request.session.pop(PENDING, None)
    tell(request, refused, tone="warn")
    return redirect("portal:sign_in")


def _page(
    request: HttpRequest, fields: list[BoundField], *, problems: object = (), status: int = 200
) -> HttpResponse:
    facts = {"fields": fields, "problems": problems}
    return render(request, "portal/sign_in.html", facts, status=status)


def _numbers(request: HttpRequest | None) -> list[BoundField]:
    fields = [
        BoundField(
            "nik",
            "nik",
            _("NIK Anda"),
            help=_("16 angka di KTP-el atau kartu keluarga"),
        ),
        BoundField(
            "kk_number",
            "nik",
            _("Nomor kartu keluarga"),
            help=_("16 angka di bagian atas kartu keluarga"),
        ),
        BoundField(
            "birth_date",
            "date",
            _("Tanggal lahir Anda"),
            help=_("Contoh: 14 5 1992"),
            autocomplete="bday",
        ),
        BoundField(
            "contact",
            "text",
            _("Nomor HP atau email"),
            help=_("Ke sini kami kirim kode, dan nanti kabar laporan Anda. Contoh: 0812 3456 7890"),
            autocomplete="tel",
            maxlength=254,
        ),
    ]
    if request is None:
        return fields
    return [one.with_(value=posted.read(one.kind, one.name, request.POST)) for one in fields]


def _complete(fields: list[BoundField]) -> list[BoundField]:
    """The fields, each empty or impossible one with its sentence."""
    empty = {
        "nik": _("Isi NIK Anda."),
        "kk_number": _("Isi nomor kartu keluarga."),
        "birth_date": _("Isi tanggal lahir Anda."),
        "contact": _("Isi nomor HP atau alamat email."),
    }
    found = [one.with_(error="" if one.value else empty[one.name]) for one in fields]
    return [_real_day(one) if one.name == "birth_date" and one.value else one for one in found]


def _real_day(one: BoundField) -> BoundField:
    try:
        date.fromisoformat(one.value)
    except ValueError:
        return one.with_(error=_("Tanggal ini tidak ada di kalender. Periksa lagi di kartu keluarga."))
    return one


def _sixteen(one: BoundField, refused: Refused) -> BoundField:
    wrong = one.kind == "nik" and not (len(one.value) == 16 and one.value.isdigit())
    return one.with_(error=str(refused)) if wrong else one
