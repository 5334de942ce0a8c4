"""One box for numbers of cases, akta, people and family cards. Everything is posted: no address holds a NIK."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from adminduk.casework.queries import find_cases
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.offices.queries import find_region
from adminduk.register.queries import find_family_by_kk, find_person_anywhere
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.desk.cases.purposes import PURPOSES, purpose_of
from adminduk.surfaces.desk.cases.queue import waiting_of
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.search.purpose import remember

MAY_SEARCH = ("case.view", "register.look_up", "accounts.reset")
DIGITS = 16


@staff_required(*MAY_SEARCH)
def find(request: HttpRequest) -> HttpResponse:
    """A case opens at once when it is the only one; for a person the purpose is asked first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    text = request.POST.get("q", "")[:60].strip()
    number = "".join(sign for sign in text if sign.isdigit())
    only_digits = not text.translate(str.maketrans("", "", " .-0123456789"))
    if len(number) == DIGITS and only_digits:
        return _person(request, actor, text, number)
    context: dict[str, Any] = {"q": text, "asked": bool(text)}
    if text and "case.view" in actor.permissions:
        found = find_cases(actor=actor, purpose="search", text=text)
        if len(found) == 1:
            return redirect("desk:case", case_id=found[0].case_id)
        at = now()
        context |= {"cases": [waiting_of(line, at) for line in found]}
    return desk_page(request, "desk/search/results.html", context)


def _person(request: HttpRequest, actor: Actor, text: str, number: str) -> HttpResponse:
    purpose = purpose_of(request.POST.get("purpose", ""))
    context: dict[str, Any] = {"number": text, "purposes": PURPOSES}
    if not purpose:
        return desk_page(request, "desk/search/purpose.html", context | {"posts_to": "desk:search"})
    person = find_person_anywhere(actor=actor, purpose=purpose, nik=number)
    if person and actor.scope.covers(person.kabkota):
        remember(request, person.person_id, purpose)
        looks = "register.look_up" in actor.permissions
        return redirect("desk:person" if looks else "desk:binding", person_id=person.person_id)
    if person:
        region = find_region(person.kabkota)
        problem = _("NIK itu terdaftar di %(place)s. Hanya kantor di sana yang melihat datanya.") % {
            "place": region.name if region else person.kabkota
        }
        return desk_page(request, "desk/search/results.html", context | {"problem": problem})
    family = (
        find_family_by_kk(actor=actor, purpose=purpose, kk_number=number)
        if "register.look_up" in actor.permissions
        else None
    )
    if family:
        remember(request, family.family_id, purpose)
        return redirect("desk:family", family_id=family.family_id)
    problem = _("Nomor itu tidak ada di register wilayah Anda. Periksa lagi angkanya.")
    return desk_page(request, "desk/search/results.html", context | {"problem": problem})
