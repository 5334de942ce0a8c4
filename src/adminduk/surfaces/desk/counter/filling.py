"""The notice at the counter: all pages of a section on one screen, the same notice as everywhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from adminduk.casework import operations
from adminduk.casework.types import Filling
from adminduk.foundation.clock import now
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.binding import bind
from adminduk.surfaces.components.conditions import settle
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.counter.steps import context_of, filling_of, not_here, open_sections
from adminduk.surfaces.desk.navigation import desk_page


@staff_required("case.enter")
def fill(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """To the first section that still lacks an answer; with all of them, to the papers."""
    filling = filling_of(request, case_id)
    if away := not_here(filling):
        return away
    lacking = [shown.page for shown in filling.notice.missing(filling.case.answers, filling.known)]
    page = next((one for one in lacking if one.section in open_sections(filling)), None)
    if page is None:
        return redirect("desk:papers", case_id=case_id)
    return redirect("desk:section", case_id=case_id, section=page.section)


@staff_required("case.enter")
def section(request: HttpRequest, case_id: UUID, section: str) -> HttpResponse:
    filling = filling_of(request, case_id)
    if away := not_here(filling):
        return away
    if section not in {one.name for one in filling.notice.sections}:
        raise Http404
    form = request.POST.dict() if request.method == "POST" else None
    action = posted.action(request.POST) if form is not None else ("", "")
    errors: dict[str, Any] = {}
    if form is not None and action == ("", ""):
        reads = operations.answer_pages(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            case_id=case_id,
            pages=[page.name for page in filling.notice.pages if page.section == section],
            form=form,
        )
        errors = {name: sentence for read in reads.values() for name, sentence in read.errors.items()}
        filling = filling_of(request, case_id)
        if not errors:
            return _onward(request, filling, section)
    names = {one.name for page in filling.notice.pages if page.section == section for one in page.fields}
    blocks = _blocks(filling, section, names, form=form, errors=errors, action=action)
    context = context_of(filling, section) | {
        "blocks": blocks,
        "fields": [field for block in blocks for field in block["fields"]],
        "problems": bool(errors),
    }
    return desk_page(
        request, "desk/counter/section.html", context, here="queue", status=422 if errors else 200
    )


def _onward(request: HttpRequest, filling: Filling, section: str) -> HttpResponse:
    lacking = filling.notice.missing(filling.case.answers, filling.known)
    if any(shown.page.section == section for shown in lacking):
        tell(request, _("Tersimpan. Jawaban Anda membuka pertanyaan lanjutan di bawah."), tone="warn")
        return redirect("desk:section", case_id=filling.case.case_id, section=section)
    sections = open_sections(filling)
    place = sections.index(section) if section in sections else -1
    if place + 1 < len(sections):
        return redirect("desk:section", case_id=filling.case.case_id, section=sections[place + 1])
    return redirect("desk:papers", case_id=filling.case.case_id)


def _blocks(
    filling: Filling,
    section: str,
    names: set[str],
    *,
    form: Mapping[str, Any] | None,
    errors: Mapping[str, Any],
    action: tuple[str, str],
) -> list[dict[str, Any]]:
    """The pages of the section that are due or may become due by an answer on this very screen."""
    found = []
    for page in filling.notice.pages:
        if page.section != section:
            continue
        due = settle(page.when.as_json(), filling.values, names)
        if due is False:
            continue
        inputs = None if form is None else {**filling.form(page), **form}
        fields = bind(filling, page, form=inputs, errors=errors, action=action, beside=names)
        if not fields:
            continue
        fields = [_as_required(page, field, filling, names) for field in fields]
        if due is not True:
            fields = [field.with_(show_when=_both(due, field.show_when)) for field in fields]
        found.append(
            {"page": page, "fields": fields, "show_when_json": json.dumps(due) if due is not True else ""}
        )
    return found


def _as_required(page: Any, field: BoundField, filling: Filling, names: set[str]) -> BoundField:
    """What an answer on this very screen may make necessary does not say that it may stay empty."""
    asked = next((one for one in page.fields if one.name == field.name), None)
    if asked is None or field.required or field.kind == "note":
        return field
    needed = settle(asked.required_when.as_json(), filling.values, names)
    return field.with_(required=needed is not False)


def _both(page: dict[str, Any], field: dict[str, Any] | None) -> dict[str, Any]:
    return {"all_of": [page, field]} if field else page
