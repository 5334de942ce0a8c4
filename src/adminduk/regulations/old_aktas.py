"""What holds for akta on paper from before the numbers of today."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

LONGEST = 60
# Signs that stand in old numbers: 474.1/123/2005, 123/IST/1998, AL.501.0012345, No. 12/Dsp/1987.
_SIGNS = re.compile(r"[0-9A-Z ./\-()]+")
_OF_TODAY = re.compile(r"\d{4}-[A-Z]{2,4}-\d{8}-\d{4}")
# Staatsblad 1849/25 brought the first registers of civil status.
FIRST_YEAR = 1849


def as_written(number: str) -> str:
    """The number with one blank where there are several and in capitals, so that one paper has one number."""
    return " ".join(number.upper().split())


def is_old_number(number: str) -> bool:
    """Free in form, but with a figure in it, not too long, and not of today's form."""
    return (
        0 < len(number) <= LONGEST
        and _SIGNS.fullmatch(number) is not None
        and any(sign.isdigit() for sign in number)
        and _OF_TODAY.fullmatch(number) is None
    )


def is_plausible_year(year: int, *, issued_on: date | None, today: date) -> bool:
    """The year of the register, not in the future, and not after the excerpt was issued."""
    return FIRST_YEAR <= year <= min(today.year, (issued_on or today).year) and (issued_on or today) <= today


def were_two(recorded_by: UUID | str, compared_by: UUID | str) -> bool:
    """Who read the paper does not compare his own reading."""
    return recorded_by != compared_by


def has_scan(papers: int) -> bool:
    return papers > 0
