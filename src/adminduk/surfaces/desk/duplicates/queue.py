"""The queue of pairs of this region: what waits for a second officer first, then the likeliest."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from adminduk.foundation.access.types import Actor
from adminduk.foundation.texts import Both
from adminduk.register.queries import count_pairs, list_pairs
from adminduk.register.types import PairLine, PairState
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.desk.duplicates import words
from adminduk.surfaces.desk.filters import Filter, page_number
from adminduk.surfaces.desk.navigation import desk_page

A_PAGE = 25
SHOWN = {
    "": (PairState.OPEN, PairState.PROPOSED),
    "belum-jelas": (PairState.UNSURE,),
    "selesai": (PairState.SAME, PairState.DIFFERENT),
}
STATES = (
    Option("belum-jelas", Both(id="Belum jelas", en="Not clear yet")),
    Option("selesai", Both(id="Sudah diputus", en="Decided")),
)


@staff_required("register.match")
@require_safe
def pairs(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    state = request.GET.get("keadaan", "")
    shown = SHOWN.get(state, SHOWN[""])
    number = page_number(request)
    lines = list_pairs(actor=actor, states=shown, offset=(number - 1) * A_PAGE, most=A_PAGE + 1)
    counts = count_pairs(actor=actor)
    context: dict[str, Any] = {
        "rows": [_row(line, actor) for line in lines[:A_PAGE]],
        "total": sum(counts.get(one, 0) for one in shown),
        "filtered": bool(state),
        "filters": [
            Filter(
                "keadaan", Both(id="Keadaan", en="State"), state, STATES, Both(id="Menunggu", en="Waiting")
            )
        ],
        "page": SimpleNamespace(
            number=number,
            has_previous=number > 1,
            has_next=len(lines) > A_PAGE,
            previous_page_number=number - 1,
            next_page_number=number + 1,
        ),
    }
    return desk_page(request, "desk/duplicates/pairs.html", context, here="pairs")


def _row(line: PairLine, actor: Actor) -> dict[str, Any]:
    tone, icon, verdict = words.VERDICTS[line.verdict]
    return {
        "line": line,
        "people": [
            (name.title(), words.region_name(region))
            for name, region in zip(line.names, line.regions, strict=True)
        ],
        "tone": tone,
        "icon": icon,
        "verdict": verdict,
        "state": words.STATES[line.state],
        "mine": line.state is PairState.PROPOSED and line.proposed_by == actor.id,
    }
