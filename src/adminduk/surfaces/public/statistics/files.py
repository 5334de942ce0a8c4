"""Published statistics as files, written while they are read: one row for each count."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import cache

from adminduk.data_access.queries import rows_of
from adminduk.data_access.types import Level, OpenCounts
from adminduk.offices.queries import find_region, list_regions

COLUMNS = ("day", "region_code", "region_name", "dimension", "code", "label_id", "label_en", "sex", "count")
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
REGIONS_A_GROUP = 200
Row = tuple[str, str, str, str, str, str, str, int, int]


def rows(found: Iterator[OpenCounts], dimension: str) -> Iterator[list[Row]]:
    """The rows of one region after another, the names of regions looked up by their parents."""
    named = cache(_names_below)
    for counts in found:
        name = _name(counts.region, named)
        day = counts.day.isoformat()
        yield [
            (day, row.region, name, row.dimension, row.code, row.label.id, row.label.en, row.sex, row.count)
            for row in rows_of(counts, dimension)
        ]


def _names_below(parent: str) -> dict[str, str]:
    return {one.code: one.name for one in list_regions(parent)}


def _name(code: str, named: Callable[[str], dict[str, str]]) -> str:
    if not code:
        return "Indonesia"
    parent = {2: "", 4: code[:2], 6: code[:4], 10: code[:6]}.get(len(code), "")
    known = named(parent).get(code)
    if known is None:
        region = find_region(code)
        known = region.name if region else ""
    return known


def as_csv(found: Iterator[OpenCounts], dimension: str) -> Iterator[bytes]:
    yield (",".join(COLUMNS) + "\r\n").encode()
    for some in rows(found, dimension):
        text = io.StringIO()
        csv.writer(text).writerows(some)
        yield text.getvalue().encode()


def as_json(found: Iterator[OpenCounts], dimension: str, *, facts: dict[str, object]) -> Iterator[bytes]:
    head = json.dumps(facts, ensure_ascii=False)
    yield f'{head[:-1]}, "rows": ['.encode()
    comma = ""
    for some in rows(found, dimension):
        if some:
            told = ",\n".join(
                json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) for row in some
            )
            yield f"{comma}\n{told}".encode()
            comma = ","
    yield b"\n]}\n"


def as_parquet(found: Iterator[OpenCounts], dimension: str) -> bytes:
    import pyarrow as arrow
    from pyarrow import parquet

    words = arrow.dictionary(arrow.int32(), arrow.string())
    kinds = dict.fromkeys(COLUMNS, words) | {
        "sex": arrow.int8(),
        "count": arrow.int64(),
        "day": arrow.date32(),
    }
    schema = arrow.schema([(name, kinds[name]) for name in COLUMNS])
    sink = io.BytesIO()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        group: list[Row] = []
        for region, some in enumerate(rows(found, dimension), 1):
            group += some
            if region % REGIONS_A_GROUP == 0:
                writer.write_table(_table(arrow, group, schema))
                group = []
        writer.write_table(_table(arrow, group, schema))
    return sink.getvalue()


def _table(arrow: object, group: list[Row], schema: object) -> object:
    columns = list(zip(*group, strict=True)) if group else [()] * len(COLUMNS)
    days = arrow.array(columns[0], arrow.string()).cast(arrow.date32())
    arrays = [days]
    for field, column in zip(list(schema)[1:], columns[1:], strict=True):
        arrays.append(
            arrow.array(column, arrow.string() if arrow.types.is_dictionary(field.type) else field.type)
        )
    return arrow.table(dict(zip(COLUMNS, arrays, strict=True))).cast(schema)


def addresses(day: str, region: str) -> list[tuple[Level, dict[str, str]]]:
    """The files of a region: for each level in it, the address of each format."""
    found = []
    for level in Level:
        if level.digits < len(region) or (level is Level.VILLAGE and not region):
            continue
        base = f"/api/v1/population/{day}/{region or 'id'}/{level}"
        found.append((level, {kind: f"{base}.{kind}" for kind in KINDS}))
    return found
