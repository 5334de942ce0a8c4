"""Whoever objects to a look gets a number, an answer, and, where he is right, an agreement that stops."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from adminduk.accounts.queries import actor_of
from adminduk.accounts.types import Assurance
from adminduk.data_access import operations, queries
from adminduk.data_access.models import Objection
from adminduk.data_access.types import (
    GlanceFilter,
    NoSuchObjection,
    NotYourRecord,
    ObjectedBefore,
    ObjectionAct,
    ObjectionStatus,
    ObjectionStepNotPossible,
    Status,
    WordsNeeded,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind, NotAllowed, Scope
from adminduk.foundation.clock import now
from adminduk.messaging.models import Message
from tests import cast
from tests import institutions as made
from tests.accounts.conftest import enter
from tests.data_access.looking import an_access
from tests.people import maya, settle

pytestmark = pytest.mark.django_db


def officer_of(partner: Any) -> Actor:
    new = operations.appoint_officer(
        actor=partner.drafter,
        at=now(),
        institution_id=partner.institution_id,
        email=f"{partner.number}@contoh.id",
        name="Wulan",
    )
    return queries.actor_of_officer(new.officer)


@pytest.fixture
def bank() -> Any:
    return made.partner()


@pytest.fixture
def siti() -> Actor:
    """Signed in by her phone."""
    cast.office()
    person = enter("3201072001", "3201075505900003", "3201070203150001", "0812 3456 7890")
    return actor_of(person.sign_in(now()))


def objected(who: Actor, look_id: Any, reason: str = "Saya tidak pernah ke bank itu.") -> Any:
    number = operations.object_to_look(
        actor=who,
        at=now(),
        purpose="own.looks",
        assurance=Assurance.MATCHED,
        look_id=look_id,
        wanted=GlanceFilter(since=now() - timedelta(days=30), until=now() + timedelta(minutes=1)),
        kabkota="3201",
        reason=reason,
    )
    (line,) = [one for one in queries.list_own_objections(actor=who) if one.number == number]
    return line


def told(kind: str) -> int:
    with acting(Actor(Kind.SYSTEM, None, "test", Scope.nation())):
        return Message.objects.filter(kind=kind).count()


def test_an_objection_has_a_number_a_deadline_and_a_message(siti: Actor, bank: Any) -> None:
    line = objected(siti, an_access(siti.person_id, bank.number))
    assert line.number.startswith("K-")
    assert line.status is ObjectionStatus.SUBMITTED
    assert line.due_at - line.created_at == timedelta(hours=72)
    assert line.who == "Bank Contoh"
    assert told("objection_received") == 1


def test_one_look_is_objected_to_once_and_with_words(siti: Actor, bank: Any) -> None:
    access = an_access(siti.person_id, bank.number)
    with pytest.raises(WordsNeeded):
        objected(siti, access, "  ")
    objected(siti, access)
    with pytest.raises(ObjectedBefore):
        objected(siti, access)


def test_nobody_objects_to_a_look_at_somebody_else(siti: Actor, bank: Any) -> None:
    family = settle(maya())
    with pytest.raises(NotYourRecord):
        objected(siti, an_access(family.members[0].person_id, bank.number))


def test_the_centre_asks_the_institution_which_learns_the_access_and_not_the_person(
    siti: Actor, bank: Any
) -> None:
    access = an_access(siti.person_id, bank.number)
    line = objected(siti, access)
    wulan = officer_of(bank)
    assert queries.list_asked_of_institution(actor=wulan) == []
    operations.ask_about_objection(
        actor=bank.drafter, at=now(), objection_id=line.id, question="Atas dasar apa Anda bertanya?"
    )
    (asked,) = queries.list_asked_of_institution(actor=wulan, is_open=True)
    assert (asked.access_id, asked.question) == (access, "Atas dasar apa Anda bertanya?")
    assert str(siti.person_id) not in repr(asked)
    operations.answer_objection(
        actor=wulan, at=now(), objection_id=line.id, answer="Ada pembukaan rekening atas namanya."
    )
    facts = queries.get_objection(actor=bank.drafter, purpose="objection", objection_id=line.id)
    assert facts.line.status is ObjectionStatus.ANSWERED
    assert [(one.by, one.action) for one in facts.steps] == [
        ("resident", ObjectionAct.SUBMIT),
        ("centre", ObjectionAct.ASK),
        ("institution", ObjectionAct.ANSWER),
    ]


def test_another_institution_answers_nothing_of_it(siti: Actor, bank: Any) -> None:
    line = objected(siti, an_access(siti.person_id, bank.number))
    operations.ask_about_objection(actor=bank.drafter, at=now(), objection_id=line.id, question="Mengapa?")
    stranger = officer_of(made.partner())
    assert queries.list_asked_of_institution(actor=stranger) == []
    with pytest.raises(NoSuchObjection):
        operations.answer_objection(actor=stranger, at=now(), objection_id=line.id, answer="Kami lupa.")


def test_an_upheld_objection_may_stop_the_agreement_in_the_same_act(siti: Actor, bank: Any) -> None:
    line = objected(siti, an_access(siti.person_id, bank.number))
    operations.decide_objection(
        actor=bank.drafter, at=now(), objection_id=line.id, uphold=True, reason="Tanpa dasar.", suspend=True
    )
    (own,) = queries.list_own_objections(actor=siti)
    assert own.status is ObjectionStatus.UPHELD
    facts = queries.get_agreement(actor=bank.drafter, agreement_id=bank.agreement_id)
    assert facts.status is Status.SUSPENDED
    assert told("objection_answered") == 1


def test_what_is_decided_stays_decided(siti: Actor, bank: Any) -> None:
    line = objected(siti, an_access(siti.person_id, bank.number))
    decide = {"actor": bank.drafter, "at": now(), "objection_id": line.id, "reason": "Ada dasarnya."}
    operations.decide_objection(**decide, uphold=False)
    with pytest.raises(ObjectionStepNotPossible):
        operations.decide_objection(**decide, uphold=True)


def test_the_worklist_is_the_centres_and_what_is_due_first_stands_first(siti: Actor, bank: Any) -> None:
    first = objected(siti, an_access(siti.person_id, bank.number))
    second = objected(siti, an_access(siti.person_id, bank.number))
    listed = queries.list_objections(actor=bank.approver, purpose="objection")
    assert [one.id for one in listed] == [first.id, second.id]
    with pytest.raises(NotAllowed):
        queries.list_objections(actor=cast.staff("verifier").actor, purpose="objection")


def test_the_database_keeps_objections_from_everybody_else(siti: Actor, bank: Any) -> None:
    objected(siti, an_access(siti.person_id, bank.number))
    with acting(cast.staff("verifier").actor):
        assert Objection.objects.count() == 0
