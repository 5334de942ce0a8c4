"""Who acts as head of the office: named by decree for a period, listed, ended early (Plh, Plt)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adminduk.documents.queries import list_certificates
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.offices.operations import delegate, end_delegation
from adminduk.offices.queries import colleagues, list_delegations
from adminduk.offices.types import DELEGATION_FORMS, DelegationFacts, NoSuchDelegation, StaffFacts
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField, Option
from adminduk.surfaces.components.formats import day
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.components.posted import read
from adminduk.surfaces.desk import confirming
from adminduk.surfaces.desk.navigation import desk_page

FORMS = {
    "plh": Both(id="Plh., Kepala Dinas berhalangan sementara", en="Plh., the head is away"),
    "plt": Both(id="Plt., jabatan Kepala Dinas kosong", en="Plt., the post is vacant"),
}
KINDS = {
    "staff": "text",
    "form": "text",
    "decree_number": "text",
    "decree_date": "date",
    "since": "date",
    "until": "date",
}
NEEDED = Both(id="Isi bagian ini.", en="Please fill this in.")
NO_DAY = Both(id="Tanggal ini tidak ada. Periksa lagi.", en="There is no such day. Please check it.")


@dataclass(frozen=True, slots=True)
class Row:
    facts: DelegationFacts
    state: str  # now, later, over


@staff_required("staff.delegate")
def delegations(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    office = request.staff.office  # type: ignore[attr-defined]
    said = {name: read(kind, name, request.POST) for name, kind in KINDS.items()}
    problems: dict[str, object] = {}
    if request.method == "POST":
        problems = _problems(said)
        if not problems:
            try:
                delegate(actor=actor, at=now(), **_given(said))
            except Refused as refusal:
                problems[""] = refusal
            else:
                tell(request, _("Penunjukan tersimpan. Pastikan sertifikatnya sudah ada."))
                return redirect("desk:delegations")
    today = day_at(now(), office.zone)
    held = {one.staff_id for one in list_certificates(actor=actor) if _in_force(one, now())}
    rows = [Row(one, _state(one, today)) for one in list_delegations(office.kabkota)]
    context = {
        "rows": [(one, one.facts.staff_id in held) for one in rows],
        "fields": _fields(_candidates(actor, office.kabkota), said, problems),
        "problem": problems.get("", ""),
        "may_issue": "staff.manage" in actor.permissions,
    }
    return desk_page(
        request, "desk/tray/delegations.html", context, here="delegations", status=422 if problems else 200
    )


def _in_force(certificate: Any, at: datetime) -> bool:
    return certificate.revoked_at is None and certificate.not_before <= at < certificate.not_after


def _state(one: DelegationFacts, today: date) -> str:
    if one.until < today:
        return "over"
    return "now" if one.since <= today else "later"


def _candidates(actor: Actor, kabkota: str) -> list[StaffFacts]:
    """Whoever works at this office and is not its head."""
    return [
        one
        for one in colleagues(scope=actor.scope)
        if one.active and one.office.kabkota == kabkota and one.role.name != "head"
    ]


def _problems(said: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, kind in KINDS.items():
        if not said[name]:
            found[name] = NEEDED
        elif kind == "date":
            try:
                date.fromisoformat(said[name])
            except ValueError:
                found[name] = NO_DAY
    return found


def _given(said: dict[str, str]) -> dict[str, Any]:
    days = {name: date.fromisoformat(said[name]) for name, kind in KINDS.items() if kind == "date"}
    try:
        staff_id = UUID(said["staff"])
    except ValueError:
        staff_id = UUID(int=0)
    return {
        "staff_id": staff_id,
        "form": said["form"],
        "decree_number": said["decree_number"],
        **days,
    }


def _fields(people: list[StaffFacts], said: dict[str, str], problems: dict[str, object]) -> list[BoundField]:
    def field(name: str, kind: str, label: str, **more: Any) -> BoundField:
        return BoundField(name, kind, label, value=said[name], error=str(problems.get(name, "")), **more)

    who = [Option(str(one.id), f"{one.name}, {one.title or one.role.title}") for one in people]
    return [
        field("staff", "select" if len(who) > 6 else "radios", _("Pejabat yang ditunjuk"), options=who),
        field("form", "radios", _("Bentuk"), options=[Option(one, FORMS[one]) for one in DELEGATION_FORMS]),
        field("decree_number", "text", _("Nomor surat perintah"), help=_("Contoh: 800/123/BKPSDM"), width=20),
        field("decree_date", "date", _("Tanggal surat perintah")),
        field("since", "date", _("Mulai"), help=_("Hari ini ikut dihitung.")),
        field("until", "date", _("Sampai"), help=_("Hari terakhir ikut dihitung.")),
    ]


@staff_required("staff.delegate")
@require_POST
def end(request: HttpRequest, delegation_id: UUID) -> HttpResponse:
    office = request.staff.office  # type: ignore[attr-defined]
    if all(one.id != delegation_id for one in list_delegations(office.kabkota)):
        raise NoSuchDelegation
    if not confirming.is_confirmed(request):
        return confirming.ask(
            request,
            title=Both(id="Akhiri penunjukan ini?", en="End this delegation?"),
            sentence=Both(
                id="Mulai hari ini Kepala Dinas menandatangani sendiri. Dokumen yang sudah ditandatangani tetap sah.",
                en="From today the head signs again. What was signed before stays valid.",
            ),
            action_label=Both(id="Akhiri penunjukan", en="End the delegation"),
            cancel_url=reverse("desk:delegations"),
            here="delegations",
        )
    end_delegation(actor=request.actor, at=now(), delegation_id=delegation_id)  # type: ignore[attr-defined]
    tell(request, _("Penunjukan diakhiri. Kepala Dinas menandatangani lagi."))
    return redirect("desk:delegations")


def whose_signature(staff: StaffFacts, at: datetime) -> Both | None:
    """Above the tray: in whose place somebody signs, or who signs in the head's place; None on other days."""
    today = day_at(at, staff.office.zone)
    acting = next(
        (one for one in list_delegations(staff.office.kabkota) if one.since <= today <= one.until), None
    )
    if acting is None:
        return None
    sentence = YOURS if acting.staff_id == staff.id else ANOTHERS
    return sentence.format(name=acting.name, title=acting.printed_title, until=day(acting.until))


YOURS = Both(
    id="Anda menandatangani sebagai {title} sampai {until}.", en="You sign as {title} until {until}."
)
ANOTHERS = Both(
    id="{name} menandatangani sebagai {title} sampai {until}.", en="{name} signs as {title} until {until}."
)
