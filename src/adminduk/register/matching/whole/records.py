"""A person as a row of the file that the whole register is compared from, with the keys that pairs share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow as pa
from pyarrow import parquet

from adminduk.register import naming
from adminduk.register.matching.homes import place_key, street_key
from adminduk.register.types.likeness import Particulars

# What is kept of a person, and the keys: a word of the name, the whole name, the mother's, the home.
SCHEMA = pa.schema(
    [
        ("unique_id", pa.string()),
        ("kabkota", pa.string()),
        ("name", pa.string()),
        ("birth_date", pa.date32()),
        ("birth_date_estimated", pa.bool_()),
        ("birth_place", pa.string()),
        ("sex", pa.int8()),
        ("mother_id", pa.string()),
        ("mother_name", pa.string()),
        ("father_id", pa.string()),
        ("father_name", pa.string()),
        ("family_id", pa.string()),
        ("address", pa.string()),
        ("village", pa.string()),
        ("birth_akta_number", pa.string()),
        ("word_keys", pa.list_(pa.string())),
        ("name_key", pa.string()),
        ("first_letters", pa.string()),
        ("birth_year", pa.int16()),
        ("birth_day", pa.string()),
        ("mother_key", pa.string()),
        ("place_key", pa.string()),
        ("home_key", pa.string()),
    ]
)


def row_of(person_id: str, kabkota: str, one: Particulars) -> dict[str, Any]:
    """Unknown keys are None, so that nobody meets anybody for what both lack."""
    keys = naming.word_keys(one.name)
    street = street_key(one.address)
    return {
        "unique_id": person_id,
        "kabkota": kabkota,
        "name": one.name,
        "birth_date": one.birth_date,
        "birth_date_estimated": one.birth_date_estimated,
        "birth_place": one.birth_place,
        "sex": one.sex or None,
        "mother_id": _text(one.mother_id),
        "mother_name": one.mother_name,
        "father_id": _text(one.father_id),
        "father_name": one.father_name,
        "family_id": _text(one.family_id),
        "address": one.address,
        "village": one.village,
        "birth_akta_number": one.birth_akta_number or None,
        "word_keys": sorted(set(keys)),
        "name_key": " ".join(sorted(set(keys))) or None,
        "first_letters": keys[0][:3] if keys else None,
        "birth_year": one.birth_date.year if one.birth_date else None,
        "birth_day": f"{one.birth_date:%m%d}" if one.birth_date else None,
        "mother_key": naming.set_key(one.mother_name) or None,
        "place_key": place_key(one.birth_place) or None,
        "home_key": f"{one.village}/{street}" if street else None,
    }


def particulars_of(row: Sequence[Any]) -> Particulars:
    """Back again, from the columns `READ` of a row."""
    said = dict(zip(READ, row, strict=True))
    return Particulars(
        name=said["name"],
        birth_date=_day(said["birth_date"]),
        birth_date_estimated=bool(said["birth_date_estimated"]),
        birth_place=said["birth_place"] or "",
        sex=said["sex"] or 0,
        mother_id=_id(said["mother_id"]),
        mother_name=said["mother_name"] or "",
        father_id=_id(said["father_id"]),
        father_name=said["father_name"] or "",
        family_id=_id(said["family_id"]),
        address=said["address"] or "",
        village=said["village"] or "",
        birth_akta_number=said["birth_akta_number"] or "",
    )


READ = [
    "name", "birth_date", "birth_date_estimated", "birth_place", "sex", "mother_id", "mother_name", "father_id",
    "father_name", "family_id", "address", "village", "birth_akta_number",
]  # fmt: skip


def write_file(path: Path, rows: Iterable[dict[str, Any]], *, batch: int = 20_000) -> int:
    """Writes a Parquet file beside its place and moves it there when it is whole; answers its rows."""
    making, count, waiting = path.with_suffix(".part"), 0, []
    with parquet.ParquetWriter(making, SCHEMA, compression="zstd") as file:
        for row in rows:
            waiting.append(row)
            if len(waiting) == batch:
                file.write_table(pa.Table.from_pylist(waiting, schema=SCHEMA))
                count, waiting = count + batch, []
        file.write_table(pa.Table.from_pylist(waiting, schema=SCHEMA))
    making.replace(path)
    return count + len(waiting)


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None


def _id(value: str | None) -> UUID | None:
    return UUID(value) if value else None


def _day(value: date | None) -> date | None:
    return value
