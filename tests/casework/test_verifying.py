"""Putting a report right before it goes on: answers amended with a reason, findings confirmed, decisions noted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adminduk.casework import operations
from adminduk.casework.types import (
    Audience,
    CaseNotFound,
    CaseOfAnother,
    FindingsOpen,
    ReasonNeeded,
    RuleRefuses,
    Status,
    Step,
)
from adminduk.foundation.access.types import NotAllowed
from adminduk.register.types.loading import LoadedFamily
from tests import cast
from tests.cases import BIRTH_PAGES, a_draft, fill
from tests.casework.office import Desk
from tests.people import AT, DODI, Relation, asep_and_siti, member, settle

pytestmark = pytest.mark.django_db
OLD_BIRTH = {
    "birth_date-day": "14",
    "birth_date-month": "11",
    "birth_date-year": "1999",
    "birth_time": "04.35",
}


def amend(desk: Desk, case_id, form: dict[str, str], page: str = "measures", **changes: object):  # type: ignore[no-untyped-def]
    facts = {"actor": desk.rina, "at": AT, "reason": "Menurut surat lahir."}
    return operations.amend(**(facts | changes), case_id=case_id, page=page, form=form)


@pytest.fixture
def opened(desk: Desk, family: LoadedFamily):  # type: ignore[no-untyped-def]
    """A case that Rina looks at."""
    sent = desk.sent(family)
    desk.open(sent.case_id)
    return sent.case_id


def test_an_answer_is_amended_with_a_reason_and_the_history_names_the_field(desk: Desk, opened) -> None:  # type: ignore[no-untyped-def]
    amend(desk, opened, {"weight_grams": "2900", "length_cm": "49"})
    case = desk.case(opened)
    step = case.history[-1]
    assert case.answers["weight_grams"] == 2900
    assert (step.operation, step.note, step.detail) == (
        Step.AMEND,
        "Menurut surat lahir.",
        {"fields": ["weight_grams"]},
    )
    assert "2900" not in repr(step.detail)


def test_an_amendment_that_changes_nothing_leaves_no_line(desk: Desk, opened) -> None:  # type: ignore[no-untyped-def]
    before = len(desk.case(opened).history)
    amend(desk, opened, {"weight_grams": "3100", "length_cm": "49"})
    assert len(desk.case(opened).history) == before


def test_an_amendment_needs_a_reason_a_right_page_and_a_right_answer(desk: Desk, opened) -> None:  # type: ignore[no-untyped-def]
    right = {"weight_grams": "2900", "length_cm": "49"}
    with pytest.raises(ReasonNeeded):
        amend(desk, opened, right, reason=" ")
    with pytest.raises(CaseNotFound):
        amend(desk, opened, right, page="horoscope")
    assert amend(desk, opened, {"weight_grams": "banyak", "length_cm": "49"}).errors
    assert desk.case(opened).answers["weight_grams"] == 3100


def test_the_queue_shows_the_amended_name(desk: Desk, opened) -> None:  # type: ignore[no-untyped-def]
    amend(desk, opened, {"child_name": "Alya Nur Aisyah"}, page="child_name")
    assert desk.case(opened).line.label == "ALYA NUR AISYAH"


def test_nobody_but_the_officer_of_the_case_amends_confirms_or_decides(desk: Desk, opened) -> None:  # type: ignore[no-untyped-def]
    fajar = cast.staff("verifier").actor
    for officer, refusal in ((fajar, CaseOfAnother), (DODI, CaseNotFound), (desk.hendra, NotAllowed)):
        with pytest.raises(refusal):
            amend(desk, opened, {"weight_grams": "2900"}, actor=officer)
        with pytest.raises(refusal):
            operations.confirm_finding(actor=officer, at=AT, case_id=opened, key="wording")
        with pytest.raises(refusal):
            operations.set_decision(actor=officer, at=AT, case_id=opened, name="late_decision", number="1")


def test_a_finding_that_is_not_there_is_not_confirmed(desk: Desk, opened) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(CaseNotFound):
        operations.confirm_finding(actor=desk.rina, at=AT, case_id=opened, key="mothers_age")


def test_a_decision_that_is_not_due_or_has_no_number_is_not_noted(desk: Desk, opened) -> None:  # type: ignore[no-untyped-def]
    for name, number in (("late_decision", "470/1"), ("horoscope", "470/1")):
        with pytest.raises(ReasonNeeded):
            operations.set_decision(actor=desk.rina, at=AT, case_id=opened, name=name, number=number)


def test_a_case_whose_findings_are_open_does_not_go_on_and_confirming_twice_is_once(desk: Desk) -> None:
    """A mother of sixty-one is a question, never a refusal."""
    family = asep_and_siti()
    siti = replace(member(family, Relation.WIFE), birth_date=family.head.birth_date.replace(year=1964))
    family = settle(replace(family, members=(family.head, siti, family.members[2])))
    sent = desk.sent(family)
    desk.open(sent.case_id)
    desk.judge(sent.case_id)
    with pytest.raises(FindingsOpen):
        operations.verify(actor=desk.rina, at=AT, case_id=sent.case_id)
    (asked,) = desk.filling(desk.rina, sent.case_id).unconfirmed(Audience.OFFICER)
    for _ in range(2):
        operations.confirm_finding(actor=desk.rina, at=AT, case_id=sent.case_id, key=asked.key)
    assert desk.case(sent.case_id).confirmed == (asked.key,)
    operations.verify(actor=desk.rina, at=AT, case_id=sent.case_id)
    assert desk.case(sent.case_id).status is Status.VERIFIED


def test_what_an_officer_must_confirm_the_one_who_enters_cannot(desk: Desk) -> None:
    family = asep_and_siti()
    siti = replace(member(family, Relation.WIFE), birth_date=family.head.birth_date.replace(year=1964))
    family = settle(replace(family, members=(family.head, siti, family.members[2])))
    case_id = a_draft(desk.lilis, AT, family, reporter=siti.person_id)
    father = {"father": {"father_kind": "member", "father_member": str(family.head.person_id)}}
    fill(desk.lilis, AT, case_id, BIRTH_PAGES | father)
    with pytest.raises(CaseNotFound):
        operations.confirm_own(actor=desk.lilis, at=AT, case_id=case_id, key="mothers_age")
    assert desk.case(case_id).confirmed == ()


def test_an_amendment_that_breaks_a_rule_keeps_the_case_here(desk: Desk, opened) -> None:  # type: ignore[no-untyped-def]
    desk.judge(opened)
    witness = {"witnesses-0-name": "Euis Komariah", "witnesses-0-nik": "3201015505800001"}
    twice = witness | {"witnesses-1-name": "Euis Komariah", "witnesses-1-nik": "3201015505800001"}
    amend(desk, opened, twice, page="witnesses")
    with pytest.raises(RuleRefuses, match="saksi harus orang yang berbeda"):
        operations.verify(actor=desk.rina, at=AT, case_id=opened)
