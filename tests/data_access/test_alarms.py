"""Who walks through numbers is slowed, then stopped, then a person is asked; who serves people is left alone."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from adminduk.data_access import operations, queries
from adminduk.data_access.models import Access, Agreement, Alarm, Pulse, UsageCursor
from adminduk.data_access.policy import policy_of
from adminduk.data_access.subjects import nobody
from adminduk.data_access.types import AlarmClosed, AlarmState, Outcome, ReasonNeeded, Sign, Way
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, NotAllowed, Scope, system
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import rows, statement
from adminduk.messaging.models import Message
from adminduk.register.models import Nik
from tests import institutions as made
from tests.cast import TUESDAY
from tests.institutions import Partner

pytestmark = pytest.mark.django_db
WATCH = system("watch", Scope.nation(), "data_access.count", "data_access.suspend")
LONG_AGO = 5


def log(
    one: Partner, subjects: list[UUID], outcome: Outcome = Outcome.FOUND, at: datetime = TUESDAY, **more: Any
) -> None:
    facts: dict[str, Any] = {
        "at": at,
        "transaction_id": LONG_AGO,
        "agreement_no": one.number,
        "client_no": one.client.number,
        "way": Way.VERIFY,
        "outcome": outcome,
        "asked": 3,
    } | more
    with acting(WATCH):
        Access.objects.bulk_create(
            [Access(subject_id=subject, access_id=new_id(), **facts) for subject in subjects]
        )


def watch(at: datetime = TUESDAY) -> int:
    """The test's own transaction never ends, so the watch is told to begin anew each time."""
    changed = operations.watch_log(actor=WATCH, at=at)
    with acting(WATCH), connection.cursor() as cursor:
        UsageCursor.objects.filter(name="watch").update(transaction_id=0)
        last = Access.objects.order_by("-access_id").values_list("access_id", flat=True).first()
        UsageCursor.objects.filter(name="watch").update(after=last)
        cursor.execute("SELECT 1")
    return changed


def sent(kind: str) -> int:
    with acting(WATCH):
        return Message.objects.filter(kind=kind).count()


def people(niks: list[str]) -> list[UUID]:
    """Rows of the number table; the watch asks for nothing else of anybody."""
    made_up = [(nik, new_id()) for nik in niks]
    with acting(WATCH):
        Nik.objects.bulk_create(
            [
                Nik(
                    nik=nik,
                    person_id=person,
                    kabkota=nik[:4],
                    allotted_at=TUESDAY,
                    entry_id=new_id(),
                )
                for nik, person in made_up
            ]
        )
    return [person for _, person in made_up]


def of_one_day(count: int, day: int = 1, first: int = 1) -> list[str]:
    return [f"320101{day:02d}0590{serial:04d}" for serial in range(first, first + count)]


def rate_of(one: Partner) -> int:
    (policy,) = [policy_of(row) for row in rows(statement("data_access", "policies"))]
    assert policy.agreement_no == one.number
    return policy.per_second


def test_walking_through_serials_slows_at_once_and_tells_both() -> None:
    one = made.partner()
    log(one, people([nik for day in range(1, 11) for nik in of_one_day(5, day)]))
    assert watch() == 1
    alarm = Alarm.objects.get()
    assert (alarm.state, alarm.signs) == ("slowed", ["walking"])
    assert (alarm.facts["found"], alarm.facts["near"]) == (50, 50)
    assert rate_of(one) == 5
    assert sent("data_access_slowed") == 2
    assert queries.get_agreement(actor=one.drafter, agreement_id=one.agreement_id).status == "active"


def test_the_quota_itself_is_lower_not_only_what_processes_remember() -> None:
    one = made.partner()
    log(one, people(of_one_day(60)))
    watch()
    with connection.cursor() as cursor:
        cursor.execute("SELECT granted FROM data_access_lease(%s, %s, %s)", [[one.number], [40], [0]])
        assert cursor.fetchone() == (5,)


def test_who_goes_on_is_stopped_after_a_quarter_of_an_hour_and_not_before() -> None:
    one = made.partner()
    log(one, people(of_one_day(60)))
    watch()
    log(one, people(of_one_day(60, day=2)))
    assert watch(TUESDAY + timedelta(minutes=5)) == 0
    log(one, people(of_one_day(60, day=3)))
    assert watch(TUESDAY + timedelta(minutes=16)) == 1
    facts = queries.get_agreement(actor=one.drafter, agreement_id=one.agreement_id)
    assert facts.status == "suspended"
    assert Alarm.objects.get().state == "suspended"
    assert rows(statement("data_access", "policies")) == []
    assert sent("data_access_suspended") == 2


def test_who_stops_walking_is_not_stopped() -> None:
    one = made.partner()
    log(one, people(of_one_day(60)))
    watch()
    log(one, people([f"3201{n % 40:02d}{n % 28 + 1:02d}01900001" for n in range(1)]))
    assert watch(TUESDAY + timedelta(minutes=30)) == 0
    assert Alarm.objects.get().state == "slowed"


def test_trying_numbers_that_nobody_has_is_seen() -> None:
    one = made.partner()
    log(one, [nobody(nik) for nik in of_one_day(120)], Outcome.NOT_FOUND)
    assert watch() == 1
    assert Alarm.objects.get().signs == ["misses"]


def test_an_honest_hospital_is_left_alone_by_day_and_by_night() -> None:
    """Patients of every age, twins and newborns of one day among them, some NIK mistyped, nights as busy as usual."""
    one = made.partner("hospital", tariff="free")
    dice = random.Random(3201)
    for day in range(10, 0, -1):
        for hour in (1, 3, 9, 14):
            Pulse.objects.create(
                client_no=one.client.number,
                hour=(TUESDAY - timedelta(days=day)).replace(hour=(hour - 7) % 24, minute=0, second=0),
                agreement_no=one.number,
                accesses=350,
            )
    # No two alike by chance more often than among real patients: 40 kecamatan, 70 years.
    patients = {
        f"3201{dice.randint(1, 40):02d}{dice.randint(1, 28):02d}{dice.randint(1, 12):02d}"
        f"{dice.randint(0, 99):02d}{dice.randint(1, 9):04d}"
        for _ in range(500)
    }
    newborns = of_one_day(6, day=24, first=1)
    log(one, people(sorted(patients | set(newborns))))
    log(one, [nobody(f"327101010190{n:04d}") for n in range(25)], Outcome.NOT_FOUND)
    night = TUESDAY.replace(hour=18) + timedelta(minutes=30)
    assert watch(TUESDAY) == 0
    log(
        one,
        people(sorted({f"3275{n % 12:02d}{n % 28 + 1:02d}07{n % 90:02d}0001" for n in range(400)})),
        at=night,
    )
    assert watch(night) == 0
    assert not Alarm.objects.exists()


def test_a_client_of_the_sandbox_and_a_file_are_not_judged() -> None:
    sandbox = made.partner(sandbox=True)
    log(sandbox, [nobody(nik) for nik in of_one_day(200)], Outcome.NOT_FOUND)
    file = made.partner()
    log(file, [nobody(nik) for nik in of_one_day(200)], Outcome.NOT_FOUND, way=Way.FILE)
    assert watch() == 0


def history(one: Partner, a_day: int, days: int = 10) -> None:
    for day in range(1, days + 1):
        Pulse.objects.create(
            client_no=one.client.number,
            hour=(TUESDAY - timedelta(days=day)).replace(minute=0, second=0, microsecond=0),
            agreement_no=one.number,
            accesses=a_day,
        )


def busy(one: Partner, count: int, at: datetime = TUESDAY) -> None:
    """That many requests about people who are not beside each other."""
    log(one, [new_id() for _ in range(count)], at=at)


def test_sudden_growth_slows_and_asks_but_never_stops_by_itself() -> None:
    one = made.partner()
    history(one, a_day=100)
    busy(one, 5_000)
    assert watch() == 1
    assert Alarm.objects.get().signs == ["growth"]
    busy(one, 50, TUESDAY + timedelta(minutes=40))
    assert watch(TUESDAY + timedelta(minutes=40)) == 0
    assert queries.get_agreement(actor=one.drafter, agreement_id=one.agreement_id).status == "active"


def test_a_new_client_grows_as_it_likes() -> None:
    one = made.partner()
    history(one, a_day=10, days=3)
    busy(one, 5_000)
    assert watch() == 0


def test_a_night_that_is_not_like_the_nights_before_is_seen() -> None:
    one = made.partner()
    history(one, a_day=900)
    night = TUESDAY.replace(hour=19) + timedelta(minutes=5)
    busy(one, 320, night)
    assert watch(night) == 1
    assert Alarm.objects.get().signs == ["night"]


def raised(one: Partner, *, stopped: bool = False) -> Alarm:
    log(one, people(of_one_day(60)))
    watch()
    if stopped:
        log(one, people(of_one_day(60, day=2)))
        watch(TUESDAY + timedelta(minutes=20))
    return Alarm.objects.get()


def decide(actor: Actor, alarm: Alarm, *, go_on: bool = True, reason: str = "Pendataan massal, sah") -> None:
    operations.close_alarm(
        actor=actor, at=TUESDAY + timedelta(hours=1), alarm_id=alarm.alarm_id, reason=reason, go_on=go_on
    )


def test_a_person_resumes_with_a_reason_and_the_full_rate_counts_again() -> None:
    one = made.partner()
    alarm = raised(one, stopped=True)
    with pytest.raises(NotAllowed):
        decide(one.drafter, alarm)
    with pytest.raises(NotAllowed):
        decide(WATCH, alarm)
    with pytest.raises(ReasonNeeded):
        decide(one.approver, alarm, reason="  ")
    decide(one.approver, alarm)
    assert rate_of(one) == 50
    assert sent("data_access_resumed") == 2
    told = queries.list_alarms(actor=one.drafter, open_only=False)
    assert [(line.state, line.reason) for line in told] == [(AlarmState.CLOSED, "Pendataan massal, sah")]
    assert told[0].signs == (Sign.WALKING,)
    with pytest.raises(AlarmClosed):
        decide(one.approver, alarm)
    assert watch(TUESDAY + timedelta(hours=1)) == 0


def test_a_person_may_also_stop_what_was_only_slowed() -> None:
    one = made.partner()
    decide(one.approver, raised(one), go_on=False)
    agreement = Agreement.objects.get()
    assert (agreement.status, agreement.slowed_per_second) == ("suspended", None)


def test_the_same_lines_raise_no_second_alarm_and_a_new_walk_does() -> None:
    one = made.partner()
    decide(one.approver, raised(one))
    assert watch(TUESDAY + timedelta(minutes=70)) == 0
    log(one, people(of_one_day(60, day=9)), at=TUESDAY + timedelta(minutes=80))
    assert watch(TUESDAY + timedelta(minutes=80)) == 1
    assert Alarm.objects.filter(closed_at__isnull=True).count() == 1


def test_only_counts_are_kept() -> None:
    one = made.partner()
    alarm = raised(one)
    assert all(isinstance(value, int) for value in alarm.facts.values())
    assert "320101" not in str(alarm.facts)
