"""The log of accesses, searched backwards by agreement, client, outcome, way and days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from adminduk.data_access import queries
from adminduk.data_access.types import SAID, AccessSearch, Outcome, Way
from adminduk.foundation.clock import day_at, now, zone_info
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.desk.filters import Filter
from adminduk.surfaces.desk.navigation import desk_page

DAYS = 7
ALL = Both(id="Semua", en="All")
OUTCOMES = {one: Both(id=said, en=one.name.lower().replace("_", " ")) for one, said in SAID.items()}
OUTCOMES[Outcome.ELSEWHERE] = Both(id="di luar wilayah perjanjian", en="outside the regions agreed on")
WAYS = {one: one.name for one in Way}


@staff_required("data_access.log")
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    zone_name = request.staff.office.zone  # type: ignore[attr-defined]
    zone, at = zone_info(zone_name), now()
    today = day_at(at, zone_name)
    first = _day(request.GET.get("from", "")) or today - timedelta(days=DAYS - 1)
    last = max(first, _day(request.GET.get("to", "")) or today)
    asked = {name: request.GET.get(name, "")[:40] for name in ("agreement", "client", "outcome", "way", "id")}
    wanted = AccessSearch(
        since=datetime.combine(first, time.min, zone).astimezone(UTC),
        until=datetime.combine(last + timedelta(days=1), time.min, zone).astimezone(UTC),
        agreement_no=_number(asked["agreement"]),
        client_no=_number(asked["client"]),
        outcome=Outcome(int(asked["outcome"]))
        if asked["outcome"] in {str(int(one)) for one in Outcome}
        else None,
        way=Way(int(asked["way"])) if asked["way"] in {str(int(one)) for one in Way} else None,
        access_id=_uuid(asked["id"]),
    )
    page = queries.search_accesses(
        actor=request.actor,  # type: ignore[attr-defined]
        purpose="log.search",
        at=at,
        wanted=wanted,
        before=_uuid(request.GET.get("before", "")),
    )
    facts = {
        "page": page,
        "before": request.GET.get("before", ""),
        "lines": [
            {"line": one, "outcome": OUTCOMES[one.outcome], "way": WAYS[one.way]} for one in page.lines
        ],
        "filters": [
            Filter("from", Both(id="Dari hari", en="From"), first.isoformat(), kind="date"),
            Filter("to", Both(id="Sampai hari", en="To"), last.isoformat(), kind="date"),
            Filter(
                "agreement", Both(id="Nomor perjanjian", en="Agreement no."), asked["agreement"], kind="text"
            ),
            Filter("client", Both(id="Nomor klien", en="Client no."), asked["client"], kind="text"),
            Filter(
                "outcome",
                Both(id="Hasil", en="Outcome"),
                asked["outcome"],
                [Option(str(int(code)), words) for code, words in OUTCOMES.items()],
                ALL,
            ),
            Filter(
                "way",
                Both(id="Cara", en="Way"),
                asked["way"],
                [Option(str(int(one)), one.name) for one in Way],
                ALL,
            ),
            Filter("id", Both(id="Nomor akses", en="Access id"), asked["id"], kind="text"),
        ],
    }
    return desk_page(request, "desk/data_access/log.html", facts, here="access_log")


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2200 else None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
