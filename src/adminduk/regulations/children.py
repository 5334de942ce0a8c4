"""What the law says about acknowledgement, legitimation and adoption of a child."""

from __future__ import annotations

from datetime import date, timedelta

from adminduk.regulations.law import Law

INDONESIAN = 1


def is_late_acknowledgement(stated_on: date, reported_on: date, law: Law) -> bool:
    """Later than 30 days after the father's statement (UU 24/2013 art. 49(1)); never a reason to refuse."""
    return reported_on > stated_on + timedelta(law.children.acknowledgement_limit_days)


def is_late_legitimation(akta_of: date, reported_on: date, law: Law) -> bool:
    """Later than 30 days after the parents' akta of marriage (UU 24/2013 art. 50(1))."""
    return reported_on > akta_of + timedelta(law.children.legitimation_limit_days)


def is_late_adoption(received_on: date, reported_on: date, law: Law) -> bool:
    """Later than 30 days after the parents received the ruling (UU 23/2006 art. 47(2))."""
    return reported_on > received_on + timedelta(law.children.adoption_limit_days)


def religion_forbids_acknowledgement(father: int | None, mother: int | None, law: Law) -> bool:
    """Not where a parent's religion does not allow it (UU 24/2013 art. 49(2)); codes of `religion`."""
    return bool({father, mother} & set(law.children.religions_without_acknowledgement))


def acknowledgement_needs_ruling(
    *, mother_citizenship: int, mother_approves: bool, married_by_religion: bool
) -> bool:
    """The mother approves and the parents are married by their religion; else, or where the mother is
    foreign, the court decides (UU 24/2013 art. 49; Perpres 96/2018)."""
    return mother_citizenship != INDONESIAN or not mother_approves or not married_by_religion


def legitimation_needs_ruling(
    *,
    born: date,
    religious_wedding_on: date | None,
    parents_citizenships: tuple[int, int],
    parents_religions: tuple[int | None, int | None],
    law: Law,
) -> bool:
    """A child born before the religious wedding, a foreign parent, and Muslim parents need a ruling
    (UU 24/2013 art. 50(2); Perpres 96/2018)."""
    return (
        religious_wedding_on is None
        or born < religious_wedding_on
        or set(parents_citizenships) != {INDONESIAN}
        or bool(set(parents_religions) & set(law.children.legitimation_by_religious_court))
    )


def is_too_old_to_be_adopted(born: date, adopted_on: date, law: Law) -> bool:
    """A child is adopted before it is eighteen (PP 54/2007 art. 12(1))."""
    age = adopted_on.year - born.year - ((adopted_on.month, adopted_on.day) < (born.month, born.day))
    return age >= law.children.adopted_before_age


def is_older_than_child(parent_born: date, child_born: date) -> bool:
    """Nobody is the parent of somebody older."""
    return parent_born < child_born
