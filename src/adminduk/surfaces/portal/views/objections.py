"""Objecting to one look, and reading what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from adminduk.data_access import operations, queries
from adminduk.data_access.types import GlanceFilter, Looker, ObjectedBefore, WordsNeeded
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import resident_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.portal import look_words, way
from adminduk.surfaces.portal.views.looks import LONGEST_DAYS, PURPOSE, Asked, _line


@resident_required
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: HttpRequest, look_id: UUID) -> HttpResponse:
    """The look again, and why one objects to it."""
    asked = Asked(request)
    ever = GlanceFilter(
        since=asked.at - timedelta(days=LONGEST_DAYS),
        until=asked.at + timedelta(minutes=1),
        lookers=frozenset(Looker),
    )
    glance = queries.get_glance(**asked.who, look_id=look_id, wanted=ever, cases=asked.cases)
    field = BoundField(
        "reason",
        "textarea",
        _("Mengapa Anda keberatan?"),
        help=_("Ceritakan singkat. Jangan tulis NIK atau kata sandi."),
        maxlength=2000,
        rows=5,
    )
    if request.method == "POST":
        reason = str(posted.read("textarea", "reason", request.POST))
        try:
            number = operations.object_to_look(
                **asked.who,
                look_id=look_id,
                wanted=ever,
                cases=asked.cases,
                kabkota=request.account.kabkota,  # type: ignore[attr-defined]
                reason=reason,
                language=get_language() or "id",
            )
        except WordsNeeded as refused:
            field = replace(field, value=reason, error=str(refused.text()))
        except ObjectedBefore as refused:
            tell(request, refused, tone="warn")
            return redirect("portal:objections")
        else:
            tell(request, _("Keberatan Anda kami terima dengan nomor %(number)s.") % {"number": number})
            return redirect("portal:objections")
    facts = _frame(request) | {"line": _line(glance), "field": field, "fields": [field], "zone": asked.zone}
    return render(request, "portal/objection.html", facts)


@resident_required
@require_safe
def objections(request: HttpRequest) -> HttpResponse:
    """One's own objections, each with what was said."""
    actor = request.actor  # type: ignore[attr-defined]
    every = [
        queries.get_objection(actor=actor, purpose=PURPOSE, objection_id=line.id)
        for line in queries.list_own_objections(actor=actor)[:50]
    ]
    rows: list[dict[str, Any]] = [
        {
            "line": one.line,
            "who": look_words.who(one.glance),
            "why": look_words.why(one.glance),
            "tone": {"upheld": "good", "rejected": "bad"}.get(one.line.status, "info"),
            # What the institution is asked is between it and us; its answer and ours are his to read.
            "steps": [step for step in one.steps if step.action != "ask"],
        }
        for one in every
    ]
    zone = way.zone_of(request.account.kabkota)  # type: ignore[attr-defined]
    return render(request, "portal/objections.html", _frame(request) | {"rows": rows, "zone": zone})


def _frame(request: HttpRequest) -> dict[str, Any]:
    account = request.account  # type: ignore[attr-defined]
    return {"account": account, "office_place": way.place_name(account.kabkota)}
