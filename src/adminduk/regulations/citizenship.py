"""What the law says about becoming Indonesian and about losing the citizenship."""

from __future__ import annotations

from datetime import date, timedelta

from adminduk.regulations.law import Law

INDONESIAN, FOREIGN = 1, 2


def needs_oath(ground: str, law: Law) -> bool:
    """Whether the citizenship begins with an oath: of those who are naturalised (UU 12/2006 art. 14-16);
    spouses (art. 19), children (art. 25) and those who choose (art. 6) become Indonesian by statement."""
    return ground in law.citizenship.grounds_with_oath


def begins_on(ground: str, decreed_on: date, oath_on: date | None, law: Law) -> date:
    """The day from which somebody is Indonesian: that of the oath where one is needed
    (UU 12/2006 art. 14(1)), else that of the decree."""
    return oath_on if needs_oath(ground, law) and oath_on is not None else decreed_on


def may_swear(decreed_on: date, oath_on: date, today: date) -> bool:
    """The oath comes after the decree (UU 12/2006 art. 14), and not in the future."""
    return decreed_on <= oath_on <= today


def gain_is_late(since: date, reported_on: date, law: Law) -> bool:
    """Later than 60 days from the minutes of the oath (UU 23/2006 art. 53(1)); never a reason to refuse."""
    return reported_on > since + timedelta(law.citizenship.gain_limit_days)


def lives_where_a_foreigner_may(residence: str) -> bool:
    """Who is Indonesian no more is a resident only with a stay permit, which comes by its own event
    (UU 23/2006 art. 20-21)."""
    return residence in ("abroad", "visitor")
