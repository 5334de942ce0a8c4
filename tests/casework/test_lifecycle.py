"""The life of a case is one table: what it allows is what the buttons show and what the guard lets pass."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import product

import pytest

from adminduk.casework import operations
from adminduk.casework.lifecycle import LIFECYCLE, NAMES, PETALS, after, allowed
from adminduk.casework.types import NotNow, Status, Step
from adminduk.foundation.access.types import Actor
from adminduk.register.types.loading import LoadedFamily
from tests.casework.office import Desk, plant, with_more
from tests.people import AT

FINAL = {Status.DONE, Status.REJECTED, Status.CANCELLED}
# What everything is done by here: a case of its own stands beside the guards of who, tested elsewhere.
EVERYTHING = ("case.enter", "case.verify", "case.approve", "register.enter", "documents.order")


def test_every_status_and_step_either_leads_on_or_is_refused() -> None:
    for status, step in product(Status, Step):
        if step in allowed(status):
            assert after(status, step) in Status
        else:
            with pytest.raises(NotNow):
                after(status, step)


def test_every_status_has_its_steps_its_names_and_its_petals() -> None:
    assert set(LIFECYCLE) == set(NAMES) == set(PETALS) == set(Status)
    assert {status for status in Status if not allowed(status)} == FINAL


def test_from_every_status_the_end_can_be_reached() -> None:
    for status in Status:
        reached, fresh = {status}, {status}
        while fresh:
            fresh = {after(one, step) for one in fresh for step in allowed(one)} - reached
            reached |= fresh
        assert reached & FINAL, status


def test_nothing_is_registered_unless_it_was_verified_and_approved() -> None:
    assert {status for status in Status if Step.APPROVE in allowed(status)} == {Status.VERIFIED}
    to_verified = {
        (status, step)
        for status in Status
        for step in allowed(status)
        if after(status, step) is Status.VERIFIED
    }
    assert to_verified == {(Status.VERIFYING, Step.VERIFY), (Status.SENT_BACK, Step.VERIFY)}


def attempts(actor: Actor, case_id, paper_id) -> dict[Step, Callable[[], object]]:  # type: ignore[no-untyped-def]
    """Each step by the operation that takes it."""
    act = {"actor": actor, "at": AT, "case_id": case_id}
    return {
        Step.ANSWER: partial(operations.answer, **act, page="report", form={"report": "birth"}),
        Step.SUBMIT: partial(operations.submit, **act, key=None),
        Step.JUDGE: partial(operations.judge_paper, **act, paper_id=paper_id, accepted=True),
        Step.AMEND: partial(
            operations.amend,
            **act,
            page="measures",
            form={"weight_grams": "3000", "length_cm": "48"},
            reason="x",
        ),
        Step.RETURN_ITEMS: partial(operations.return_items, **act, note="Foto buram."),
        Step.RESUBMIT: partial(operations.resubmit, **act),
        Step.VERIFY: partial(operations.verify, **act),
        Step.ASK_VERIFIER: partial(operations.ask_verifier, **act, reason="Mengapa?"),
        Step.APPROVE: partial(operations.approve, **act, key=None),
        Step.REJECT: partial(operations.reject, **act, reason="Bukan warga kami."),
        Step.CANCEL: partial(operations.cancel, **act),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("status", list(Status))
def test_the_buttons_are_the_guard(desk: Desk, family: LoadedFamily, status: Status) -> None:
    """At each status every operation whose button is not shown refuses with the same sentence."""
    sent = desk.sent(family)
    paper_id = desk.case(sent.case_id).papers[0].paper_id
    anybody = with_more(desk.rina, *EVERYTHING)
    plant(desk.rina, sent.case_id, status=status, assigned_to=anybody.id)
    shown = desk.case(sent.case_id).steps
    assert shown == allowed(status)
    for step, attempt in attempts(anybody, sent.case_id, paper_id).items():
        if step not in shown:
            with pytest.raises(NotNow):
                attempt()


@pytest.mark.django_db
def test_opening_twice_and_finishing_too_early_do_nothing(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    for _ in range(2):
        desk.open(sent.case_id)
    opened = [one for one in desk.case(sent.case_id).history if one.operation is Step.OPEN]
    assert len(opened) == 1
    assert not operations.finish_if_all_signed(actor=desk.rina, at=AT, case_id=sent.case_id)
    assert desk.case(sent.case_id).status is Status.VERIFYING
