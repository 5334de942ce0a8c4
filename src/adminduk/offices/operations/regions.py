"""Loading the nation's regions: reference data, written by the owner's connection only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import connections
from lokal import wilayah

# The decree whose codes the data carries: Kepmendagri 300.2.2-2138/2025.
DECREE_SINCE = date(2025, 4, 25)
LEVELS = {1: "province", 2: "kabkota", 3: "kecamatan", 4: "village"}
# Keppres 41/1987 on the three time zones, with the provinces that were made since.
WITA = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
WIT = {"81", "82", "91", "92", "93", "94", "95", "96"}


def zone_of(code: str) -> str:
    """WIB, WITA or WIT, by the province that `code` begins with."""
    province = code[:2]
    return "WITA" if province in WITA else "WIT" if province in WIT else "WIB"


def _rows(parent: str | None = None) -> Iterator[tuple[object, ...]]:
    for region in wilayah.list_wilayah(parent):
        code = region.code.replace(".", "")
        yield (
            code,
            region.name,
            LEVELS[region.level],
            region.type,
            (parent or "").replace(".", ""),
            region.postal_code or "",
            zone_of(code),
            DECREE_SINCE,
        )
        if region.level < 4:
            yield from _rows(region.code)


def load_regions(*, using: str = "owner") -> int:
    """All provinces, kab/kota, kecamatan and villages with postal codes; 0 when they are there already."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM offices_region)")
        if cursor.fetchone()[0]:
            return 0
        copy = "COPY offices_region (code, name, level, kind, parent_code, postal_code, zone, valid_from) FROM STDIN"
        loaded = 0
        with cursor.copy(copy) as stream:
            for row in _rows():
                stream.write_row(row)
                loaded += 1
        cursor.execute("ANALYZE offices_region")
        return loaded
