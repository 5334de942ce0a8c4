"""The tables on marriages, divorces and children that a registrar can read, line by line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from adminduk.regulations import children, divorces, marriages
from adminduk.regulations.law import Law
from tests.regulations.test_tables import cases

SEX = {"M": marriages.MAN, "F": marriages.WOMAN}
LATE = {
    "marriage": marriages.is_late,
    "marriage annulled": marriages.is_late_annulment,
    "divorce": divorces.is_late,
    "divorce annulled": divorces.is_late_annulment,
    "acknowledgement": children.is_late_acknowledgement,
    "legitimation": children.is_late_legitimation,
    "adoption": children.is_late_adoption,
}


@pytest.mark.parametrize("case", cases("age_to_marry"))
def test_age_to_marry(case: dict[str, Any], law: Law) -> None:
    day = (case["born"], case["wedding"])
    assert marriages.needs_dispensation(SEX[case["sex"]], *day, law) is case["dispensation"]
    assert marriages.needs_parents_consent(*day, law) is case["consent"]


@pytest.mark.parametrize("case", cases("marrying_again"))
def test_marrying_again(case: dict[str, Any]) -> None:
    may = marriages.may_marry_again(SEX[case["sex"]], bound=case["bound"], allowed_by_court=case["court"])
    assert may is case["may"]
    assert marriages.needs_proof_of_end(case["status"]) is case["proof"]


@pytest.mark.parametrize("case", cases("waiting_times"))
def test_waiting_times(case: dict[str, Any], law: Law) -> None:
    days = (case["ended"], case["wedding"])
    assert marriages.is_in_waiting_time(SEX[case["sex"]], case["by"], *days, law) is case["waits"]


@pytest.mark.parametrize("case", cases("faiths_of_couples"))
def test_faiths_of_couples(case: dict[str, Any], law: Law) -> None:
    couple = (case["husband"], case["wife"])
    recorded = "by the Dinas"
    if marriages.are_for_the_religious_office(*couple, law):
        recorded = "by the KUA"
    elif marriages.need_a_ruling_for_their_faiths(*couple, law):
        recorded = "by ruling only"
    assert recorded == case["recorded"]


@pytest.mark.parametrize("case", cases("kin_who_marry"))
def test_kin_who_marry(case: dict[str, Any]) -> None:
    parents = [set(case["parents_of_one"]), set(case["parents_of_other"])]
    assert marriages.are_too_near(case["one"], case["other"], *parents) is case["too_near"]


@pytest.mark.parametrize("case", cases("permits_to_marry"))
def test_permits_to_marry(case: dict[str, Any], law: Law) -> None:
    assert marriages.needs_permit(case["citizenship"], case["occupation"], law) is case["permit"]


@pytest.mark.parametrize("case", cases("late_reports"))
def test_late_reports(case: dict[str, Any], law: Law) -> None:
    assert LATE[case["event"]](case["since"], case["reported"], law) is case["late"]


@pytest.mark.parametrize("case", cases("days_of_rulings"))
def test_days_of_rulings(case: dict[str, Any]) -> None:
    wrong = divorces.is_final_before_it_was_given(case["given"], case["final"])
    wrong = wrong or divorces.is_before_the_marriage(case["final"], case["married"])
    assert wrong is not case["in_order"]


@pytest.mark.parametrize("case", cases("acknowledgements"))
def test_acknowledgements(case: dict[str, Any], law: Law) -> None:
    answer = "yes"
    if children.religion_forbids_acknowledgement(case["father"], case["mother"], law):
        answer = "no"
    elif children.acknowledgement_needs_ruling(
        mother_citizenship=2 if case["mother_foreign"] else 1,
        mother_approves=case["approves"],
        married_by_religion=case["by_religion"],
    ):
        answer = "ruling"
    assert answer == case["answer"]


@pytest.mark.parametrize("case", cases("legitimations"))
def test_legitimations(case: dict[str, Any], law: Law) -> None:
    needs_ruling = children.legitimation_needs_ruling(
        born=case["born"],
        religious_wedding_on=case["wedding"],
        parents_citizenships=tuple(case["citizenships"]),
        parents_religions=tuple(case["religions"]),
        law=law,
    )
    assert needs_ruling is case["ruling"]


@pytest.mark.parametrize("case", cases("ages_of_adoption"))
def test_ages_of_adoption(case: dict[str, Any], law: Law) -> None:
    assert children.is_too_old_to_be_adopted(case["born"], case["adopted"], law) is case["too_old"]


def test_a_region_may_take_two_churches_for_two_faiths(law: Law) -> None:
    assert not marriages.need_a_ruling_for_their_faiths(2, 3, law)
    assert marriages.need_a_ruling_for_their_faiths(2, 3, law.supposing(marriage__of_one_faith=()))


def test_only_an_unregistered_marriage_ends_by_the_couples_statement_with_two_witnesses(law: Law) -> None:
    assert divorces.may_end_by_statement(registered=False)
    assert not divorces.may_end_by_statement(registered=True)
    assert [marriages.is_witnessed(count, law) for count in (1, 2)] == [False, True]


def test_a_marriage_joins_a_man_and_a_woman_on_a_day_that_has_come() -> None:
    assert marriages.are_man_and_woman(1, 2)
    assert not marriages.are_man_and_woman(2, 1)
    assert marriages.is_in_the_future(date(2026, 11, 22), date(2026, 11, 21))
    assert not marriages.is_in_the_future(date(2026, 11, 21), date(2026, 11, 21))


def test_a_parent_is_older_than_the_child() -> None:
    assert children.is_older_than_child(date(1994, 9, 2), date(2020, 1, 5))
    assert not children.is_older_than_child(date(2020, 1, 5), date(2020, 1, 5))
