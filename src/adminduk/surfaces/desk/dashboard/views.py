"""The dashboard of births: counted when it is opened, so true at that second."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from adminduk.casework.types import Status
from adminduk.documents.queries import count_tray
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.offices.queries import find_region, list_offices
from adminduk.reports.queries import births_dashboard
from adminduk.reports.types import BirthsDashboard
from adminduk.surfaces.components import charts, status
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.desk.dashboard import findings
from adminduk.surfaces.desk.navigation import desk_page

PERIODS = (7, 14, 30)
USUAL = 14
MOST_LABELS = 15


@staff_required("reports.view")
@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    office = request.staff.office  # type: ignore[attr-defined]
    wanted = request.GET.get("hari", "")
    days = int(wanted) if wanted in {str(one) for one in PERIODS} else USUAL
    regions = regions_of(actor, office.kabkota)
    asked = request.GET.get("wilayah", "")
    region = asked if asked in {one.value for one in regions} else regions[0].value
    at = now()
    board = births_dashboard(actor=actor, at=at, region=region, days=days)
    finding, trouble = findings.headline(board)
    place = find_region(region)
    context: dict[str, Any] = {
        "board": board,
        "at": at,
        "zone": place.zone if place else office.zone,
        "place": place.name if place else "",
        "finding": finding,
        "trouble": trouble,
        "days": days,
        "periods": [(period, timedelta(days=period)) for period in PERIODS],
        "regions": regions,
        "region": region,
        "same_day": None if board.same_day_share is None else board.same_day_share * 100,
        "in_time": None if board.in_time_share is None else board.in_time_share * 100,
        "bars_title": findings.busiest(board),
        "bars": _bars(board),
        "line_title": findings.speed(board),
        "line": _line(board),
        "places": _places(board),
        "waiting": _waiting(board),
        "undealt": sum(one.cases for one in board.waiting if _is_undealt(one)),
        "tray": count_tray(actor=actor) if actor.may("documents.sign", region) else 0,
    }
    return desk_page(request, "desk/dashboard/dashboard.html", context, here="dashboard")


def regions_of(actor: Actor, own: str) -> list[Option]:
    """The regions that may be chosen: one's own sight as a whole first, then each office of it."""
    codes = [code for code in actor.scope.codes if code != "*"]
    offices = [one for one in list_offices() if one.kind == "dinas" and actor.scope.covers(one.kabkota)]
    wanted = list(dict.fromkeys([*codes, *(one.kabkota for one in offices)])) or [own]
    return [Option(code, region.name if (region := find_region(code)) else code) for code in wanted]


def _bars(board: BirthsDashboard) -> str:
    every = -(-len(board.days) // MOST_LABELS)
    last = len(board.days) - 1
    rows = [
        charts.Bar(
            label=str(one.day.day) if (last - place) % every == 0 else "",
            total=one.reported,
            done=min(one.same_day, one.reported),
            running=place == last,
        )
        for place, one in enumerate(board.days)
    ]
    return charts.bars(rows, title=findings.busiest(board), ident="bars")


def _line(board: BirthsDashboard) -> str:
    points = [
        charts.Point(str(one.day.day), round(one.same_day / one.signed * 100))
        for one in board.days
        if one.signed
    ]
    return charts.share_line(points, title=findings.speed(board), ident="line") if len(points) > 1 else ""


def _places(board: BirthsDashboard) -> list[tuple[Any, str]]:
    """Each kecamatan with its bar, what is late first."""
    most = max((one.waiting for one in board.kecamatan), default=1)
    rows = sorted(board.kecamatan, key=lambda one: (-one.late, -one.waiting, -one.reported, one.code))
    return [(one, charts.stacked_bar(charts.Share(one.waiting, one.late), most=most)) for one in rows]


def _waiting(board: BirthsDashboard) -> list[tuple[Any, Any]]:
    """Who holds what, with the words of the stage; what is late first."""
    return [(one, status.badge(one.status)) for one in board.waiting]


def _is_undealt(one: Any) -> bool:
    return one.officer_id is None and one.status in {Status.SUBMITTED, Status.VERIFIED}
