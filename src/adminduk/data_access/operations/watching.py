"""The watch over the log: who walks through numbers is slowed, then stopped, and then a person is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from adminduk.data_access.models import Agreement, Alarm, Pulse, UsageCursor
from adminduk.data_access.operations.alarm_words import tell_about
from adminduk.data_access.operations.counting import HORIZON
from adminduk.data_access.operations.deciding import suspend_agreement
from adminduk.data_access.policy import ZONE
from adminduk.data_access.trail import record_about, tell_processes
from adminduk.data_access.types.alarms import STRONG, AlarmState, Sign
from adminduk.data_access.types.outcomes import Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at, zone_info
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import first, rows, run, statement
from adminduk.foundation.texts import Both
from adminduk.regulations import data_access as law_of
from adminduk.regulations.law import Law

NAME = "watch"
WINDOW = timedelta(hours=1)
KEPT = timedelta(days=15)
REASON = Both(
    id="Otomatis: pola permintaan menyerupai penelusuran NIK satu per satu.",
    en="Automatic: the requests look like walking through NIK one by one.",
)


def watch_log(*, actor: Actor, at: datetime) -> int:
    """Judges what the log has gained; answers how many alarms were raised or grew worse.

    Each line is counted once, as usage is. `actor` sees the nation and may suspend.
    """
    with acting(actor):
        actor.require("data_access.count", "*")
        UsageCursor.objects.bulk_create(
            [UsageCursor(name=NAME, transaction_id=0, counted_at=at)], ignore_conflicts=True
        )
        cursor = UsageCursor.objects.select_for_update().get(name=NAME)
        now = first(HORIZON)
        assert now is not None
        if cursor.transaction_id > now["ceiling"]:
            # Brought back from a backup, which counts anew: only what is later than its last access is judged.
            last = first(statement("data_access", "last_of_earlier_life"), {"ceiling": now["ceiling"]})
            cursor.transaction_id, cursor.after = 0, last["access_id"] if last else cursor.after
        law = Law(on=day_at(at, ZONE))
        span = {"since": cursor.transaction_id, "horizon": now["horizon"], "after": cursor.after}
        told = rows(statement("data_access", "count_pulse"), span)
        clients = sorted({row["client_no"] for row in told})
        if clients:
            reach = law.data_access.alarm_walk["reach"]
            run(statement("data_access", "count_neighbours"), span | {"clients": clients, "reach": reach})
        cursor.transaction_id, cursor.counted_at = max(cursor.transaction_id, now["horizon"]), at
        cursor.save()
        Pulse.objects.filter(hour__lt=at - KEPT).delete()
        return sum(_judge(row, actor, at, law) for row in _seen(clients, at, law))


def signs_of(row: Mapping[str, Any], at: datetime, law: Law) -> list[Sign]:
    """What the counts of one client show."""
    days = row["days"] or 0
    night = law.data_access.alarm_night["until"]
    usual_day = (row["before"] or 0) / days if days else 0.0
    usual_night = (row["nights"] or 0) / (days * night) if days else 0.0
    clock_hour = at.astimezone(zone_info(ZONE)).hour
    found = []
    if law_of.walks_through_numbers(row["found"] or 0, row["near"] or 0, law):
        found.append(Sign.WALKING)
    if law_of.tries_numbers(row["asked"] or 0, row["missed"] or 0, law):
        found.append(Sign.MISSES)
    if law_of.asks_at_night(clock_hour, row["this_hour"], usual_night, days, law):
        found.append(Sign.NIGHT)
    if law_of.grows_suddenly(row["today"], usual_day, days, law):
        found.append(Sign.GROWTH)
    return found


def _seen(clients: list[int], at: datetime, law: Law) -> list[dict[str, Any]]:
    hour = at.replace(minute=0, second=0, microsecond=0)
    midnight = at.astimezone(zone_info(ZONE)).replace(hour=0, minute=0, second=0, microsecond=0)
    facts = {
        "clients": clients,
        "hour": hour,
        "window": hour - WINDOW,
        "midnight": midnight,
        "kept": at - KEPT,
        "until": law.data_access.alarm_night["until"],
    }
    return rows(statement("data_access", "judge_pulse"), facts) if clients else []


def _judge(row: dict[str, Any], actor: Actor, at: datetime, law: Law) -> bool:
    signs = signs_of(row, at, law)
    if not signs:
        return False
    agreement = (
        Agreement.objects.select_related("institution")
        .select_for_update(of=("self",))
        .get(agreement_id=row["agreement_id"])
    )
    alarm = Alarm.objects.filter(agreement_no=agreement.agreement_no, closed_at__isnull=True).first()
    if alarm is None:
        if not set(signs) & STRONG and _decided_today(agreement.agreement_no, signs, at):
            return False
        _slow(agreement, row, signs, actor, at, law)
        return True
    patience = timedelta(minutes=law.data_access.alarm_effect["stop_minutes"])
    if set(signs) & STRONG and at - alarm.opened_at >= patience and agreement.status == Status.ACTIVE:
        _stop(agreement, alarm, row, signs, actor, at)
        return True
    return False


def _decided_today(agreement_no: int, signs: list[Sign], at: datetime) -> bool:
    """Whether a person has looked at just this today: a busy day stays busy until midnight."""
    closed = Alarm.objects.filter(
        agreement_no=agreement_no, closed_at__isnull=False, closed_at__gte=at - KEPT
    )
    return any(
        day_at(one.closed_at, ZONE) == day_at(at, ZONE) and set(signs) <= set(one.signs) for one in closed
    )


def _slow(
    agreement: Agreement, row: dict[str, Any], signs: list[Sign], actor: Actor, at: datetime, law: Law
) -> None:
    percent = law.data_access.alarm_effect["slow_percent"]
    agreement.slowed_per_second = max(1, agreement.per_second * percent // 100)
    agreement.changed_at = at
    agreement.save(update_fields=["slowed_per_second", "changed_at"])
    alarm = Alarm.objects.create(
        alarm_id=new_id(),
        agreement_no=agreement.agreement_no,
        client_no=row["client_no"],
        state=AlarmState.SLOWED,
        signs=[str(sign) for sign in signs],
        facts=_counts(row),
        opened_at=at,
    )
    forget_counts(agreement.agreement_no)
    record_about(
        "agreement",
        agreement.agreement_id,
        actor=actor,
        at=at,
        action="slow",
        detail={"signs": [str(sign) for sign in signs], "per_second": agreement.slowed_per_second},
    )
    tell_processes()
    tell_about(alarm, agreement, kind="data_access_slowed", actor=actor, at=at)


def _stop(
    agreement: Agreement, alarm: Alarm, row: dict[str, Any], signs: list[Sign], actor: Actor, at: datetime
) -> None:
    suspend_agreement(actor=actor, at=at, agreement_id=agreement.agreement_id, reason=REASON.id)
    alarm.state, alarm.suspended_at = AlarmState.SUSPENDED, at
    alarm.signs = sorted({*alarm.signs, *(str(sign) for sign in signs)})
    alarm.facts = _counts(row)
    alarm.save(update_fields=["state", "suspended_at", "signs", "facts"])
    forget_counts(agreement.agreement_no)
    tell_about(alarm, agreement, kind="data_access_suspended", actor=actor, at=at)


def forget_counts(agreement_no: int) -> None:
    """From here on it is judged anew; the history stays."""
    Pulse.objects.filter(agreement_no=agreement_no).update(asked=0, missed=0, found=0, near=0)


def _counts(row: dict[str, Any]) -> dict[str, int]:
    names = ("asked", "missed", "found", "near", "this_hour", "today")
    return {name: int(row[name] or 0) for name in names} | {
        "usual": round((row["before"] or 0) / row["days"]) if row["days"] else 0
    }
