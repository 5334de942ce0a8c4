"""What the law says about moving: inside a kab/kota, to another one, abroad and back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from adminduk.regulations import codes
from adminduk.regulations.law import Law

NEVER, OTHER_KECAMATAN, ALWAYS = "never", "other_kecamatan", "always"
# Of code list `move_class`.
SAME_VILLAGE, SAME_KECAMATAN, SAME_KABKOTA, SAME_PROVINCE, OTHER_PROVINCE = range(1, 6)
# Of code list `move_who`.
HEAD_ALONE, WHOLE_FAMILY, HEAD_AND_SOME, MEMBERS = range(1, 5)


def class_of_move(origin: str, destination: str) -> int:
    """How far it goes (F-1.03), code list `move_class`; region codes, at least of a kab/kota."""
    for length, found in ((10, SAME_VILLAGE), (6, SAME_KECAMATAN), (4, SAME_KABKOTA), (2, SAME_PROVINCE)):
        both_known = len(origin) >= length and len(destination) >= length
        if both_known and origin[:length] == destination[:length]:
            return found
    return OTHER_PROVINCE


def needs_letter(origin: str, destination: str) -> bool:
    """Only who leaves the kab/kota needs a moving letter (Permendagri 108/2019; F-1.03)."""
    return class_of_move(origin, destination) > SAME_KABKOTA


def who_moves(*, head: bool, movers: int, members: int) -> int:
    """Code list `move_who` of F-1.03: whether the head is among them, how many of how many."""
    if not head:
        return MEMBERS
    if movers == members:
        return WHOLE_FAMILY
    return HEAD_ALONE if movers == 1 else HEAD_AND_SOME


def number_changes(origin: str, destination: str, law: Law) -> bool:
    """Whether a family that moves inside its kab/kota gets a card with a new number; village codes.

    The number is for ever until the head changes (UU 23/2006 art. 61(3)); practice says "may stay or change".
    """
    match law.moves.number_changes_inside:
        case "always":
            return True
        case "other_kecamatan":
            return origin[:6] != destination[:6]
        case _:
            return False


def minors_move_alone(ages_and_statuses: Collection[tuple[int, int]], law: Law) -> bool:
    """Nobody among them is grown up: then the parents consent (practice under Perpres 96/2018)."""
    return not any(
        age >= law.families.head_from_age or status != codes.NOT_MARRIED for age, status in ages_and_statuses
    )


def letter_is_old(issued_on: date, today: date, law: Law) -> bool:
    """Older than the days a moving letter is said to count; no rule in force was found."""
    return today > issued_on + timedelta(law.moves.letter_days)


def old_letter_is_refused(issued_on: date, today: date, law: Law) -> bool:
    """Whether an old letter opens no place at the destination any more: local practice."""
    return letter_is_old(issued_on, today, law) and law.moves.old_letter == "refuse"


def is_move_abroad(planned_months: int, law: Law) -> bool:
    """Who goes for a year or longer moves; who goes for less stays a resident (UU 23/2006 art. 18)."""
    return planned_months >= law.moves.abroad_from_months


def is_late_return(arrived_on: date, reported_on: date, law: Law) -> bool:
    """Back in the country and reported later than 14 days (UU 23/2006 art. 19); never refused."""
    return reported_on > arrived_on + timedelta(law.moves.return_limit_days)


def is_in_the_future(moved_on: date, today: date) -> bool:
    """A move is entered from the day on which it is made."""
    return moved_on > today
