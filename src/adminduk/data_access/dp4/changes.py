"""What changed between two lists, told in the lines that were given out: the register is not asked again.

The places of the lines are compared inside the database; only lines that tell of a change are read from the
sealed files.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from adminduk.data_access.dp4.boxes import lines_of, read
from adminduk.data_access.dp4.columns import columns_of
from adminduk.data_access.models import Dp4File, Dp4Release
from adminduk.data_access.types.dp4 import FileFormat
from adminduk.foundation.db.sql import rows, run, statement

TABLE = """
CREATE TEMPORARY TABLE data_access_dp4_change
    (person uuid, was text, was_place bigint, now text, now_place bigint) ON COMMIT DROP
"""
MERGED = """
SELECT person, max(was) AS was, max(was_place) AS was_place, max(now) AS now, max(now_place) AS now_place
FROM data_access_dp4_change GROUP BY person
HAVING left(coalesce(max(now), max(was)), 4) = %s ORDER BY now, now_place, was, was_place
"""
WHY = "SELECT person_id, reason FROM data_access_why_gone(%s, %s, %s)"
VILLAGES = """
SELECT region_code, voters FROM data_access_dp4_village WHERE release_id = %s AND kabkota = %s
ORDER BY length(region_code) DESC, region_code
"""
OLD, NEW, MOVED, CHANGED = "hilang", "baru", "pindah", "berubah"
REASONS = {
    "dead": "meninggal",
    "void": "data batal atau ganda",
    "citizenship": "bukan WNI",
    "serves": "TNI atau Polri",
    "age": "belum cukup umur",
    "residence": "tidak terdaftar sebagai penduduk",
    "elsewhere": "pindah ke luar wilayah daftar",
    "other": "lainnya",
}
HEADER = ("PERUBAHAN", "KODE_WIL_LAMA", "KODE_WIL_BARU", "ALASAN")
Place = tuple[str, int]


def compare(older: Dp4Release, newer: Dp4Release) -> Iterator[tuple[str, list[str]]]:
    """Kind and fields of each line of the change list; to be read in one transaction."""
    files = {
        one: {file.kabkota: file for file in Dp4File.objects.filter(release_id=release.release_id)}
        for one, release in (("older", older), ("newer", newer))
    }
    places = sorted(files["older"] | files["newer"])
    run("DROP TABLE IF EXISTS pg_temp.data_access_dp4_change")
    run(TABLE)
    for kabkota in places:
        facts = {"older": older.release_id, "newer": newer.release_id, "kabkota": kabkota}
        run(statement("data_access", "changed_voters"), facts)
    # Of a move between two kab/kota the older line is not needed, so each is told with one of its files open.
    for kabkota in places:
        found = rows(MERGED, [kabkota])
        before = _lines(older, files["older"].get(kabkota), _places(found, "was"))
        after = _lines(newer, files["newer"].get(kabkota), _places(found, "now"))
        gone = [row["person"] for row in found if row["now"] is None]
        why = (
            {one["person_id"]: one["reason"] for one in rows(WHY, [newer.release_id, kabkota, gone])}
            if gone
            else {}
        )
        columns = columns_of(newer.fields)
        for row in found:
            yield _told(row, before, after, why.get(row["person"], "other"), columns)


def _told(
    row: dict[str, Any],
    before: dict[Place, list[str]],
    after: dict[Place, list[str]],
    reason: str,
    columns: tuple[str, ...],
) -> tuple[str, list[str]]:
    was, now = row["was"] or "", row["now"] or ""
    if not now:
        line = before[was, row["was_place"]]
        return OLD, [OLD, was, "", REASONS[reason], line[0], *[""] * (len(columns) - 1)]
    line = after[now, row["now_place"]]
    if not was:
        return NEW, [NEW, "", now, "", *line]
    if was != now:
        return MOVED, [MOVED, was, now, "", *line]
    former = before[was, row["was_place"]]
    differ = ", ".join(name for name, one, other in zip(columns, former, line, strict=False) if one != other)
    return CHANGED, [CHANGED, was, now, differ, *line]


def _places(found: list[dict[str, Any]], which: str) -> set[Place]:
    return {(row[which], row[f"{which}_place"]) for row in found if row[which] is not None}


def _lines(release: Dp4Release, file: Dp4File | None, wanted: set[Place]) -> dict[Place, list[str]]:
    """The wanted lines of a file, by village and place in it."""
    if file is None or not wanted:
        return {}
    lines: Iterable[str] = lines_of(FileFormat(release.format), read(file.boxes))
    here = (
        (row["region_code"], place)
        for row in rows(VILLAGES, [release.release_id, file.kabkota])
        for place in range(1, row["voters"] + 1)
    )
    return {
        place: next(csv.reader([line], delimiter=";"))
        for place, line in zip(here, lines, strict=True)
        if place in wanted
    }


def count(kinds: Counter[str]) -> tuple[int, int, int, int]:
    return kinds[NEW], kinds[OLD], kinds[MOVED], kinds[CHANGED]
