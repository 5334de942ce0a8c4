"""Which distances an excerpt is set with, told from its data wherever that is certain.

Laying a page out twice to find out costs as much as the page itself. An estimate that leaves a good margin
names one set of distances; only in doubt does the template measure, from that set on to the closest one.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

# The sets of akta.typ: name, distance between rows, and millimetres for rows and names between head and foot.
SETS = (
    ("airy", 4.2, 89.0),
    ("snug", 3.1, 103.0),
    ("tight", 2.4, 114.0),
    ("dense", 1.7, 122.0),
    ("closest", 1.0, 124.0),
)
MARGIN = 2.0
# Capitals of 11.6 pt in a column of 119 mm, and of 16.5 pt across the page; both rather too few.
LETTERS_A_LINE, LETTERS_OF_A_NAME = 46, 36


def _height(row: dict[str, Any]) -> float:
    text = row["text"] or "".join(run["text"] for run in row["runs"] or ())
    lines = max(1, ceil(len(text) / LETTERS_A_LINE))
    return max(6.0, lines * 4.6 + (3.4 if row["english"] or row["said"] else 0))


def _of_people(people: Sequence[dict[str, Any]]) -> float:
    """Millimetres; a couple's names shrink to one line each, one name alone may take two."""
    if len(people) > 1:
        return 5.0 + 11.0 * len(people) + 5.0 * (len(people) - 1)
    return 9.0 + sum(7.0 * ceil(len(one["name"]) / LETTERS_OF_A_NAME) for one in people)


def sets_for(
    rows: Sequence[dict[str, Any]], people: Sequence[dict[str, Any]], notes: Sequence[Any]
) -> list[str]:
    """The name of one set that fits for certain, or the names of those that are to be measured in turn."""
    need = sum(_height(row) for row in rows) + _of_people(people)
    distances = max(0, len(rows) - 2)
    if not notes:
        for name, distance, room in SETS:
            if need + distances * distance + MARGIN <= room:
                return [name]
    first = next(
        (
            place
            for place, (_, distance, room) in enumerate(SETS)
            if need + distances * distance - 5 * MARGIN <= room
        ),
        len(SETS) - 1,
    )
    return [name for name, _, _ in SETS[first:]]
