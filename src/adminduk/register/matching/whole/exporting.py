"""Out of the register into files, one a kab/kota, as a stream: memory does not grow with the people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import rows, statement
from adminduk.register.matching.whole.records import row_of, write_file
from adminduk.register.types.likeness import Particulars

COLUMNS = (
    "name", "birth_date", "birth_date_estimated", "birth_place", "sex", "mother_id", "mother_name", "father_id",
    "father_name", "family_id", "address", "village", "birth_akta_number",
)  # fmt: skip
TYPES = [
    "uuid",
    "text",
    "date",
    "bool",
    "text",
    "int2",
    "uuid",
    "text",
    "uuid",
    "text",
    "uuid",
    "text",
    "text",
    "text",
]


def export_people(
    actor: Actor, folder: Path, *, progress: Callable[[str, int, int], None] = lambda region, done, of: None
) -> None:
    """Writes `<kabkota>.parquet` for each region that has people; a file that is there is not made again."""
    with acting(actor):
        regions = [row["kabkota"] for row in rows(statement("register", "regions_with_people"))]
    for done, region in enumerate(regions):
        progress(region, done, len(regions))
        file = folder / f"{region}.parquet"
        if not file.exists():
            with acting(actor):
                write_file(file, _people_of(region))
    progress("", len(regions), len(regions))


def _people_of(region: str) -> Iterator[dict[str, Any]]:
    with connection.cursor() as cursor:
        with cursor.copy(statement("register", "people_to_compare"), [region]) as stream:
            stream.set_types(TYPES)
            for person_id, *facts in stream.rows():
                yield row_of(str(person_id), region, Particulars(**dict(zip(COLUMNS, facts, strict=True))))
