"""Number and PIN, as they stand on a receipt: one case to follow, and what came back of it, nothing else."""

from __future__ import annotations

from uuid import UUID

import pytest

from adminduk.casework import operations, queries
from adminduk.casework.types import CaseNotFound, NotNow, PapersMissing, SignInFirst, Status, UnknownPaper
from adminduk.foundation.access.types import NotAllowed
from adminduk.foundation.db.ids import new_id
from adminduk.register.types.loading import LoadedFamily
from tests.cases import a_draft, attach
from tests.casework.office import Desk, pin_holder
from tests.people import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def returned(desk: Desk, family: LoadedFamily) -> UUID:
    """A case whose birth letter came back."""
    sent = desk.sent(family)
    desk.open(sent.case_id)
    desk.judge(sent.case_id, returned="birth_letter")
    operations.return_items(actor=desk.rina, at=AT, case_id=sent.case_id)
    return sent.case_id


def test_he_follows_his_case_and_no_other(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    other = a_draft(desk.lilis, AT, family, reporter=family.head.person_id)
    holder = queries.track(at=AT, number=sent.number, pin=sent.pin, remote="198.51.100.7")
    assert queries.get_case(actor=holder, purpose="track", case_id=sent.case_id).line.number == sent.number
    for case_id in (other, new_id()):
        with pytest.raises(CaseNotFound):
            queries.get_case(actor=holder, purpose="track", case_id=case_id)
        with pytest.raises(CaseNotFound):
            operations.cancel(actor=holder, at=AT, case_id=case_id)


@pytest.mark.parametrize("typed", ["3201261100001", "3201 2611 00001", " 3201-2611-00001 "])
def test_the_number_is_found_however_it_is_typed(desk: Desk, family: LoadedFamily, typed: str) -> None:
    sent = desk.sent(family)
    assert (
        queries.track(at=AT, number=typed, pin=f" {sent.pin} ", remote="198.51.100.7").case_id == sent.case_id
    )


def test_he_sends_the_paper_that_came_back_once_more(desk: Desk, returned: UUID) -> None:
    holder = pin_holder(returned)
    with pytest.raises(PapersMissing):
        operations.resubmit(actor=holder, at=AT, case_id=returned)
    attach(holder, AT, returned, "birth_letter")
    attach(holder, AT, returned, "birth_letter")
    operations.resubmit(actor=holder, at=AT, case_id=returned)
    case = desk.case(returned)
    assert (case.status, case.line.label) == (Status.VERIFYING, "ALYA NUR AZIZAH")
    with pytest.raises(CaseNotFound):
        attach(holder, AT, returned, "birth_letter")


def test_he_neither_adds_nor_removes_a_paper_that_did_not_come_back(desk: Desk, returned: UUID) -> None:
    holder = pin_holder(returned)
    with pytest.raises(UnknownPaper):
        attach(holder, AT, returned, "marriage_proof")
    letter = attach(desk.lilis, AT, returned, "marriage_proof")
    with pytest.raises(UnknownPaper):
        operations.remove_paper(actor=holder, at=AT, case_id=returned, paper_id=letter)


def test_before_anything_came_back_he_changes_nothing(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    holder = pin_holder(sent.case_id)
    with pytest.raises(CaseNotFound):
        attach(holder, AT, sent.case_id, "birth_letter")
    with pytest.raises(CaseNotFound):
        operations.resubmit(actor=holder, at=AT, case_id=sent.case_id)


def test_answers_are_for_who_signed_in(desk: Desk, returned: UUID) -> None:
    holder = pin_holder(returned)
    form = {"child_name": "Alya Nur Aisyah"}
    with pytest.raises(SignInFirst):
        operations.answer(actor=holder, at=AT, case_id=returned, page="child_name", form=form)
    with pytest.raises(SignInFirst):
        operations.confirm_own(actor=holder, at=AT, case_id=returned, key="name_of_one_word")
    with pytest.raises(SignInFirst):
        queries.get_filling(actor=holder, at=AT, case_id=returned)
    with pytest.raises(SignInFirst):
        queries.get_form_pdf(actor=holder, at=AT, case_id=returned, code="F-2.01")
    assert desk.case(returned).answers["child_name"] == "Alya Nur Azizah"


def test_an_officers_work_is_not_his(returned: UUID) -> None:
    holder = pin_holder(returned)
    act = {"actor": holder, "at": AT, "case_id": returned}
    for attempt in (
        lambda: operations.judge_paper(**act, paper_id=new_id(), accepted=True),
        lambda: operations.amend(**act, page="child_name", form={}, reason="x"),
        lambda: operations.confirm_finding(**act, key="wording"),
        lambda: operations.set_decision(**act, name="late_decision", number="1"),
        lambda: operations.reject(**act, reason="x"),
        lambda: operations.ask_verifier(**act, reason="x"),
        lambda: queries.list_queue(actor=holder),
        lambda: queries.find_cases(actor=holder, purpose="test", text="00001"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    for attempt in (lambda: operations.verify(**act), lambda: operations.approve(**act, key=None)):
        with pytest.raises(NotNow):
            attempt()


def test_he_takes_the_report_back_as_long_as_nobody_has_decided(desk: Desk, returned: UUID) -> None:
    operations.cancel(actor=pin_holder(returned), at=AT, case_id=returned, reason="Sudah diurus di loket.")
    case = desk.case(returned)
    assert (case.status, case.history[-1].actor_name) == (Status.CANCELLED, "Pemegang PIN")
