"""A person's documents, and the letters that may be asked for."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adminduk.documents.operations import hand_out
from adminduk.documents.queries import count_hand_outs, list_letters_for, list_of_person
from adminduk.documents.types import DocumentNotFound, LetterState, Way
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.register.queries import get_person
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.cases.purposes import PURPOSES, purpose_of
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.search.purpose import purpose_for

ASK = "documents.request"
REPLACED = ("warn", "triangle-alert", Both(id="Sudah diganti", en="Replaced"))
ANNULLED = ("bad", "octagon-x", Both(id="Dibatalkan", en="Annulled"))
STATES = {
    "ordered": ("", "clock", Both(id="Sedang disiapkan", en="In preparation")),
    "prepared": ("soga", "pen-line", Both(id="Menunggu tanda tangan", en="Waits for a signature")),
    "asked": ("warn", "triangle-alert", Both(id="Belum jelas ditandatangani", en="Perhaps signed")),
    "signed": ("good", "shield-check", Both(id="Berlaku", en="In force")),
}


@staff_required("register.look_up")
@require_safe
def letters(request: HttpRequest, person_id: UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    purpose = purpose_for(request, person_id)
    if not purpose:
        return redirect("desk:person", person_id)
    person = get_person(actor=actor, purpose=purpose, person_id=person_id)
    papers = list_of_person(actor=actor, person_id=person_id)
    given = count_hand_outs(actor=actor, document_ids=[one.document_id for one in papers])
    offers = list_letters_for(actor=actor, purpose=purpose, person_id=person_id)
    context = {
        "person": person,
        "purpose": PURPOSES[purpose],
        "papers": [(one, _state(one), given.get(one.document_id)) for one in papers],
        "proofs": any(one.status == "signed" and one.entry_id for one in papers),
        "free": [one for one in offers if one.state is LetterState.FREE],
        "others": [one for one in offers if one.state is not LetterState.FREE],
        "may_ask": ASK in actor.permissions,
    }
    return desk_page(request, "desk/letters/letters.html", context)


def _state(line: object) -> tuple[str, str, Both]:
    if line.revoked_at:  # type: ignore[attr-defined]
        return ANNULLED
    if line.superseded_at:  # type: ignore[attr-defined]
        return REPLACED
    return STATES[line.status]  # type: ignore[attr-defined]


@staff_required("register.look_up")
@require_POST
def take(request: HttpRequest, person_id: UUID, document_id: UUID) -> HttpResponse:
    """A signed document of this person as it was issued, or a copy marked SALINAN; each time is counted."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    purpose = purpose_of(request.POST.get("purpose", "")) or purpose_for(request, person_id)
    if not purpose:
        tell(request, _("Pilih dulu untuk apa dokumen ini dibuka."), tone="warn")
        return redirect("desk:person", person_id)
    own = {one.document_id: one for one in list_of_person(actor=actor, person_id=person_id)}
    if document_id not in own:
        raise DocumentNotFound
    way = Way.COPY if request.POST.get("copy") else Way.DESK
    found = hand_out(actor=actor, at=now(), purpose=purpose, document_id=document_id, way=way)
    response = HttpResponse(found.pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{found.line.kind}-{str(document_id)[-6:]}.pdf"'
    return response
