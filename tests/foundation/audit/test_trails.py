"""Two trails, of acts and of looks: they stand in the transaction of what they tell, and only grow."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from adminduk.foundation.access.acting import acting
from adminduk.foundation.audit.models import Act, Look
from adminduk.foundation.audit.operations import record, record_read
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.refusals import Refused
from tests import people

pytestmark = pytest.mark.django_db


def an_act(actor=people.RINA, **more) -> None:
    facts = {"action": "case.verify", "subject_kind": "case", "subject_id": new_id(), "kabkota": "3201"}
    record(actor=actor, at=people.AT, **(facts | more))


def a_look(actor=people.RINA) -> None:
    record_read(actor=actor, purpose="verify", subject_kind="person", subject_ids=[new_id()], at=people.AT)


def test_an_act_names_who_what_when_and_where() -> None:
    case = new_id()
    an_act(subject_id=case, detail={"before": "submitted"})
    act = Act.objects.get()
    assert (act.actor_kind, act.actor_id, act.actor_name) == ("staff", people.RINA.id, "Rina Marlina")
    assert (act.action, act.subject_kind, act.subject_id) == ("case.verify", "case", str(case))
    assert (act.at, act.kabkota, act.detail) == (people.AT, "3201", {"before": "submitted"})


def test_a_look_names_who_whom_why_and_what() -> None:
    siti, asep = new_id(), new_id()
    record_read(
        actor=people.RINA,
        purpose="verify a birth",
        subject_kind="person",
        subject_ids=[siti, asep],
        elements=["biodata"],
        at=people.AT,
    )
    look = Look.objects.get()
    assert (look.purpose, look.subject_ids, look.elements) == (
        "verify a birth",
        [str(siti), str(asep)],
        ["biodata"],
    )
    assert (look.actor_id, look.at) == (people.RINA.id, people.AT)


def test_a_resident_is_named_by_his_account_and_never_by_his_name() -> None:
    siti = people.resident(new_id())
    an_act(siti)
    a_look(siti)
    for line in (Act.objects.get(), Look.objects.get()):
        assert (line.actor_kind, line.actor_id, line.actor_name) == ("resident", siti.account_id, "Warga")


def test_a_look_without_a_time_is_now() -> None:
    record_read(actor=people.RINA, purpose="verify", subject_kind="person", subject_ids=[])
    assert Look.objects.get().at > people.AT


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_rolled_back_leaves_no_line() -> None:
    with pytest.raises(Refused), acting(people.RINA):
        an_act()
        a_look()
        raise Refused
    assert not Act.objects.exists()
    assert not Look.objects.exists()


@pytest.mark.parametrize("table", ["audit_act", "audit_look"])
@pytest.mark.parametrize(
    "attack", ["UPDATE {} SET actor_name = 'somebody else'", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_no_line_is_changed_or_removed(table: str, attack: str) -> None:
    an_act()
    a_look()
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack.format(table))
