"""What was reported, laid beside what the register knows: one row a piece of data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.foundation.texts import Both


class Likeness(StrEnum):
    """`NOTE`: nothing in the register to compare with, or something worth a look; it hinders nothing."""

    OK = "ok"
    DIFFERS = "differs"
    MISSING = "missing"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One row. `field` is the answer that may be put right, "" when nothing was asked.

    `letters`: both sides are spellings of one thing, so that the letters which differ are worth marking.
    """

    label: Both
    reported: Both | str
    register: Both | str
    result: Likeness
    explanation: Both
    field: str = ""
    letters: bool = False
