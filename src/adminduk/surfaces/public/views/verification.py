"""Is this paper genuine? By QR, by typed code, or by the PDF itself."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adminduk.documents.queries import VerifiedFile, verify_code, verify_file
from adminduk.documents.types import Verification
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.clock import now
from adminduk.foundation.crypto import read_code
from adminduk.foundation.throttle.operations import count_try
from adminduk.offices.queries import find_office_of
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.sessions import remote_address
from adminduk.surfaces.public.views.office import place_of
from adminduk.surfaces.public.views.seals import seal_kinds

STRANGER = Actor(kind=Kind.PUBLIC, id=None, name="Umum")
LOOKS, WINDOW = 120, timedelta(minutes=10)
MAX_FILE = 5 * 1024 * 1024


def look_up(request: HttpRequest, code: str) -> Verification:
    """Our word on a code; many looks from one place are slowed down."""
    count_try(what="verify", who=remote_address(request), at=now(), limit=LOOKS, per=WINDOW)
    return verify_code(actor=STRANGER, purpose="public.verify", code=code)


@public_page
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The page where a code is typed or a PDF is dropped."""
    if request.method == "POST":
        code = read_code(request.POST.get("code", "")[:40])
        if len(code) == 12:
            return redirect("public:scanned", code=code)
        problem = _("Kode terdiri dari 12 huruf dan angka, misalnya 7KQM-4R2X-9PDW.")
        return _form(request, code_problem=problem, typed=request.POST.get("code", "")[:40], status=400)
    return _form(request)


def _form(
    request: HttpRequest,
    *,
    code_problem: str = "",
    file_problem: str = "",
    typed: str = "",
    status: int = 200,
) -> HttpResponse:
    code = BoundField(
        "code",
        "text",
        _("Kode periksa"),
        help=_("12 huruf dan angka di bawah kode QR. Contoh: 7KQM-4R2X-9PDW"),
        error=code_problem,
        value=typed,
        width=20,
        attrs={"autocapitalize": "characters"},
    )
    file = BoundField(
        "file",
        "file",
        _("Berkas PDF"),
        help=_("Berkasnya hanya diperiksa, tidak disimpan. Paling besar 5 MB."),
        error=file_problem,
        accept="application/pdf",
    )
    return render(
        request, "public/verify.html", {"code": code, "file": file, "fields": [code, file]}, status=status
    )


@public_page
@require_safe
def scanned(request: HttpRequest, code: str) -> HttpResponse:
    """What the QR code opens: green, yellow or red, with little personal data."""
    found = look_up(request, code)
    return _result(request, found, code=read_code(code))


def _result(
    request: HttpRequest, found: Verification, *, code: str = "", file: VerifiedFile | None = None
) -> HttpResponse:
    office = find_office_of(found.kabkota) if found.kabkota else None
    shown = "-".join(code[start : start + 4] for start in range(0, len(code), 4))
    return render(
        request,
        "public/verdict.html",
        {
            "found": found,
            "code": shown,
            "office": office,
            "zone": office.zone if office else "WIB",
            "file": file,
            "at": now(),
            "seal_kinds": seal_kinds(),
        }
        | ({"office_place": place_of(found.kabkota)} if found.kabkota else {}),
    )


@public_page
@require_POST
def check_file(request: HttpRequest) -> HttpResponse:
    """A PDF: is it signed by us, unchanged since, and what does the register say of it now?"""
    count_try(what="verify/file", who=remote_address(request), at=now(), limit=30, per=WINDOW)
    file = request.FILES.get("file")
    if file is None:
        return _form(request, file_problem=_("Pilih dulu berkas PDF-nya."), status=400)
    if file.size > MAX_FILE:
        return _form(
            request, file_problem=_("Berkas ini lebih dari 5 MB. Dokumen kami lebih kecil."), status=400
        )
    found = verify_file(actor=STRANGER, purpose="public.verify", pdf=file.read(), at=now())
    return _result(request, found.verification, code=found.code, file=found)
