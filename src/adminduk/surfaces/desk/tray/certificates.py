"""Certificates of those who sign: issued while the official sits at the desk and types his own passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adminduk.documents import operations
from adminduk.documents.queries import list_certificates
from adminduk.documents.types import CertificateFacts
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.offices.queries import colleagues, find_last_delegation, get_managed_staff, list_delegations
from adminduk.offices.types import NoSuchStaff, StaffFacts
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.formats import day
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk import confirming
from adminduk.surfaces.desk.navigation import desk_page

SIGN = "documents.sign"
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Holder:
    staff: StaffFacts
    certificate: CertificateFacts | None
    state: str  # good, soon, over, none


@staff_required("staff.manage")
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    held = {one.staff_id: one for one in list_certificates(actor=actor) if one.revoked_at is None}
    at = now()
    lent = {one.staff_id for one in list_delegations() if actor.scope.covers(one.kabkota)}
    signers = [
        one
        for one in colleagues(scope=actor.scope)
        if one.active and (SIGN in one.role.permissions or one.id in lent)
    ]
    holders = [Holder(one, held.get(one.id), _state(held.get(one.id), at)) for one in signers]
    return desk_page(request, "desk/tray/certificates.html", {"holders": holders}, here="certificates")


def _state(certificate: CertificateFacts | None, at: datetime) -> str:
    if certificate is None:
        return "none"
    if certificate.not_after <= at:
        return "over"
    return "soon" if certificate.not_after - at < SOON else "good"


def _signer(request: HttpRequest, staff_id: UUID) -> StaffFacts:
    member = get_managed_staff(actor=request.actor, staff_id=staff_id)  # type: ignore[attr-defined]
    lent = find_last_delegation(staff_id) is not None
    if not member.active or not (lent or SIGN in member.role.permissions):
        raise NoSuchStaff
    return member


@staff_required("staff.manage")
def issue(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    """The passphrase is typed twice by the official himself; it is kept nowhere."""
    member = _signer(request, staff_id)
    problem, again = "", ""
    if request.method == "POST":
        first, second = request.POST.get("passphrase", ""), request.POST.get("again", "")
        if first != second:
            again = _("Dua frasa ini tidak sama. Ketik lagi keduanya.")
        else:
            try:
                until = operations.issue_certificate(
                    actor=request.actor,  # type: ignore[attr-defined]
                    at=now(),
                    staff_id=staff_id,
                    passphrase=first,
                )
            except Refused as refusal:
                problem = str(refusal)
            else:
                tell(
                    request,
                    _("Sertifikat %(name)s berlaku sampai %(day)s.")
                    % {"name": member.name, "day": day(until.date())},
                )
                return redirect("desk:certificates")
    words = {"autocomplete": "new-password"}
    fields = [
        BoundField("passphrase", "password", _("Frasa sandi"), error=problem, **words),
        BoundField("again", "password", _("Ketik sekali lagi"), error=again, **words),
    ]
    context = {"member": member, "fields": fields, "problems": bool(problem or again)}
    return desk_page(
        request, "desk/tray/issue.html", context, here="certificates", status=422 if problem or again else 200
    )


@staff_required("staff.manage")
@require_POST
def revoke(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    member = _signer(request, staff_id)
    if not confirming.is_confirmed(request):
        return confirming.ask(
            request,
            title=Both(id="Cabut sertifikat ini?", en="Revoke this certificate?"),
            sentence=Both(
                id="Ia tidak dapat menandatangani lagi. Dokumen yang sudah ditandatangani tetap sah.",
                en="The official can sign no more. What was signed before stays valid.",
            ),
            action_label=Both(id="Cabut sertifikat", en="Revoke the certificate"),
            cancel_url=reverse("desk:certificates"),
            danger=True,
            here="certificates",
        )
    operations.revoke_certificate(actor=request.actor, at=now(), staff_id=staff_id)  # type: ignore[attr-defined]
    tell(request, _("Sertifikat %(name)s dicabut.") % {"name": member.name})
    return redirect("desk:certificates")
