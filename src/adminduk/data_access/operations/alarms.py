"""A person decides about an alarm: whoever was slowed or stopped goes on, or stays stopped."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from adminduk.data_access.finding import person_who_acts
from adminduk.data_access.models import Agreement, Alarm
from adminduk.data_access.operations.alarm_words import tell_about
from adminduk.data_access.operations.deciding import checked_reason, resume_agreement, suspend_agreement
from adminduk.data_access.operations.watching import forget_counts
from adminduk.data_access.trail import record_about, tell_processes
from adminduk.data_access.types.alarms import AlarmClosed, AlarmState, NoSuchAlarm
from adminduk.data_access.types.outcomes import Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor


def close_alarm(*, actor: Actor, at: datetime, alarm_id: UUID, reason: str, go_on: bool) -> None:
    """`go_on`: the full rate counts again, and a suspended agreement is resumed. Otherwise the agreement is (or
    stays) suspended. Whoever may approve agreements decides, with a reason."""
    reason = checked_reason(reason)
    with acting(actor):
        actor.require("data_access.approve")
        by = person_who_acts(actor)
        alarm = Alarm.objects.select_for_update().filter(alarm_id=alarm_id).first()
        if alarm is None:
            raise NoSuchAlarm
        if alarm.closed_at is not None:
            raise AlarmClosed
        agreement = Agreement.objects.select_related("institution").get(agreement_no=alarm.agreement_no)
        facts = {"actor": actor, "at": at, "agreement_id": agreement.agreement_id, "reason": reason}
        if go_on and agreement.status == Status.SUSPENDED and alarm.state == AlarmState.SUSPENDED:
            resume_agreement(**facts)
        elif not go_on and agreement.status == Status.ACTIVE:
            suspend_agreement(**facts)
        Agreement.objects.filter(agreement_no=alarm.agreement_no).update(
            slowed_per_second=None, changed_at=at
        )
        alarm.state, alarm.closed_at, alarm.closed_by = AlarmState.CLOSED, at, by
        alarm.closed_by_name, alarm.reason = actor.name, reason
        alarm.save()
        forget_counts(alarm.agreement_no)
        record_about(
            "agreement",
            agreement.agreement_id,
            actor=actor,
            at=at,
            action="close_alarm",
            detail={"alarm": str(alarm_id), "go_on": go_on},
        )
        tell_processes()
        if go_on:
            tell_about(alarm, agreement, kind="data_access_resumed", actor=actor, at=at)
