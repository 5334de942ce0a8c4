from __future__ import annotations

from datetime import date

from adminduk.regulations import families
from adminduk.regulations.law import Law


def test_a_head_is_seventeen_or_married(law: Law) -> None:
    assert families.may_be_head(17, families.NOT_MARRIED, law)
    assert families.may_be_head(16, families.MARRIED, law)
    assert not families.may_be_head(16, families.NOT_MARRIED, law)


def test_children_alone_need_an_adult(law: Law) -> None:
    assert families.needs_an_adult_head([(16, 1), (12, 1)], law)
    assert not families.needs_an_adult_head([(16, 1), (17, 1)], law)


def test_a_parent_is_older_by_a_plausible_gap(law: Law) -> None:
    assert families.gap_is_plausible(date(2000, 5, 1), date(2010, 5, 1), law)
    assert not families.gap_is_plausible(date(2000, 5, 2), date(2010, 5, 1), law)


def test_husband_and_wife_are_seen_on_the_card() -> None:
    married, single = families.MARRIED_NOT_REGISTERED, families.NOT_MARRIED
    assert families.are_shown_as_couple((families.WIFE, married), (families.HEAD, married))
    assert families.are_shown_as_couple((families.CHILD, married), (families.CHILD_IN_LAW, married))
    assert not families.are_shown_as_couple((families.HEAD, single), (families.WIFE, married))
    assert not families.are_shown_as_couple((families.HEAD, married), (families.OTHER_RELATIVE, married))


def test_a_newborn_stands_by_its_parent() -> None:
    assert families.relation_of_newborn(families.WIFE) == families.CHILD
    assert families.relation_of_newborn(families.CHILD) == families.GRANDCHILD
    assert families.relation_of_newborn(None) == families.OTHER_RELATIVE


def test_a_husband_is_a_man_and_a_wife_a_woman() -> None:
    assert families.relation_fits_sex(families.HUSBAND, 1)
    assert not families.relation_fits_sex(families.WIFE, 1)
    assert families.relation_fits_sex(families.CHILD, 2)
