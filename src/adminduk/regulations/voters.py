"""Who may vote on a day, each question a function that reads aloud: the base of DP4.

The function data_access_voters says the same in the database; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from adminduk.regulations import codes
from adminduk.regulations.law import Law

INDONESIAN = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """What of somebody decides; codes are those of `regulations.codes`."""

    birth_date: date
    marital_status: int
    occupation: int | None
    citizenship: int
    life: str
    residence: str


def born_until(polling_day: date, law: Law) -> date:
    """The last birthday of those who are of age on that day; born on 29 February comes of age on 1 March."""
    year = polling_day.year - law.voters.age
    try:
        return polling_day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def is_citizen(citizenship: int) -> bool:
    """Only Indonesian citizens vote (UU 7/2017)."""
    return citizenship == INDONESIAN


def is_of_age(birth_date: date, polling_day: date, law: Law) -> bool:
    """17 years on the polling day itself, not when the list is made (UU 7/2017)."""
    return birth_date <= born_until(polling_day, law)


def was_ever_married(marital_status: int) -> bool:
    """Married now or once, at any age (UU 7/2017)."""
    return marital_status != codes.NOT_MARRIED


def serves_without_vote(occupation: int | None, law: Law) -> bool:
    """Soldiers and the police do not vote (UU 7/2017)."""
    return occupation in law.voters.occupations_without_vote


def is_alive(life: str) -> bool:
    """Not dead, and not a record that was merged into another or annulled."""
    return life == "living"


def is_listed_where_he_lives(residence: str, law: Law) -> bool:
    """Residents, those abroad, and who is between two offices; nobody loses his vote on the way."""
    return residence in law.voters.residences


def may_vote(one: Candidate, polling_day: date, law: Law) -> bool:
    return why_not(one, polling_day, law) is None


def why_not(one: Candidate, polling_day: date, law: Law) -> str | None:
    """The first reason against, as a code of the change lists; None for who votes."""
    if not is_alive(one.life):
        return "dead" if one.life == "dead" else "void"
    if not is_citizen(one.citizenship):
        return "citizenship"
    if serves_without_vote(one.occupation, law):
        return "serves"
    if not is_of_age(one.birth_date, polling_day, law) and not was_ever_married(one.marital_status):
        return "age"
    if not is_listed_where_he_lives(one.residence, law):
        return "residence"
    return None
