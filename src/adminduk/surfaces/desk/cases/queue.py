"""The queue: what was dealt to this officer, the nearest promise first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from adminduk.casework import queries
from adminduk.casework.types import CaseLine
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region, next_opening
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.desk.cases.words import STOPPED, tone_of
from adminduk.surfaces.desk.navigation import desk_page


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the queue; `left` is the time until the promise, None while the clock stands still."""

    line: CaseLine
    service: Both
    place: str
    left: timedelta | None
    late: bool
    tone: str


def waiting_of(line: CaseLine, at: datetime) -> Waiting:
    region = find_region(line.kecamatan) if line.kecamatan else None
    left = line.due_at - at if line.due_at else None
    return Waiting(
        line=line,
        service=queries.get_service(line.service).title,
        place=region.name if region else "",
        left=None if line.status in STOPPED else left,
        late=left is not None and left < timedelta(0),
        tone=tone_of(line, left),
    )


def queue_context(actor: Actor, *, at: datetime, here: UUID | None = None, waiting: bool = False) -> Any:
    """What the left pane shows; around the current case, which one comes before and after it."""
    lines = [waiting_of(line, at) for line in queries.list_queue(actor=actor, waiting=waiting)]
    ids = [one.line.case_id for one in lines]
    place = ids.index(here) if here in ids else -1
    return {
        "queue": lines,
        "counts": queries.count_queue(actor=actor),
        "waiting_tab": waiting,
        "next_case": ids[place + 1] if place + 1 < len(ids) else None,
        "previous_case": ids[place - 1] if place > 0 else None,
        "enters": "case.enter" in actor.permissions,
        "decides": bool({"case.verify", "case.approve"} & actor.permissions),
    }


@staff_required("case.view")
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Opens the first case; without one, says that the desk is clear."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    waiting = "menunggu" in request.GET
    context = queue_context(actor, at=now(), waiting=waiting)
    first = context["queue"][0].line.case_id if context["queue"] else None
    if first and not waiting and context["decides"]:
        return redirect("desk:case", case_id=first)
    office = request.staff.office  # type: ignore[attr-defined]
    return desk_page(
        request,
        "desk/case/queue.html",
        context | {"full": True, "opens": next_opening(office, now())},
        here="queue",
    )
