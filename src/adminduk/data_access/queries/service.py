"""How the service for institutions does. Measured by its own processes; nothing here tells of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from adminduk.data_access.models import Incident
from adminduk.data_access.types.service import (
    BOUNDS,
    IncidentFacts,
    MeasuredDay,
    ServiceFacts,
    ServiceState,
)
from adminduk.foundation.db.sql import first, rows, statement

SHOWN = timedelta(days=90)
# A process writes once a minute; after three it is taken as gone.
SILENCE = timedelta(minutes=3)
# More failures than one in a hundred are trouble.
TROUBLE = 100


def get_service_state(*, at: datetime) -> ServiceFacts:
    """The last hour and the last ninety days."""
    since = at - timedelta(hours=1)
    told = first(statement("data_access", "measured_lately"), {"since": since}) or {}
    answered, refused, failed = (int(told.get(name) or 0) for name in ("answered", "refused", "failed"))
    last = told.get("last")
    incidents = _incidents(at)
    if last is None or at - last > SILENCE + timedelta(minutes=1):
        state = ServiceState.SILENT
    elif failed * TROUBLE > answered + failed or any(one.ended_at is None for one in incidents):
        state = ServiceState.TROUBLED
    else:
        state = ServiceState.WELL
    latency = told.get("latency") or []
    return ServiceFacts(
        state=state,
        answered=answered,
        refused=refused,
        failed=failed,
        waiting=int(told.get("waiting") or 0),
        half_ms=within(latency, 0.5),
        most_ms=within(latency, 0.99),
        last=last,
        days=tuple(
            MeasuredDay(**row)
            for row in rows(statement("data_access", "measured_days"), {"since": at - SHOWN})
        ),
        incidents=incidents,
    )


def within(latency: Sequence[int], share: float) -> int | None:
    """The milliseconds within which `share` of the answers came: the upper bound of its bucket."""
    total, seen = sum(latency), 0
    for count, bound in zip(latency, BOUNDS, strict=False):
        seen += count
        if total and seen >= share * total:
            return bound
    return None


def _incidents(at: datetime) -> tuple[IncidentFacts, ...]:
    shown = Q(ended_at__isnull=True) | Q(begun_at__gte=at - SHOWN)
    return tuple(
        IncidentFacts(one.incident_id, one.begun_at, one.ended_at, one.text)
        for one in Incident.objects.filter(shown).order_by("-begun_at")
    )
