"""Two birth dates: the same, a slip of the pen, an estimate, or another day."""

from __future__ import annotations

from datetime import date, timedelta
from math import log2

from adminduk.register.types.likeness import Agreement, Compared

# Days on which people now living may have been born, and years.
DAYS, YEARS = 25_000, 70
M_SAME, M_SLIP, M_PART, M_OTHER = 0.91, 0.06, 0.02, 0.01
# Other days of a living person's that are one slip away.
SLIPS = 30
ESTIMATED_YEARS = 3
# How often two people's dates differ in one part only.
PARTS = {"day": 1 / (YEARS * 12), "month": 1 / (YEARS * 30), "year": 1 / 365}
# Brothers and sisters are further apart than this, but for twins.
MONTHS_APART = timedelta(days=250)


def compare_birth_dates(one: date | None, other: date | None, *, estimated: bool = False) -> Compared:
    """`estimated`: at least one of the two was never known exactly."""
    if one is None or other is None:
        return _said(Agreement.UNKNOWN, "unknown", 0.0)
    if one == other:
        # Estimates crowd on the first of July and the thirty-first of December.
        return _said(Agreement.SAME, "same", log2(M_SAME * YEARS) if estimated else log2(M_SAME * DAYS))
    note = slip(one, other)
    if note:
        return _said(Agreement.CLOSE, note, log2(M_SLIP * DAYS / SLIPS))
    if estimated:
        apart = abs(one.year - other.year)
        if apart <= ESTIMATED_YEARS:
            return _said(Agreement.CLOSE, "estimated", log2(0.9 * YEARS / (2 * ESTIMATED_YEARS + 1)))
        return _said(Agreement.DIFFERENT, "different", log2(0.1))
    part = _part(one, other)
    if part:
        return _said(Agreement.PARTLY, part, log2(M_PART / PARTS[part]))
    return _said(Agreement.DIFFERENT, "different", log2(M_OTHER))


def _part(one: date, other: date) -> str:
    """ "day", "month" or "year" when that alone differs; the year by ten at most."""
    if one.year == other.year and one.month == other.month:
        return "day"
    if one.year == other.year and one.day == other.day:
        return "month"
    same_day = (one.month, one.day) == (other.month, other.day)
    return "year" if same_day and abs(one.year - other.year) <= 10 else ""


def slip(one: date, other: date) -> str:
    """ "day_and_month", "digit" or "digits_swapped" when one slip explains the difference; "" otherwise."""
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return "day_and_month"
    left, right = f"{one:%Y%m%d}", f"{other:%Y%m%d}"
    wrong = [place for place in range(8) if left[place] != right[place]]
    if len(wrong) == 1:
        return "digit"
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        first, second = wrong
        if (left[first], left[second]) == (right[second], right[first]):
            return "digits_swapped"
    return ""


def slips_of(day: date) -> list[date]:
    """Every day that one slip makes of `day`, itself first: where to look for whom was written wrongly."""
    text = f"{day:%Y%m%d}"
    written = {text[:4] + text[6:] + text[4:6]}
    for place in range(2, 8):
        written |= {text[:place] + digit + text[place + 1 :] for digit in "0123456789"}
        if place < 7:
            written.add(text[:place] + text[place + 1] + text[place] + text[place + 2 :])
    found = {made for one in written if (made := _day(one)) is not None}
    found.discard(day)
    return [day, *sorted(found)]


def near(one: date | None, other: date | None) -> bool:
    """Twins are born on one day, or around midnight."""
    return one is not None and other is not None and abs(one - other) <= timedelta(days=1)


def siblings_apart(one: date | None, other: date | None) -> bool:
    """As far apart as two children of one mother are."""
    return one is not None and other is not None and abs(one - other) >= MONTHS_APART


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _said(agreement: Agreement, note: str, bits: float) -> Compared:
    return Compared("birth_date", agreement, note, round(bits, 2))
