"""What waits for a second officer, and what was decided; and what may be done about a person's akta."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from adminduk.documents.queries import list_aktas_of, list_proposals
from adminduk.documents.types import ProposalState
from adminduk.foundation.access.types import Actor
from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_staff
from adminduk.register.queries import get_person
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.desk.aktas import words
from adminduk.surfaces.desk.filters import Filter, page_number
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.search.purpose import purpose_for

A_PAGE = 25
SHOWN = {
    "": (ProposalState.WAITING,),
    "selesai": (ProposalState.AGREED, ProposalState.DISAGREED, ProposalState.WITHDRAWN),
}
DECIDED = Both(id="Sudah diputus", en="Decided")


@staff_required("register.look_up")
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    state = request.GET.get("keadaan", "")
    number = page_number(request)
    lines = list_proposals(
        actor=actor, states=SHOWN.get(state, SHOWN[""]), offset=(number - 1) * A_PAGE, limit=A_PAGE + 1
    )
    context = {
        "rows": [_row(line, actor) for line in lines[:A_PAGE]],
        "filtered": bool(state),
        "filters": [
            Filter(
                "keadaan",
                Both(id="Keadaan", en="State"),
                state,
                (Option("selesai", DECIDED),),
                Both(id="Menunggu", en="Waiting"),
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
    return desk_page(request, "desk/aktas/proposals.html", context, here="aktas")


def _row(line: object, actor: Actor) -> dict[str, object]:
    staff = find_staff(line.proposed_by)  # type: ignore[attr-defined]
    return {
        "line": line,
        "what": words.KINDS[line.kind],  # type: ignore[attr-defined]
        "akta": words.OLD_KINDS.get(line.akta, ""),  # type: ignore[attr-defined]
        "state": words.STATES[line.state],  # type: ignore[attr-defined]
        "by": staff.name if staff else "",
        "mine": line.proposed_by == actor.id,  # type: ignore[attr-defined]
    }


@staff_required("documents.propose")
@require_safe
def begin(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Which akta: an old one of a kind, or one of the person's to be put right."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    purpose = purpose_for(request, person_id)
    if not purpose:
        return redirect("desk:person", person_id)
    context = {
        "person": get_person(actor=actor, purpose=purpose, person_id=person_id),
        "kinds": words.OLD_KINDS,
        "aktas": list_aktas_of(actor=actor, purpose=purpose, person_id=person_id),
    }
    return desk_page(request, "desk/aktas/begin.html", context, here="aktas")
