"""The verifier's round: every paper judged, the faults sent back at once, the clock standing meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from adminduk.casework import operations
from adminduk.casework.types import (
    CaseNotFound,
    CaseOfAnother,
    NotNow,
    PapersMissing,
    PapersUnjudged,
    ReasonNeeded,
    Status,
    Step,
)
from adminduk.foundation.access.types import NotAllowed
from adminduk.register.types.loading import LoadedFamily
from tests import cast
from tests.cases import attach
from tests.casework.office import Desk, messages
from tests.people import AT, DODI

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


class Stop(Exception):
    """Ends an act in its middle."""


def returned(desk: Desk, family: LoadedFamily, at=AT):  # type: ignore[no-untyped-def]
    sent = desk.sent(family)
    desk.open(sent.case_id)
    desk.judge(sent.case_id, returned="birth_letter")
    operations.return_items(actor=desk.rina, at=at, case_id=sent.case_id)
    return sent.case_id


def test_only_the_officer_to_whom_it_was_dealt_opens_judges_and_returns(
    desk: Desk, family: LoadedFamily
) -> None:
    sent = desk.sent(family)
    fajar = cast.staff("verifier").actor
    operations.open_case(actor=fajar, at=AT, case_id=sent.case_id)
    assert desk.case(sent.case_id).status is Status.SUBMITTED
    desk.open(sent.case_id)
    paper_id = desk.case(sent.case_id).papers[0].paper_id
    judged = {"at": AT, "case_id": sent.case_id, "paper_id": paper_id, "accepted": True}
    for officer, refusal in ((fajar, CaseOfAnother), (DODI, CaseNotFound), (desk.hendra, NotAllowed)):
        with pytest.raises(refusal):
            operations.judge_paper(actor=officer, **judged)
        with pytest.raises(refusal):
            operations.return_items(actor=officer, at=AT, case_id=sent.case_id, note="x")
        with pytest.raises(refusal):
            operations.verify(actor=officer, at=AT, case_id=sent.case_id)
        with pytest.raises(refusal):
            operations.reject(actor=officer, at=AT, case_id=sent.case_id, reason="x")


@pytest.mark.parametrize(
    ("reason", "message"), [("", "Foto ulang."), ("ugly", "Foto ulang."), ("blurred", " ")]
)
def test_a_paper_that_comes_back_needs_a_reason_and_a_message(
    desk: Desk, family: LoadedFamily, reason: str, message: str
) -> None:
    sent = desk.sent(family)
    desk.open(sent.case_id)
    paper = desk.case(sent.case_id).papers[0]
    with pytest.raises(ReasonNeeded):
        operations.judge_paper(
            actor=desk.rina,
            at=AT,
            case_id=sent.case_id,
            paper_id=paper.paper_id,
            accepted=False,
            reason=reason,
            message=message,
        )
    assert desk.case(sent.case_id).papers[0].state == "offered"


def test_a_paper_of_another_case_is_not_judged(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    desk.open(sent.case_id)
    with pytest.raises(CaseNotFound):
        operations.judge_paper(
            actor=desk.rina, at=AT, case_id=sent.case_id, paper_id=sent.case_id, accepted=True
        )


def test_nothing_goes_back_without_a_faulty_paper_or_a_word(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    desk.open(sent.case_id)
    desk.judge(sent.case_id)
    with pytest.raises(ReasonNeeded):
        operations.return_items(actor=desk.rina, at=AT, case_id=sent.case_id, note="  ")


def test_a_case_with_an_unjudged_or_faulty_paper_does_not_go_on(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    desk.open(sent.case_id)
    with pytest.raises(PapersUnjudged):
        operations.verify(actor=desk.rina, at=AT, case_id=sent.case_id)
    desk.judge(sent.case_id, returned="birth_letter")
    with pytest.raises(PapersUnjudged):
        operations.verify(actor=desk.rina, at=AT, case_id=sent.case_id)


def test_the_clock_stands_while_we_wait_and_the_promise_moves_by_as_much(
    desk: Desk, family: LoadedFamily
) -> None:
    case_id = returned(desk, family, AT + HOUR)
    promised = desk.case(case_id).line.due_at
    assert promised is not None
    attach(desk.lilis, AT + 20 * HOUR, case_id, "birth_letter")
    operations.resubmit(actor=desk.lilis, at=AT + 25 * HOUR, case_id=case_id)
    case = desk.case(case_id)
    assert case.waited_seconds == 24 * 3600
    assert case.line.due_at == promised + 24 * HOUR
    assert (case.status, case.line.assigned_to) == (Status.VERIFYING, desk.rina.id)


def test_two_rounds_add_up(desk: Desk, family: LoadedFamily) -> None:
    case_id = returned(desk, family)
    attach(desk.lilis, AT, case_id, "birth_letter")
    operations.resubmit(actor=desk.lilis, at=AT + 2 * HOUR, case_id=case_id)
    desk.judge(case_id, at=AT + 3 * HOUR)
    operations.return_items(actor=desk.rina, at=AT + 3 * HOUR, case_id=case_id, note="Ayah sudah setuju?")
    operations.resubmit(actor=desk.lilis, at=AT + 4 * HOUR, case_id=case_id)
    assert desk.case(case_id).waited_seconds == 3 * 3600


def test_a_faulty_paper_that_was_not_replaced_keeps_it_here(desk: Desk, family: LoadedFamily) -> None:
    case_id = returned(desk, family)
    with pytest.raises(PapersMissing) as refused:
        operations.resubmit(actor=desk.lilis, at=AT, case_id=case_id)
    assert "Surat keterangan lahir" in refused.value.say("id")


def test_a_faulty_paper_that_was_only_taken_away_keeps_it_here_too(desk: Desk, family: LoadedFamily) -> None:
    case_id = returned(desk, family)
    for paper in desk.case(case_id).papers:
        operations.remove_paper(actor=desk.lilis, at=AT, case_id=case_id, paper_id=paper.paper_id)
    with pytest.raises(PapersMissing):
        operations.resubmit(actor=desk.lilis, at=AT, case_id=case_id)


def test_the_applicant_is_told_once_a_round_how_many_items_came_back(
    desk: Desk, family: LoadedFamily
) -> None:
    case_id = returned(desk, family)
    assert messages(desk.lilis, "items_returned") == 1
    step = next(one for one in desk.case(case_id).history if one.operation is Step.RETURN_ITEMS)
    assert step.detail == {"items": 1}
    with pytest.raises(NotNow):
        operations.return_items(actor=desk.rina, at=AT, case_id=case_id, note="Lagi.")
    assert messages(desk.lilis, "items_returned") == 1


def test_a_return_that_is_rolled_back_tells_nobody(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    desk.open(sent.case_id)
    with pytest.raises(Stop), transaction.atomic():
        operations.return_items(actor=desk.rina, at=AT, case_id=sent.case_id, note="Foto ulang.")
        raise Stop
    assert desk.case(sent.case_id).status is Status.VERIFYING
    assert messages(desk.lilis, "items_returned") == 0


def test_a_report_is_refused_with_a_reason_that_the_applicant_reads(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    desk.open(sent.case_id)
    with pytest.raises(ReasonNeeded):
        operations.reject(actor=desk.rina, at=AT, case_id=sent.case_id, reason=" ")
    operations.reject(actor=desk.rina, at=AT, case_id=sent.case_id, reason="Anak sudah punya akta.")
    case = desk.case(sent.case_id)
    assert (case.status, case.closing_reason) == (Status.REJECTED, "Anak sudah punya akta.")
    assert messages(desk.lilis, "case_rejected") == 1


def test_a_report_is_taken_back_until_somebody_has_decided(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    with pytest.raises(CaseNotFound):
        operations.cancel(actor=DODI, at=AT, case_id=sent.case_id)
    operations.cancel(actor=desk.lilis, at=AT, case_id=sent.case_id, reason="Salah isi. " * 100)
    case = desk.case(sent.case_id)
    assert case.status is Status.CANCELLED
    assert len(case.closing_reason) == 500


def test_a_verified_report_is_not_taken_back_any_more(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    desk.verified(sent.case_id)
    with pytest.raises(NotNow):
        operations.cancel(actor=desk.lilis, at=AT, case_id=sent.case_id)
