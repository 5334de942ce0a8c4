"""What the law says about a birth, each question a function that reads aloud."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from adminduk.regulations.law import Law
from adminduk.regulations.working_days import Holidays, last_day, national

INDONESIAN = 1


class Wording(StrEnum):
    """Which sentence on the parents the akta carries."""

    MARRIED = "married"
    UNREGISTERED_MARRIAGE = "unregistered_marriage"
    MOTHER_ONLY = "mother_only"
    UNKNOWN = "unknown"


def reporting_ends(birth_date: date, law: Law, holidays: Holidays = national) -> date:
    """The last day on which the birth is reported in time (UU 23/2006 art. 27)."""
    return last_day(birth_date, law.birth.reporting_limit_days, law.birth.reporting_limit_counts, holidays)


def is_late(birth_date: date, reported_on: date, law: Law, holidays: Holidays = national) -> bool:
    """Whether the report comes after the limit; the akta is then of the type LT (UU 24/2013 art. 32)."""
    return reported_on > reporting_ends(birth_date, law, holidays)


def needs_decision_of_head(
    birth_date: date, reported_on: date, law: Law, holidays: Holidays = national
) -> bool:
    """Whether the head of office must decide first; no court any more (UU 24/2013 art. 32(1))."""
    return law.birth.late_needs_decision and is_late(birth_date, reported_on, law, holidays)


def wording_for(
    *,
    mother_known: bool,
    father_named: bool,
    marriage_registered: bool,
    declared_as_couple: bool,
    card_shows_couple: bool,
    law: Law,
) -> Wording:
    """The sentence on the parents (Permendagri 108/2019 art. 48).

    `declared_as_couple`: form F-2.04 is signed; `card_shows_couple`: the family card shows them as
    husband and wife. Without both, the child is "anak seorang ibu"; and some regions write the mother
    alone whenever the marriage is not registered.
    """
    if not mother_known:
        return Wording.UNKNOWN
    if not father_named:
        return Wording.MOTHER_ONLY
    if marriage_registered:
        return Wording.MARRIED
    names_both = law.birth.unregistered_marriage_wording == "both_parents"
    if declared_as_couple and card_shows_couple and names_both:
        return Wording.UNREGISTERED_MARRIAGE
    return Wording.MOTHER_ONLY


def is_registrable_stillbirth(weeks: int, law: Law) -> bool:
    """A stillbirth is registered from 28 weeks of pregnancy on (UU 23/2006 art. 33, elucidation)."""
    return weeks >= law.birth.stillbirth_weeks


def is_late_stillbirth(birth_date: date, reported_on: date, law: Law) -> bool:
    """Later than 30 days (UU 23/2006 art. 33(1)); never a reason to refuse."""
    return reported_on > birth_date + timedelta(law.birth.stillbirth_limit_days)


def is_of_unusual_age_for_a_mother(age: int, law: Law) -> bool:
    """A question to the officer, never a refusal: such births exist, typing errors are commoner."""
    return not law.birth.mother_youngest <= age <= law.birth.mother_oldest


def may_be_child_of_late_father(birth_date: date, died_on: date, law: Law) -> bool:
    """Born within 300 days of the husband's death the child counts as his (KUHPerdata art. 255)."""
    return birth_date <= died_on + timedelta(law.birth.days_after_fathers_death)


def may_be_one_birth(first: date, second: date, law: Law) -> bool:
    """Whether two births of one mother lie too close to be two pregnancies."""
    earlier, later = sorted((first, second))
    months = (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
    return months < law.birth.duplicate_months


def citizenship_of_child(mother: int | None, father: int | None) -> int:
    """The child's citizenship, of code list `citizenship`, from the parents' (None: not known).

    One Indonesian parent is enough, and a foundling whose parents are not known is Indonesian
    (UU 12/2006 art. 4 b-d and j).
    """
    known = [one for one in (mother, father) if one is not None]
    return INDONESIAN if not known or INDONESIAN in known else known[0]


def has_parent_of_each_citizenship(mother: int | None, father: int | None) -> bool:
    """The child may hold two citizenships until 18 (UU 12/2006 art. 6)."""
    return None not in (mother, father) and (mother == INDONESIAN) != (father == INDONESIAN)
