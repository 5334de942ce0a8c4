"""A person and his family card, as the register has them now."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from adminduk.accounts.queries import find_account
from adminduk.foundation.access.types import Actor
from adminduk.offices.queries import full_name
from adminduk.register.queries import find_family_by_id, find_person_anywhere, get_family, get_person
from adminduk.register.types import Family
from adminduk.regulations import codes
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.desk.cases.purposes import PURPOSES, purpose_of
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.search.biodata import biodata
from adminduk.surfaces.desk.search.purpose import purpose_for, remember


@staff_required("register.look_up")
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    purpose = _purpose(request, person_id)
    if request.method == "POST" or not purpose:
        return _ask(request, bool(purpose), "desk:person", person_id)
    found = get_person(actor=actor, purpose=purpose, person_id=person_id)
    where = find_person_anywhere(actor=actor, purpose=purpose, nik=found.nik) if found.nik else None
    card = (
        find_family_by_id(actor=actor, purpose=purpose, family_id=where.family_id)
        if where and where.family_id
        else None
    )
    context = {
        "person": found,
        "rows": biodata(found),
        "purpose": PURPOSES[purpose],
        "account": find_account(actor=actor, purpose=purpose, person_id=person_id),
        "may_propose": "documents.propose" in actor.permissions,
        "may_reset": "accounts.reset" in actor.permissions,
    }
    return desk_page(request, "desk/search/person.html", context | _card(card))


@staff_required("register.look_up")
def family(request: HttpRequest, family_id: UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    purpose = _purpose(request, family_id)
    if request.method == "POST" or not purpose:
        return _ask(request, bool(purpose), "desk:family", family_id)
    card = get_family(actor=actor, purpose=purpose, family_id=family_id)
    return desk_page(
        request, "desk/search/person.html", {"person": None, "purpose": PURPOSES[purpose]} | _card(card)
    )


def _purpose(request: HttpRequest, subject: UUID) -> str:
    said = purpose_of(request.POST.get("purpose", ""))
    if said:
        remember(request, subject, said)
    return said or purpose_for(request, subject)


def _ask(request: HttpRequest, said: bool, here: str, subject: UUID) -> HttpResponse:
    if said:
        return redirect(here, subject)
    return desk_page(request, "desk/search/purpose.html", {"purposes": PURPOSES})


def _card(card: Family | None) -> dict[str, object]:
    if card is None:
        return {"family": None}
    members = [(one, codes.relation.label(one.relation)) for one in card.members]
    address = ", ".join([f"{card.address} RT {card.rt} RW {card.rw}", *full_name(card.village_code)])
    return {"family": card, "members": members, "address": address}
