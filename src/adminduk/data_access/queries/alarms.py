"""Alarms on enumeration, for those who watch over agreements."""

from __future__ import annotations

from uuid import UUID

from adminduk.data_access.models import Agreement, Alarm, Client
from adminduk.data_access.queries.agreements import agreement_facts
from adminduk.data_access.types.alarms import AlarmFacts, AlarmState, NoSuchAlarm, Sign
from adminduk.foundation.access.types import Actor


def list_alarms(*, actor: Actor, open_only: bool = True, limit: int = 200) -> list[AlarmFacts]:
    """The latest first; without `open_only` also those that were decided."""
    actor.require("data_access.view")
    found = Alarm.objects.order_by("-opened_at")
    return _facts(list((found.filter(closed_at__isnull=True) if open_only else found)[:limit]))


def get_alarm(*, actor: Actor, alarm_id: UUID) -> AlarmFacts:
    actor.require("data_access.view")
    found = _facts(list(Alarm.objects.filter(alarm_id=alarm_id)))
    if not found:
        raise NoSuchAlarm
    return found[0]


def _facts(alarms: list[Alarm]) -> list[AlarmFacts]:
    numbers = [one.agreement_no for one in alarms]
    agreements = {
        one.agreement_no: one
        for one in Agreement.objects.select_related("institution").filter(agreement_no__in=numbers)
    }
    clients = dict(
        Client.objects.filter(client_no__in=[one.client_no for one in alarms]).values_list(
            "client_no", "client_id"
        )
    )
    return [
        AlarmFacts(
            id=one.alarm_id,
            agreement=agreement_facts(agreements[one.agreement_no]),
            client_id=clients.get(one.client_no, ""),
            state=AlarmState(one.state),
            signs=tuple(Sign(sign) for sign in one.signs),
            facts=one.facts,
            slowed_to=agreements[one.agreement_no].slowed_per_second,
            opened_at=one.opened_at,
            suspended_at=one.suspended_at,
            closed_at=one.closed_at,
            closed_by=one.closed_by_name,
            reason=one.reason,
        )
        for one in alarms
    ]
