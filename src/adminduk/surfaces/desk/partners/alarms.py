"""Alarms: who was slowed or stopped because the requests look like walking through numbers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from adminduk.data_access.operations import close_alarm
from adminduk.data_access.queries import get_alarm, list_alarms
from adminduk.data_access.types import AlarmFacts, AlarmState, ReasonNeeded, Sign
from adminduk.foundation.access.types import NotAllowed
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.agreements import Badge
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.partners.forms import REASON

STATES: dict[AlarmState, Badge] = {
    AlarmState.SLOWED: Badge("warn", "gauge", Both(id="Diperlambat", en="Slowed")),
    AlarmState.SUSPENDED: Badge("bad", "octagon-x", Both(id="Dihentikan", en="Stopped")),
    AlarmState.CLOSED: Badge("good", "circle-check", Both(id="Sudah diputuskan", en="Decided")),
}
SIGNS: dict[Sign, Both] = {
    Sign.WALKING: Both(id="NIK berurutan", en="NIK in sequence"),
    Sign.MISSES: Both(id="Banyak NIK yang tidak ada", en="Many NIK that nobody has"),
    Sign.NIGHT: Both(id="Jam yang tidak biasa", en="Unusual hours"),
    Sign.GROWTH: Both(id="Naik mendadak", en="Sudden growth"),
}
COUNTS: dict[str, Both] = {
    "asked": Both(id="Orang yang ditanyakan dalam dua jam", en="People asked about in two hours"),
    "missed": Both(id="Di antaranya NIK yang tidak ada", en="Of them NIK that nobody has"),
    "found": Both(id="Orang yang dicek urutannya", en="People looked at for sequences"),
    "near": Both(id="Di antaranya NIK berurutan", en="Of them NIK in sequence"),
    "this_hour": Both(id="Permintaan dalam jam itu", en="Requests in that hour"),
    "today": Both(id="Permintaan hari itu", en="Requests on that day"),
    "usual": Both(id="Biasanya sehari", en="Usual for a day"),
}
GOES_ON = Both(id="Lembaga dapat bertanya seperti biasa lagi.", en="The institution may ask as before.")
STAYS = Both(id="Perjanjian tetap dihentikan.", en="The agreement stays suspended.")


@require_safe
@staff_required("data_access.view")
def worklist(request: HttpRequest) -> HttpResponse:
    everything = request.GET.get("state") == "all"
    found = list_alarms(actor=request.actor, open_only=not everything)  # type: ignore[attr-defined]
    facts = {
        "rows": [(one, STATES[one.state], [SIGNS[sign] for sign in one.signs]) for one in found],
        "everything": everything,
        "tab": "alarms",
    }
    return desk_page(request, "desk/partners/alarms.html", facts, here="partners")


@staff_required("data_access.view")
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, alarm_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    alarm = get_alarm(actor=actor, alarm_id=alarm_id)
    if request.method != "POST":
        return _page(request, alarm)
    reason = str(posted.read("textarea", "reason", request.POST))
    go_on = request.POST.get("decision") == "go-on"
    try:
        close_alarm(actor=actor, at=now(), alarm_id=alarm_id, reason=reason, go_on=go_on)
    except NotAllowed:
        raise
    except Refused as refused:
        return _page(request, alarm, reason, refused)
    tell(request, GOES_ON if go_on else STAYS)
    return redirect("partners:alarms")


def _page(
    request: HttpRequest, alarm: AlarmFacts, reason: str = "", refused: Refused | None = None
) -> HttpResponse:
    beside = refused if isinstance(refused, ReasonNeeded) else ""
    facts: dict[str, Any] = {
        "alarm": alarm,
        "state": STATES[alarm.state],
        "signs": [SIGNS[sign] for sign in alarm.signs],
        "counts": [(label, alarm.facts.get(name, 0)) for name, label in COUNTS.items()],
        "decides": request.actor.may("data_access.approve") and alarm.closed_at is None,  # type: ignore[attr-defined]
        "fields": [REASON.with_(value=reason, error=beside)],
        "problems": [refused] if refused and not beside else [],
    }
    return desk_page(
        request, "desk/partners/alarm.html", facts, here="partners", status=422 if refused else 200
    )
