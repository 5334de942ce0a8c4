"""Incidents that an officer notes for everybody, and measures that are old enough to go."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from adminduk.data_access.finding import person_who_acts
from adminduk.data_access.models import Incident, Measure
from adminduk.data_access.trail import record_about
from adminduk.data_access.types.service import BadIncident, NoSuchIncident
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id

LONGEST = 300
KEPT = timedelta(days=91)


def note_incident(*, actor: Actor, at: datetime, text: str) -> UUID:
    """Shown on the status page from now on."""
    text = " ".join(text.split())
    if not 1 <= len(text) <= LONGEST:
        raise BadIncident
    with acting(actor):
        _require(actor)
        made = Incident.objects.create(
            incident_id=new_id(), begun_at=at, text=text, noted_by=person_who_acts(actor)
        )
        record_about("incident", made.incident_id, actor=actor, at=at, action="note")
        return made.incident_id


def end_incident(*, actor: Actor, at: datetime, incident_id: UUID) -> None:
    with acting(actor):
        _require(actor)
        if not Incident.objects.filter(incident_id=incident_id, ended_at__isnull=True).update(ended_at=at):
            raise NoSuchIncident
        record_about("incident", incident_id, actor=actor, at=at, action="end")


def forget_measures(*, actor: Actor, at: datetime) -> int:
    """What the status page shows no longer."""
    with acting(actor):
        actor.require("data_access.count")
        return Measure.objects.filter(minute__lt=at - KEPT).delete()[0]


def _require(actor: Actor) -> None:
    actor.require("data_access.approve" if actor.may("data_access.approve") else "data_access.draft")
