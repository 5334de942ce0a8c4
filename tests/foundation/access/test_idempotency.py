"""The same key twice gives the same answer and does nothing new."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.models import DoneOnce
from adminduk.foundation.access.types import Actor
from adminduk.foundation.crypto import SealBroken
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.throttle.models import Bucket
from tests import people
from tests.together import at_once, failures

pytestmark = pytest.mark.django_db


def act(actor: Actor, key: str | None, operation: str = "test.act", answer: Any = "done") -> Any:
    def make() -> Any:
        Bucket.objects.create(name=new_id().bytes, since=people.AT, tries=1)
        return answer

    with acting(actor):
        return once(actor=actor, operation=operation, key=key, at=people.AT, make=make)


def times() -> int:
    return Bucket.objects.count()


def test_a_repeat_answers_the_same_and_acts_once() -> None:
    answers = [act(people.RINA, "k", answer={"number": n}) for n in (1, 2, 3)]
    assert answers == [{"number": 1}] * 3
    assert times() == 1


def test_without_a_key_every_call_acts() -> None:
    act(people.RINA, None)
    act(people.RINA, None)
    assert times() == 2
    assert not DoneOnce.objects.exists()


def test_a_key_belongs_to_one_caller_and_one_operation() -> None:
    act(people.RINA, "k")
    act(people.FAJAR, "k")
    act(people.RINA, "k", operation="test.other")
    assert times() == 3


def test_strangers_who_hold_a_pin_do_not_share_their_keys() -> None:
    first, second = (replace(people.NOBODY, case_id=new_id()) for _ in range(2))
    assert act(first, "k", answer="of the first") == "of the first"
    assert act(second, "k", answer="of the second") == "of the second"


def test_the_answer_is_sealed_for_it_may_hold_a_nik() -> None:
    act(people.RINA, "k", answer={"nik": "3201014505920001"})
    done = DoneOnce.objects.get()
    assert b"3201014505920001" not in bytes(done.answer)


def test_an_answer_moved_to_another_key_does_not_open() -> None:
    act(people.RINA, "mine")
    stolen = DoneOnce.objects.get()
    DoneOnce.objects.create(
        caller=stolen.caller, operation=stolen.operation, key="other", answer=stolen.answer, at=stolen.at
    )
    with pytest.raises(SealBroken):
        act(people.RINA, "other")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_one_key_act_once() -> None:
    answers = at_once(*(partial(act, people.RINA, "k", answer=n) for n in range(4)))
    assert failures(answers) == []
    assert len(set(answers)) == 1
    assert times() == 1


@pytest.mark.django_db(transaction=True)
def test_after_a_failure_the_key_is_free_again() -> None:
    def fails() -> None:
        raise OSError("the power went off")

    with pytest.raises(OSError), acting(people.RINA):
        once(actor=people.RINA, operation="test.act", key="k", at=people.AT, make=fails)
    assert act(people.RINA, "k", answer="second try") == "second try"
