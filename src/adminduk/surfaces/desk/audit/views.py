"""The trails, newest first, narrowed by day, actor, action and subject."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from adminduk.foundation.audit.queries import list_actions, list_acts, list_looks, list_purposes
from adminduk.foundation.audit.types import TrailFilter
from adminduk.foundation.clock import day_at, now, zone_info
from adminduk.foundation.texts import Both
from adminduk.offices.queries import colleagues
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.desk.audit.words import (
    ACTOR_KINDS,
    action_words,
    kind_words,
    purpose_words,
    subject_words,
)
from adminduk.surfaces.desk.filters import Filter, page_number
from adminduk.surfaces.desk.navigation import desk_page

DAYS = 7
ALL = Both(id="Semua", en="All")


@staff_required("audit.view")
@require_safe
def acts(request: HttpRequest) -> HttpResponse:
    """What was done."""
    wanted, filters = _asked(request, Both(id="Tindakan", en="Act"))
    actor = request.actor  # type: ignore[attr-defined]
    known = list_actions(actor=actor, wanted=TrailFilter(since=wanted.since, until=wanted.until))
    filters[3] = _with_options(filters[3], known, action_words)
    page = list_acts(actor=actor, wanted=wanted, number=page_number(request))
    lines = [
        {
            "at": one.at,
            "kind": kind_words(one.actor_kind),
            "name": one.actor_name,
            "what": action_words(one.action),
            "code": one.action,
            "subject_kind": subject_words(one.subject_kind),
            "subjects": [one.subject_id],
            "detail": _words(one.detail),
        }
        for one in page.lines
    ]
    return _page(request, "acts", filters, page, lines)


@staff_required("audit.view")
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked at personal data, and why."""
    wanted, filters = _asked(request, Both(id="Tujuan", en="Purpose"))
    actor = request.actor  # type: ignore[attr-defined]
    known = list_purposes(actor=actor, wanted=TrailFilter(since=wanted.since, until=wanted.until))
    filters[3] = _with_options(filters[3], known, purpose_words)
    page = list_looks(actor=actor, wanted=wanted, number=page_number(request))
    lines = [
        {
            "at": one.at,
            "kind": kind_words(one.actor_kind),
            "name": one.actor_name,
            "what": purpose_words(one.purpose),
            "code": one.purpose,
            "subject_kind": subject_words(one.subject_kind),
            "subjects": one.subject_ids,
            "detail": ", ".join(one.elements),
        }
        for one in page.lines
    ]
    return _page(request, "looks", filters, page, lines)


def _asked(request: HttpRequest, action_label: Both) -> tuple[TrailFilter, list[Filter]]:
    """The last seven days of the office's calendar, unless other days are asked for."""
    office = request.staff.office  # type: ignore[attr-defined]
    zone, today = zone_info(office.zone), day_at(now(), office.zone)
    first = _day(request.GET.get("from", "")) or today - timedelta(days=DAYS - 1)
    last = _day(request.GET.get("to", "")) or max(today, first)
    who, action, subject = (
        str(posted.read("text", name, request.GET))[:80] for name in ("who", "action", "subject")
    )
    wanted = TrailFilter(
        since=datetime.combine(first, time.min, zone).astimezone(UTC),
        until=datetime.combine(last + timedelta(days=1), time.min, zone).astimezone(UTC),
        actor_kind=who if who in ACTOR_KINDS else "",
        actor_id=_uuid(who),
        action=action,
        subject=subject,
    )
    people = [
        Option(str(one.id), one.name, heading=one.office.name)
        for one in sorted(
            colleagues(scope=request.actor.scope),  # type: ignore[attr-defined]
            key=lambda one: (one.office.name, one.name),
        )
    ]
    kinds = [Option(code, words) for code, words in ACTOR_KINDS.items()]
    filters = [
        Filter("from", Both(id="Dari hari", en="From"), first.isoformat(), kind="date"),
        Filter("to", Both(id="Sampai hari", en="To"), last.isoformat(), kind="date"),
        Filter("who", Both(id="Pelaku", en="Who"), who, [*kinds, *people], ALL),
        Filter("action", action_label, action, (), ALL),
        Filter("subject", Both(id="Nomor subjek", en="Subject's id"), subject, kind="text"),
    ]
    return wanted, filters


def _with_options(one: Filter, codes: list[str], words: Callable[[str], Both | str]) -> Filter:
    known = codes if not one.value or one.value in codes else [one.value, *codes]
    return Filter(one.name, one.label, one.value, [Option(code, words(code)) for code in known], ALL)


def _page(
    request: HttpRequest, trail: str, filters: list[Filter], page: Any, lines: list[dict[str, Any]]
) -> HttpResponse:
    facts = {"trail": trail, "filters": filters, "page": page, "lines": lines}
    return desk_page(request, "desk/audit/trail.html", facts, here="audit")


def _words(detail: dict[str, Any]) -> str:
    """Codes and ids of the act, as "role verifier, was.role registrar"."""
    words = []
    for key, value in detail.items():
        if isinstance(value, dict):
            words += [f"{key}.{inner} {one}" for inner, one in value.items()]
        else:
            words.append(f"{key} {value}")
    return ", ".join(words)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2200 else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
