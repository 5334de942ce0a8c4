"""What officers do with a pair: one proposes, another one confirms or disagrees."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adminduk.foundation.access.types import Actor, NotAllowed
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.refusals import Refused
from adminduk.register.operations import confirm_pair, disagree_on_pair, propose_on_pair
from adminduk.register.types import (
    MergedElsewhere,
    Opinion,
    PairNotFound,
    PairReasonNeeded,
    SurvivorNeeded,
)
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk import confirming
from adminduk.surfaces.desk.duplicates.page import show
from adminduk.surfaces.desk.duplicates.words import region_name

FIELD_OF = {PairReasonNeeded: "reason", SurvivorNeeded: "survivor"}


@staff_required("register.match")
@require_POST
def propose(request: HttpRequest, first_id: UUID, second_id: UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    said = {name: request.POST.get(name, "") for name in ("opinion", "survivor", "reason")}
    if said["opinion"] not in set(Opinion):
        return show(request, first_id, second_id, said=said, problems={"opinion": _("Pilih salah satu.")})
    try:
        propose_on_pair(
            actor=actor,
            at=now(),
            first_id=first_id,
            second_id=second_id,
            opinion=Opinion(said["opinion"]),
            reason=said["reason"],
            survivor_id=_id(said["survivor"]),
        )
    except (PairNotFound, NotAllowed):
        raise
    except Refused as refusal:
        field = FIELD_OF.get(type(refusal), "")
        return show(request, first_id, second_id, said=said, problems={field: refusal})
    tell(request, _("Usul Anda tersimpan. Petugas lain memutusnya."))
    return redirect("desk:pairs")


@staff_required("register.match")
@require_POST
def confirm(request: HttpRequest, first_id: UUID, second_id: UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not confirming.is_confirmed(request):
        return confirming.ask(
            request,
            title=_("Setujui usul ini?"),
            sentence=_("Bila satu orang, NIK data yang ditutup tidak berlaku lagi. Riwayatnya tetap ada."),
            action_label=_("Setujui"),
            cancel_url=request.path.removesuffix("putus/"),
            here="pairs",
        )
    at = now()
    today = day_at(at, request.staff.office.zone)  # type: ignore[attr-defined]
    try:
        entered = confirm_pair(actor=actor, at=at, today=today, first_id=first_id, second_id=second_id)
    except (PairNotFound, NotAllowed):
        raise
    except MergedElsewhere as refusal:
        told = MergedElsewhere(place=region_name(str(refusal.facts["place"])))
        return show(request, first_id, second_id, problems={"": told})
    except Refused as refusal:
        return show(request, first_id, second_id, problems={"": refusal})
    tell(request, _("Kedua data kini satu orang.") if entered else _("Keputusan tersimpan."))
    return redirect("desk:pairs")


@staff_required("register.match")
@require_POST
def disagree(request: HttpRequest, first_id: UUID, second_id: UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    reason = request.POST.get("reason", "")
    try:
        disagree_on_pair(actor=actor, at=now(), first_id=first_id, second_id=second_id, reason=reason)
    except (PairNotFound, NotAllowed):
        raise
    except PairReasonNeeded as refusal:
        said = {"disagreement": reason}
        return show(request, first_id, second_id, said=said, problems={"disagreement": refusal})
    except Refused as refusal:
        return show(request, first_id, second_id, problems={"": refusal})
    tell(request, _("Pendapat Anda tersimpan. Pasangan ini terbuka lagi."))
    return redirect("desk:pair", first_id=first_id, second_id=second_id)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
