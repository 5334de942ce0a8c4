"""Somebody's history: how he and his card stood on a day, as known on a day, and every entry behind it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import zone_info
from adminduk.foundation.texts import Both
from adminduk.offices.queries import full_name
from adminduk.register.queries import find_home_as_of, get_family_as_of, get_person_as_of, list_history
from adminduk.register.types import ColumnChange, FamilyNotActive, HistoryEntry, PersonNotFound
from adminduk.regulations import codes
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.desk.cases.purposes import PURPOSES, purpose_of
from adminduk.surfaces.desk.filters import Filter
from adminduk.surfaces.desk.history.kinds import kind_words
from adminduk.surfaces.desk.history.words import COLUMNS, place_name, value_words
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.search.biodata import biodata
from adminduk.surfaces.desk.search.purpose import purpose_for, remember


@staff_required("register.look_up")
@require_http_methods(["GET", "POST"])
def history(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The two days stand in the address: a page of the past can be sent to a colleague."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    said = purpose_of(request.POST.get("purpose", ""))
    if said:
        remember(request, person_id, said)
        return redirect("desk:history", person_id)
    purpose = purpose_for(request, person_id)
    if not purpose:
        return desk_page(request, "desk/search/purpose.html", {"purposes": PURPOSES, "number": ""})
    zone = request.staff.office.zone  # type: ignore[attr-defined]
    on, known = _day(request.GET.get("on", "")), _day(request.GET.get("known", ""))
    look: dict[str, Any] = {"actor": actor, "purpose": purpose}
    times: dict[str, Any] = {"on": on, "known_at": _end_of(known, zone) if known else None}
    entries = list_history(**look, person_id=person_id)
    if not entries:
        raise PersonNotFound
    context = {
        "purpose": PURPOSES[purpose],
        "person_id": person_id,
        "filters": [
            Filter("on", ON, on.isoformat() if on else "", kind="date"),
            Filter("known", KNOWN, known.isoformat() if known else "", kind="date"),
        ],
        "on": on,
        "known": known,
        "entries": [_line(one) | {"own": actor.scope.covers(one.kabkota)} for one in reversed(entries)],
        **_stood(look, times, person_id),
    }
    return desk_page(request, "desk/history/history.html", context)


def _stood(look: dict[str, Any], times: dict[str, Any], person_id: UUID) -> dict[str, Any]:
    """The person and the card of then; None where there was none, or another region keeps it."""
    try:
        person = get_person_as_of(**look, person_id=person_id, **times)
    except PersonNotFound:
        return {"person": None, "family": None}
    home = find_home_as_of(**look, person_id=person_id, **times)
    try:
        card = get_family_as_of(**look, family_id=home, **times) if home else None
    except FamilyNotActive:
        card = None
    return {
        "person": person,
        "rows": biodata(person),
        "family": card,
        "members": [(one, codes.relation.label(one.relation)) for one in card.members] if card else [],
        "address": ", ".join([f"{card.address} RT {card.rt} RW {card.rw}", *full_name(card.village_code)])
        if card
        else "",
    }


def _line(entry: HistoryEntry) -> dict[str, Any]:
    return {
        "entry": entry,
        "what": kind_words(entry.kind),
        "region": place_name(entry.kabkota),
        "basis": "; ".join(entry.legal_basis),
        "changes": [
            {
                "label": COLUMNS[one.column],
                "before": value_words(one.column, one.before),
                "after": value_words(one.column, one.after),
            }
            for one in entry.changes
            if _is_shown(one)
        ],
    }


def _is_shown(change: ColumnChange) -> bool:
    """Of a new record only what is known; ids and places on the card are for machines."""
    if (change.table, change.column) == ("membership", "kabkota"):
        return False
    return change.column in COLUMNS and not (change.before in (None, "") and change.after in (None, ""))


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1850 <= day.year <= 2200 else None


def _end_of(day: date, zone: str) -> datetime:
    """The last moment of a day where the office's clocks hang."""
    midnight = datetime.combine(day + timedelta(days=1), time.min, zone_info(zone))
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


ON = Both(id="Keadaan pada hari", en="As it was on")
KNOWN = Both(id="Seperti diketahui pada", en="As known on")
