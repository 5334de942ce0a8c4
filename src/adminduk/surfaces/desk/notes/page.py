"""The list of notes that other offices entered beside akta kept here, and the tick that one is written."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region
from adminduk.register.operations import mark_note_written
from adminduk.register.queries import count_notes_due, list_notes_due
from adminduk.register.types import NoteDue, NoteWritten
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.filters import Filter, page_number
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.notes import words

MAY = "register.annotate"
PURPOSE = "notes.list"
A_PAGE = 25
WRITTEN = "tertulis"


@staff_required(MAY)
@require_safe
def notes(request: HttpRequest) -> HttpResponse:
    return show(request)


def show(request: HttpRequest, *, problem: object = "") -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    state = request.GET.get("keadaan", "")
    written = state == WRITTEN
    number = page_number(request)
    lines = list_notes_due(
        actor=actor, purpose=PURPOSE, written=written, offset=(number - 1) * A_PAGE, most=A_PAGE + 1
    )
    options = (Option(WRITTEN, Both(id="Sudah ditulis", en="Written")),)
    context: dict[str, Any] = {
        "rows": [_row(one) for one in lines[:A_PAGE]],
        "waiting": count_notes_due(actor=actor),
        "written": written,
        "problem": problem,
        "filters": [
            Filter(
                "keadaan", Both(id="Keadaan", en="State"), state, options, Both(id="Menunggu", en="Waiting")
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
    return desk_page(request, "desk/notes/notes.html", context, here="notes", status=409 if problem else 200)


@staff_required(MAY)
@require_POST
def write(request: HttpRequest) -> HttpResponse:
    """The number of an akta stands in no address: it is posted."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    try:
        entry_id = UUID(request.POST.get("entry", ""))
    except ValueError:
        raise Http404 from None
    try:
        mark_note_written(
            actor=actor, at=now(), akta_number=request.POST.get("akta", "")[:60], entry_id=entry_id
        )
    except NoteWritten as refusal:
        return show(request, problem=refusal)
    tell(request, _("Catatan pinggir ditandai sudah ditulis."))
    return redirect("desk:notes")


def _row(one: NoteDue) -> dict[str, Any]:
    region = find_region(one.kabkota)
    return {
        "note": one,
        "kind": words.KINDS.get(one.kind, words.OTHER),
        "office": region.name if region else one.kabkota,
    }
