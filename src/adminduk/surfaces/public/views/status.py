"""How our services do, for anybody: measured, not asserted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from adminduk.data_access.queries import get_service_state
from adminduk.data_access.types import MeasuredDay, ServiceFacts, ServiceState
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.access import public_page

STATES: dict[ServiceState, tuple[str, str, Both]] = {
    ServiceState.WELL: ("good", "circle-check", Both(id="Berjalan baik", en="Works well")),
    ServiceState.TROUBLED: ("warn", "triangle-alert", Both(id="Terganggu", en="Disturbed")),
    ServiceState.SILENT: (
        "bad",
        "circle-help",
        Both(id="Tidak ada kabar dari layanan ini", en="No word from this service"),
    ),
}
DAYS = 90
# Of a hundred thousand requests, so many failures make a day yellow, and so many make it red.
SOME, MANY = 100, 1000
# A day with fewer measured minutes says little: it stays grey.
LEAST_MINUTES = 10


@public_page
@require_safe
@cache_control(public=True, max_age=30)
def page(request: HttpRequest) -> HttpResponse:
    at = now()
    told = get_service_state(at=at)
    tone, icon, words = STATES[told.state]
    strip = _strip(told.days, day_at(at, "WIB"))
    measured = [tone for tone in strip if tone]
    facts = {
        "told": told,
        "tone": tone,
        "icon": icon,
        "words": words,
        "strip": strip,
        "measured": len(measured),
        "good": measured.count("good"),
        "at": at,
    }
    return render(request, "public/status.html", facts)


@public_page
@require_safe
@cache_control(public=True, max_age=30)
def machine(request: HttpRequest) -> JsonResponse:
    at = now()
    answer = JsonResponse(_as_json(get_service_state(at=at)) | {"at": at}, json_dumps_params={"indent": 1})
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def tone_of(one: MeasuredDay) -> str:
    """good, warn or bad; nothing for a day of which too little was measured."""
    if one.minutes < LEAST_MINUTES:
        return ""
    share = one.failed * 100_000 / max(1, one.answered + one.failed)
    return "good" if share < SOME else "warn" if share < MANY else "bad"


def _strip(days: tuple[MeasuredDay, ...], today: date) -> list[str]:
    by_day = {one.day: tone_of(one) for one in days}
    return [by_day.get(today - timedelta(days=back), "") for back in range(DAYS - 1, -1, -1)]


def _as_json(told: ServiceFacts) -> dict[str, Any]:
    return {
        "services": {
            "institutions": {
                "state": told.state,
                "last_hour": {
                    "answered": told.answered,
                    "refused": told.refused,
                    "failed": told.failed,
                    "most_waiting": told.waiting,
                    "half_within_ms": told.half_ms,
                    "p99_within_ms": told.most_ms,
                },
                "measured_until": told.last,
                "days": [
                    {
                        "day": one.day,
                        "answered": one.answered,
                        "refused": one.refused,
                        "failed": one.failed,
                        "measured_minutes": one.minutes,
                    }
                    for one in told.days
                ],
            }
        },
        "incidents": [
            {"begun": one.begun_at, "ended": one.ended_at, "text": one.text} for one in told.incidents
        ],
    }
