from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from adminduk.regulations import birth
from adminduk.regulations.law import Law


def test_a_region_may_do_without_the_decision(law: Law) -> None:
    assert birth.is_late(date(2020, 1, 1), date(2026, 11, 21), law)
    without = law.supposing(birth__late_needs_decision=False)
    assert not birth.needs_decision_of_head(date(2020, 1, 1), date(2026, 11, 21), without)


def test_a_stillbirth_is_registered_from_the_twenty_eighth_week(law: Law) -> None:
    assert not birth.is_registrable_stillbirth(27, law)
    assert birth.is_registrable_stillbirth(28, law)


def test_a_stillbirth_is_late_after_thirty_days(law: Law) -> None:
    assert not birth.is_late_stillbirth(date(2026, 10, 22), date(2026, 11, 21), law)
    assert birth.is_late_stillbirth(date(2026, 10, 21), date(2026, 11, 21), law)


def test_a_mother_of_nine_or_sixty_one_is_asked_about(law: Law) -> None:
    asked = [age for age in (9, 10, 35, 60, 61) if birth.is_of_unusual_age_for_a_mother(age, law)]
    assert asked == [9, 61]


def test_a_child_born_three_hundred_days_after_the_fathers_death_counts_as_his(law: Law) -> None:
    assert birth.may_be_child_of_late_father(date(2026, 10, 28), date(2026, 1, 1), law)
    assert not birth.may_be_child_of_late_father(date(2026, 10, 29), date(2026, 1, 1), law)


def test_two_births_within_nine_months_may_be_one(law: Law) -> None:
    assert birth.may_be_one_birth(date(2026, 3, 1), date(2026, 11, 30), law)
    assert not birth.may_be_one_birth(date(2026, 3, 1), date(2026, 12, 1), law)


@given(st.dates(), st.dates())
def test_the_order_of_two_births_does_not_matter(one: date, other: date) -> None:
    law = Law(on=date(2026, 11, 21))
    assert birth.may_be_one_birth(one, other, law) == birth.may_be_one_birth(other, one, law)


def test_one_indonesian_parent_or_none_known_makes_an_indonesian() -> None:
    assert birth.citizenship_of_child(1, 2) == 1
    assert birth.citizenship_of_child(2, 1) == 1
    assert birth.citizenship_of_child(None, None) == 1
    assert birth.citizenship_of_child(2, 2) == 2
    assert birth.citizenship_of_child(2, None) == 2


def test_parents_of_two_citizenships_give_the_child_a_choice() -> None:
    assert birth.has_parent_of_each_citizenship(1, 2)
    assert not birth.has_parent_of_each_citizenship(1, 1)
    assert not birth.has_parent_of_each_citizenship(2, None)
