"""What the law says about a divorce, each question a function that reads aloud."""

from __future__ import annotations

from datetime import date, timedelta

from adminduk.regulations.law import Law


def is_late(final_on: date, reported_on: date, law: Law) -> bool:
    """Later than 60 days after the ruling became final (UU 23/2006 art. 40(1)); never a reason to refuse."""
    return reported_on > final_on + timedelta(law.divorce.reporting_limit_days)


def is_late_annulment(final_on: date, reported_on: date, law: Law) -> bool:
    """Later than 60 days after the ruling became final (UU 23/2006 art. 43(1)); never a reason to refuse."""
    return reported_on > final_on + timedelta(law.divorce.annulment_limit_days)


def is_final_before_it_was_given(given_on: date, final_on: date) -> bool:
    """A ruling becomes final on the day it was given or later (UU 23/2006 art. 40)."""
    return final_on < given_on


def is_before_the_marriage(final_on: date, married_on: date | None) -> bool:
    """Nobody is divorced before the wedding; None where its day is not known."""
    return married_on is not None and final_on < married_on


def may_end_by_statement(*, registered: bool) -> bool:
    """Only a marriage that nobody registered ends by the couple's statement (F-1.05); any other one by a
    ruling (UU 1/1974 art. 39(1))."""
    return not registered
