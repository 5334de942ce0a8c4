"""One press for each act on an account."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.offices import operations
from adminduk.offices.queries import get_managed_staff
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk import confirming
from adminduk.surfaces.desk.staff.posts import hand_over

ASKED = {
    "password": (
        Both(id="Buat kata sandi sementara?", en="Make a temporary password?"),
        Both(
            id="Kata sandi lama tidak berlaku lagi dan petugas keluar dari semua sesi.",
            en="The old password stops working and the officer is signed out everywhere.",
        ),
        Both(id="Buat kata sandi", en="Make a password"),
    ),
    "code": (
        Both(id="Pasang ulang kode masuk?", en="Set up new codes?"),
        Both(
            id="Kode dari HP lama dan semua kunci keamanannya tidak berlaku lagi.",
            en="Codes of the old phone and all security keys stop working.",
        ),
        Both(id="Pasang ulang", en="Set up anew"),
    ),
    "close": (
        Both(id="Tutup akun ini?", en="Close this account?"),
        Both(
            id="Petugas langsung keluar dan tidak dapat masuk lagi. Jejaknya tetap tersimpan.",
            en="The officer is signed out at once and cannot sign in again. The trail is kept.",
        ),
        Both(id="Tutup akun", en="Close account"),
    ),
}
CLOSED = Both(id="Akun ditutup.", en="The account is closed.")
OPENED = Both(
    id="Akun dibuka lagi. Petugas belum bertugas sampai diaktifkan.",
    en="The account is open again. The officer is off duty until you say otherwise.",
)
ON_DUTY = Both(id="Petugas bertugas lagi.", en="The officer is on duty again.")
OFF_DUTY = Both(
    id="Petugas tidak bertugas. Berkas baru dibagikan kepada yang lain.",
    en="The officer is off duty. New cases go to others.",
)


def _ask(request: HttpRequest, what: str, staff_id: UUID) -> HttpResponse | None:
    """The page of confirmation, where no script has asked."""
    if confirming.is_confirmed(request):
        return None
    title, sentence, label = ASKED[what]
    return confirming.ask(
        request,
        title=title,
        sentence=sentence,
        action_label=label,
        cancel_url=reverse("staff:one", args=[staff_id]),
        danger=what == "close",
        here="staff",
    )


@require_POST
@staff_required("staff.manage")
def reset_password(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    if question := _ask(request, "password", staff_id):
        return question
    actor = request.actor  # type: ignore[attr-defined]
    fresh = operations.reset_password(actor=actor, at=now(), staff_id=staff_id)
    return hand_over(request, get_managed_staff(actor=actor, staff_id=staff_id), password=fresh)


@require_POST
@staff_required("staff.manage")
def reset_second_factor(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    if question := _ask(request, "code", staff_id):
        return question
    actor = request.actor  # type: ignore[attr-defined]
    enrolment = operations.reset_second_factor(actor=actor, at=now(), staff_id=staff_id)
    return hand_over(request, get_managed_staff(actor=actor, staff_id=staff_id), enrolment=enrolment)


@require_POST
@staff_required("staff.manage")
def deactivate(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    if question := _ask(request, "close", staff_id):
        return question
    operations.deactivate(actor=request.actor, at=now(), staff_id=staff_id)  # type: ignore[attr-defined]
    tell(request, CLOSED)
    return redirect("staff:one", staff_id)


@require_POST
@staff_required("staff.manage")
def reactivate(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    operations.reactivate(actor=request.actor, at=now(), staff_id=staff_id)  # type: ignore[attr-defined]
    tell(request, OPENED)
    return redirect("staff:one", staff_id)


@require_POST
@staff_required("staff.manage")
def change_duty(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    on_duty = request.POST.get("on_duty") == "yes"
    operations.change_duty(
        actor=request.actor,  # type: ignore[attr-defined]
        at=now(),
        staff_id=staff_id,
        on_duty=on_duty,
    )
    tell(request, ON_DUTY if on_duty else OFF_DUTY)
    return redirect("staff:one", staff_id)
