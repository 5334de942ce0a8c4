"""All agreements with their filters, and the institutions they are with."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from adminduk.data_access.queries import list_institutions, page_of_agreements
from adminduk.data_access.types import Sector, Status
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.agreements import SECTORS, STATES, TARIFFS
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.desk.filters import Filter, page_number
from adminduk.surfaces.desk.navigation import desk_page

WAITING = "waiting"
SIZE = 25


@require_safe
@staff_required("data_access.view")
def agreements(request: HttpRequest) -> HttpResponse:
    state, sector, text = (request.GET.get(name, "") for name in ("state", "sector", "q"))
    page = page_of_agreements(
        actor=request.actor,  # type: ignore[attr-defined]
        text=text[:60],
        status=state if state in set(Status) else "",
        sector=sector if sector in set(Sector) else "",
        waiting=state == WAITING,
        number=page_number(request),
        size=SIZE,
    )
    facts = {
        "rows": [
            {"one": one, "state": STATES[one.status], "tariff": TARIFFS.get(one.terms.tariff, "")}
            for one in page.agreements
        ],
        "total": page.total,
        "filtered": bool(state or sector or text),
        "filters": _filters(text, state, sector),
        "page": pages(page.number, page.total, SIZE),
        "drafts": request.actor.may("data_access.draft"),  # type: ignore[attr-defined]
        "tab": "agreements",
    }
    return desk_page(request, "desk/partners/list.html", facts, here="partners")


@require_safe
@staff_required("data_access.view")
def institutions(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "")[:60]
    found = list_institutions(actor=request.actor, text=text, limit=10_000)  # type: ignore[attr-defined]
    number = page_number(request)
    begin = (number - 1) * SIZE
    facts = {
        "rows": [{"one": one, "sector": SECTORS[one.sector]} for one in found[begin : begin + SIZE]],
        "total": len(found),
        "filtered": bool(text),
        "filters": [_words(text)],
        "page": pages(number, len(found), SIZE),
        "drafts": request.actor.may("data_access.draft"),  # type: ignore[attr-defined]
        "tab": "institutions",
    }
    return desk_page(request, "desk/partners/institutions.html", facts, here="partners")


def pages(number: int, total: int, size: int) -> Any:
    """What components/pagination.html asks for."""
    last = max(1, -(-total // size))
    return SimpleNamespace(
        number=number,
        has_previous=number > 1,
        has_next=number < last,
        previous_page_number=number - 1,
        next_page_number=number + 1,
        paginator=SimpleNamespace(num_pages=last),
    )


def _words(text: str) -> Filter:
    return Filter(
        "q", Both(id="Nama lembaga atau nomor PKS", en="Institution or PKS number"), text, kind="text"
    )


def _filters(text: str, state: str, sector: str) -> list[Filter]:
    everything = Both(id="Semua", en="All")
    states = [
        Option(WAITING, Both(id="Perlu diputuskan", en="To be decided")),
        *(Option(str(name), badge.label) for name, badge in STATES.items()),
    ]
    sectors = [Option(str(name), label) for name, label in SECTORS.items()]
    return [
        _words(text),
        Filter("state", Both(id="Keadaan", en="State"), state, states, everything),
        Filter("sector", Both(id="Sektor", en="Sector"), sector, sectors, everything),
    ]
