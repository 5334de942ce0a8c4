"""Opening an office: the first thing that an installation needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from django.db import IntegrityError, transaction

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.offices.models import Office
from adminduk.offices.queries.offices import facts_of
from adminduk.offices.queries.regions import get_region
from adminduk.offices.queries.working_hours import WEEKDAYS
from adminduk.offices.types import BadHours, OfficeFacts, OfficeKnown

HOURS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("mon", "tue", "wed", "thu"), ("08:00", "16:00")),
    "fri": ("08:00", "16:30"),
}


def open_office(
    *,
    actor: Actor,
    at: datetime,
    kabkota: str,
    code: str,
    name: str,
    town: str,
    address: str = "",
    phone: str = "",
    kind: str = "dinas",
    hours: Mapping[str, Sequence[str]] = HOURS,
    parent_id: int | None = None,
) -> OfficeFacts:
    """A Dinas (kind "dinas") or a service point ("upt") of `kabkota`, four digits; its zone is the region's.

    `hours` by weekday, local time: {"mon": ["08:00", "16:00"], …}. Permission office.open.
    """
    region = get_region(kabkota)
    kept = {day: list(hours[day]) for day in WEEKDAYS if hours.get(day)}
    if len(kept) != len(hours) or not all(_is_span(span) for span in kept.values()):
        raise BadHours
    with acting(actor):
        actor.require("office.open", kabkota)
        try:
            with transaction.atomic():
                office = Office.objects.create(
                    kabkota=kabkota,
                    code=code,
                    name=name,
                    kind=kind,
                    town=town,
                    address=address,
                    phone=phone,
                    zone=region.zone,
                    hours=kept,
                    parent_id=parent_id,
                )
        except IntegrityError as known:
            raise OfficeKnown(code=code) from known
        record(
            actor=actor,
            at=at,
            action="office.open",
            subject_kind="office",
            subject_id=office.id,
            kabkota=kabkota,
        )
        return facts_of(office)


def _is_span(span: Sequence[str]) -> bool:
    try:
        start, end = (time.fromisoformat(text) for text in span)
    except ValueError:
        return False
    return start < end
