"""Published statistics: open to everybody, so nobody is asked who he is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from adminduk.data_access.models import OpenCount, OpenDay
from adminduk.data_access.open_data.dictionary import dimensions, label_of
from adminduk.data_access.types.open_data import (
    Dimension,
    Level,
    NotPublished,
    OpenCounts,
    OpenRow,
    TooMuchAtOnce,
)
from adminduk.foundation.db.sql import rows

REGIONS_AT_ONCE = 200
BELOW = """
SELECT region_code, cells::text FROM data_access_open_count
WHERE day = %s AND length(region_code) = %s AND starts_with(region_code, %s) AND region_code > %s
ORDER BY region_code LIMIT %s
"""


def list_open_days() -> list[date]:
    """The published days, the newest first."""
    return list(OpenDay.objects.order_by("-day").values_list("day", flat=True))


def list_dimensions() -> list[Dimension]:
    """The data dictionary."""
    return list(dimensions().values())


def get_open_counts(*, region: str, day: date) -> OpenCounts:
    """What is published of one region on one day; raises `NotPublished`."""
    published = OpenDay.objects.filter(day=day).first()
    found = OpenCount.objects.filter(day=day, region_code=region).first()
    if published is None or found is None:
        raise NotPublished
    return OpenCounts(region, day, published.base, found.cells)


def list_open_counts(*, region: str, level: Level, day: date) -> Iterator[OpenCounts]:
    """Every region of `level` in `region`, by code, as they come. Raises at once, not when it is read:
    `NotPublished`, and `TooMuchAtOnce` for the villages of the whole nation."""
    if level is Level.VILLAGE and not region:
        raise TooMuchAtOnce
    published = OpenDay.objects.filter(day=day).first()
    known = OpenCount.objects.filter(day=day, region_code=region).exists()
    if published is None or not known or level.digits < len(region):
        raise NotPublished
    return _below(region, level, day, published.base)


def _below(region: str, level: Level, day: date, base: int) -> Iterator[OpenCounts]:
    last = " "
    while True:
        found = rows(BELOW, [day, level.digits, region, last, REGIONS_AT_ONCE])
        for row in found:
            yield OpenCounts(row["region_code"], day, base, json.loads(row["cells"]))
        if len(found) < REGIONS_AT_ONCE or not level.digits:
            return
        last = found[-1]["region_code"]


def rows_of(counts: OpenCounts, dimension: str = "") -> list[OpenRow]:
    """The published counts of a region as rows, in the order of the dictionary."""
    order = {name: place for place, name in enumerate(dimensions())}
    found = []
    for cell, count in counts.cells.items():
        name, code, sex = cell.split(":")
        if name in order and dimension in ("", name):
            found.append(OpenRow(counts.region, name, code, label_of(name, code), int(sex), count))
    return sorted(found, key=lambda row: (order[row.dimension], _number(row.code), row.sex))


def _number(code: str) -> int:
    return int(code) if code.isdigit() else 0
