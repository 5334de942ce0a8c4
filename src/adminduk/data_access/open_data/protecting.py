"""Controlled rounding: what is published of a village, and why nothing protected follows from it.

Every count becomes a multiple of `base`, next below or next above. The residents of one sex are rounded
first, and of each dimension (age, religion …) just so many cells are rounded up that they add up to them. So
tables add up, at every level, and larger regions are sums of what is published of villages.

Why nothing protected follows. Take any cell that is published as v, and any count x with |x - v| < base,
x >= 0. The people may be exactly as published, except x in that cell and in one other cell of each other
dimension, the residents of that sex being changed by as much. Each of these counts has v as a neighbour, and
they add up, so such a village is published alike. No table, no sum and no difference of published numbers can
exclude any of these x: a cell published as 0 may hold 0 to base - 1 people, one published as base may hold 1 to
2 base - 1. Whether a cell goes up is decided by a keyed hash of its name, not by chance: publishing again
adds nothing that could be averaged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from adminduk.foundation.keys import derived_key

# Each of these divides the residents; what does not (children with an akta, say) would link tables by
# inequalities, for which the argument above does not hold, so it is not published.
DIMENSIONS = ("age", "religion", "education", "occupation", "marital", "blood", "citizenship", "disability")
SEXES = ("1", "2")
RESIDENTS, FAMILIES = "people:all", "families:all:0"
# Between 0 and 1, always the same for a cell of a region.
Draw = Callable[[str, str], float]


@cache
def _key() -> bytes:
    return derived_key(Path(settings.ADMINDUK_MASTER_KEY), "data_access/open-data")


def keyed(region: str, cell: str) -> float:
    told = blake2b(f"{region}/{cell}".encode(), digest_size=8, key=_key()).digest()
    return int.from_bytes(told) / 2**64


def protect(cells: Mapping[str, int], *, region: str, base: int, draw: Draw = keyed) -> dict[str, int]:
    """What may be published of one region's counts; cells that are not there are published as 0."""
    published = {}
    tables = _tables(cells)
    for sex in SEXES:
        residents = cells.get(f"{RESIDENTS}:{sex}", 0)
        shown = _rounded(residents, draw(region, f"{RESIDENTS}:{sex}"), base)
        published[f"{RESIDENTS}:{sex}"] = shown
        for dimension in DIMENSIONS:
            table = tables[dimension, sex]
            # Only some are recorded (disability): the others make the table whole.
            table["0"] = table.get("0", 0) + residents - sum(table.values())
            named = {f"{dimension}:{code}:{sex}": count for code, count in table.items()}
            published |= _adding_up(named, shown, region, base, draw)
    published[FAMILIES] = _rounded(cells.get(FAMILIES, 0), draw(region, FAMILIES), base)
    return {cell: count for cell, count in published.items() if count}


def _tables(cells: Mapping[str, int]) -> defaultdict[tuple[str, str], dict[str, int]]:
    tables: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for cell, count in cells.items():
        dimension, code, sex = cell.split(":")
        if dimension in DIMENSIONS:
            tables[dimension, sex][code] = count
    return tables


def _rounded(count: int, drawn: float, base: int) -> int:
    whole, rest = divmod(count, base)
    return (whole + (rest / base > drawn)) * base


def _adding_up(cells: Mapping[str, int], wanted: int, region: str, base: int, draw: Draw) -> dict[str, int]:
    """Multiples of `base` next to each count, with `wanted` as their sum; one always exists."""
    rests = {cell: count % base for cell, count in cells.items()}
    rounded = {cell: count - rests[cell] for cell, count in cells.items()}
    up = (wanted - sum(rounded.values())) // base
    uneven = (cell for cell, rest in rests.items() if rest)
    for cell in sorted(uneven, key=lambda cell: (draw(region, cell) - rests[cell] / base, cell))[:up]:
        rounded[cell] += base
    return rounded
