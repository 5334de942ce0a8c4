"""One box for numbers of cases, akta, people and family cards, and for what is remembered of somebody.

Everything is posted: no address holds a NIK or a name.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from adminduk.casework.queries import find_cases
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.offices.queries import find_region
from adminduk.register.queries import find_family_by_kk, find_person_anywhere, search_people
from adminduk.register.types import NothingToSearch, SearchCriteria, SearchPage
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.desk.cases.queue import waiting_of
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.search.asking import Asked, asked_by, form_of, purpose_said
from adminduk.surfaces.desk.search.purpose import remember, remember_all
from adminduk.surfaces.desk.search.showing import row_of

MAY_SEARCH = ("case.view", "register.look_up", "accounts.reset")
RESULTS = "desk/search/results.html"


@staff_required(*MAY_SEARCH)
def find(request: HttpRequest) -> HttpResponse:
    """A case opens at once when it is the only one; before a person is searched the purpose is asked."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = asked_by(request)
    purpose = purpose_said(request)
    looks = "register.look_up" in actor.permissions
    context: dict[str, Any] = form_of(asked, actor, purpose) | {"looks": looks}
    if request.method != "POST" or not (asked.text or any(asked.more.values())):
        return desk_page(request, RESULTS, context)
    if not asked.read.number and "case.view" in actor.permissions and _is_number(asked):
        found = find_cases(actor=actor, purpose="search", text=asked.text)
        if len(found) == 1:
            return redirect("desk:case", case_id=found[0].case_id)
        at = now()
        context |= {"cases": [waiting_of(line, at) for line in found], "asked_cases": not asked.read.akta}
        if found or not asked.read.akta:
            return desk_page(request, RESULTS, context)
    if asked.problem:
        return desk_page(request, RESULTS, context | {"problem": asked.problem}, status=422)
    if not purpose:
        again = {"q": asked.text} | asked.more
        return desk_page(
            request, "desk/search/purpose.html", context | {"posts_to": "desk:search", "again": again}
        )
    if asked.read.number:
        return _by_number(request, actor, asked.read.number, purpose, context)
    if not looks:
        problem = _("Peran Anda mencari dengan nomor. Tulis NIK atau nomor laporan.")
        return desk_page(request, RESULTS, context | {"problem": problem})
    return _people(request, actor, asked.criteria, purpose, context)


def _is_number(asked: Asked) -> bool:
    return bool(asked.read.akta) or (
        any(sign.isdigit() for sign in asked.text)
        and not any(sign.isalpha() for sign in asked.text)
        and asked.read.since is None
        and not asked.read.wrong
    )


def _by_number(
    request: HttpRequest, actor: Actor, number: str, purpose: str, context: dict[str, Any]
) -> HttpResponse:
    looks = context["looks"]
    person = find_person_anywhere(actor=actor, purpose=purpose, nik=number)
    if person and actor.scope.covers(person.kabkota):
        remember(request, person.person_id, purpose)
        return redirect("desk:person" if looks else "desk:binding", person_id=person.person_id)
    if person:
        region = find_region(person.kabkota)
        problem = _("NIK itu terdaftar di %(place)s. Hanya kantor di sana yang melihat datanya.") % {
            "place": region.name if region else person.kabkota
        }
        return desk_page(request, RESULTS, context | {"problem": problem})
    family = find_family_by_kk(actor=actor, purpose=purpose, kk_number=number) if looks else None
    if family:
        remember(request, family.family_id, purpose)
        return redirect("desk:family", family_id=family.family_id)
    problem = _("Nomor itu tidak ada di register wilayah Anda. Periksa lagi angkanya.")
    near = _nearly(actor, number, purpose) if looks else []
    return _listed(request, near, purpose, context | {"problem": problem, "near": bool(near)})


def _nearly(actor: Actor, number: str, purpose: str) -> list[SearchPage]:
    """Whose NIK or KK is one wrong digit away."""
    pages = [
        search_people(actor=actor, purpose=purpose, criteria=criteria)
        for criteria in (SearchCriteria(nik=number), SearchCriteria(kk_number=number))
    ]
    return [page for page in pages if page.hits]


def _people(
    request: HttpRequest, actor: Actor, criteria: SearchCriteria, purpose: str, context: dict[str, Any]
) -> HttpResponse:
    wanted = request.POST.get("page", "1")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 4 else 1
    try:
        page = search_people(actor=actor, purpose=purpose, criteria=criteria, page=number)
    except NothingToSearch as refusal:
        return desk_page(request, RESULTS, context | {"problem": refusal}, status=422)
    return _listed(request, [page], purpose, context | {"page": page, "asked_people": True})


def _listed(
    request: HttpRequest, pages: list[SearchPage], purpose: str, context: dict[str, Any]
) -> HttpResponse:
    hits = [hit for page in pages for hit in page.hits]
    remember_all(request, [hit.person_id for hit in hits], purpose)
    return desk_page(request, RESULTS, context | {"people": [row_of(hit) for hit in hits]})
