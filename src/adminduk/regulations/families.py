"""What the law says about family cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from adminduk.regulations.law import Law

NOT_MARRIED = 1
HEAD, HUSBAND, WIFE, CHILD, CHILD_IN_LAW, GRANDCHILD = 1, 2, 3, 4, 5, 6
OTHER_RELATIVE = 9
MARRIED, MARRIED_NOT_REGISTERED = 2, 3


def may_be_head(age: int, marital_status: int, law: Law) -> bool:
    """Seventeen, or married before (UU 23/2006 art. 63(1)); `marital_status` of code list `marital_kk`."""
    return age >= law.families.head_from_age or marital_status != NOT_MARRIED


def needs_an_adult_head(ages_and_statuses: Iterable[tuple[int, int]], law: Law) -> bool:
    """Whether nobody who is left in a family may be its head."""
    return not any(may_be_head(age, status, law) for age, status in ages_and_statuses)


def everybody_has_a_place(members: Collection[object], placed: Collection[object]) -> bool:
    """A card ends only when each of its members, and nobody else, is given a place on another one: a resident
    is on one card, never on none (UU 23/2006 art. 61, 62(1))."""
    return set(members) == set(placed)


def gap_is_plausible(parent_born: date, child_born: date, law: Law) -> bool:
    """Whether the parent is older than the child by a gap that occurs in life."""
    gap = child_born.year - parent_born.year
    gap -= (child_born.month, child_born.day) < (parent_born.month, parent_born.day)
    return gap >= law.families.youngest_parent


def relation_fits_sex(relation: int, sex: int) -> bool:
    """A husband is a man and a wife a woman; codes of `relation` and `sex`."""
    return {HUSBAND: sex == 1, WIFE: sex == 2}.get(relation, True)


def may_be_called_spouse(relation: int, head_status: int, status: int) -> bool:
    """Only who is married stands on a card as husband or wife of its head (Permendagri
    108/2019 art. 10); statuses of code list `marital_kk`."""
    married = {MARRIED, MARRIED_NOT_REGISTERED}
    return relation not in (HUSBAND, WIFE) or (head_status in married and status in married)


def may_be_called_child(relation: int, head_born: date, born: date) -> bool:
    """A child is younger than the head of whom it is one."""
    return relation != CHILD or born > head_born


def host_consents(consenting: tuple[int, int] | None, law: Law) -> bool:
    """Others come onto a card only with the word of one of its members who might head it, given as
    (age, marital status) (Perpres 96/2018; F-1.02)."""
    return consenting is not None and may_be_head(*consenting, law)


def may_split_off(age: int, marital_status: int, law: Law) -> bool:
    """Whether somebody may found a card beside the family he lives with: 17, or married (F-1.02)."""
    return may_be_head(age, marital_status, law)


def are_shown_as_couple(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether a family card shows two members, each (relation, marital status), as husband and wife."""
    couples = ({HEAD, WIFE}, {HEAD, HUSBAND}, {CHILD, CHILD_IN_LAW})
    married = {MARRIED, MARRIED_NOT_REGISTERED}
    return {first[0], second[0]} in couples and first[1] in married and second[1] in married


def relation_of_newborn(parents_relation: int | None) -> int:
    """The relation to the head of a child whose parent stands in the card with `parents_relation`."""
    if parents_relation in (HEAD, HUSBAND, WIFE):
        return CHILD
    if parents_relation in (CHILD, CHILD_IN_LAW):
        return GRANDCHILD
    return OTHER_RELATIVE
