"""The current rows, as JSON, by their keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from django.db import connection

from adminduk.foundation.db.sql import rows
from adminduk.register.rebuild import KEYS, Row

# A table's own key, for those whose rows are found by another column than KEYS says.
_FOUND = """SELECT {key}::text AS key, to_jsonb(kept)::text AS kept FROM register_{table} AS kept
WHERE {column} = ANY (%s::{type}[])"""
_UUID, _TEXT = "uuid", "text"
_PLAIN = {
    "family": ("family_id", _UUID),
    "person": ("person_id", _UUID),
    "akta": ("akta_number", _TEXT),
    "nik": ("nik", _TEXT),
    "family_number": ("kk_number", _TEXT),
}
# Their keys lead with whom they belong to, so they are found by that.
_OWNED = {
    "membership": ("membership_id", "person_id", _UUID),
    "marriage": ("marriage_id", "wife_id", _UUID),
    "note": ("akta_number || ' ' || entry_id", "akta_number", _TEXT),
}
STATEMENTS = {
    **{
        table: _FOUND.format(key=key, table=table, column=key, type=kind)
        for table, (key, kind) in _PLAIN.items()
    },
    **{
        table: _FOUND.format(key=key, table=table, column=owner, type=kind)
        for table, (key, owner, kind) in _OWNED.items()
    },
}
TABLES = tuple(STATEMENTS)
NUMBER_OF = {"nik": "nik", "family_number": "kk_number"}


def kept(table: str, wanted: Iterable[Row]) -> dict[str, Row]:
    """The current rows of these (which name at least their keys), by key."""
    column = _OWNED[table][1] if table in _OWNED else _PLAIN[table][0]
    values = list({one[column] for one in wanted})
    if not values:
        return {}
    return {row["key"]: json.loads(row["kept"]) for row in rows(STATEMENTS[table], [values])}


def all_rows(table: str, region: str | None, at_once: int = 1_000) -> Iterator[list[Row]]:
    """Every current row of a table (of one region), as a stream."""
    statement = f"SELECT to_jsonb(kept)::text FROM register_{table} AS kept"  # noqa: S608 - our own names
    where = " WHERE kabkota = %s" if region else ""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement + where, [region] if region else [])
        while found := cursor.fetchmany(at_once):
            yield [json.loads(text) for (text,) in found]


def key_of(table: str, row: Row) -> str:
    """The key of a current row, as its changes have it."""
    if table == "note":
        return f"{row['akta_number']} {row['entry_id']}"
    return str(row[KEYS.get(table) or NUMBER_OF[table]])


def shown(row: Row) -> str:
    """By what a report names a row: a number is itself personal, so by whom it belongs to."""
    return str(
        row.get("membership_id") or row.get("marriage_id") or row.get("person_id") or row.get("family_id")
        or row.get("akta_number")
    )  # fmt: skip


def count(table: str, region: str | None) -> int:
    statement = f"SELECT count(*) AS n FROM register_{table} WHERE %(r)s::text IS NULL OR kabkota = %(r)s"  # noqa: S608
    return rows(statement, {"r": region})[0]["n"]
