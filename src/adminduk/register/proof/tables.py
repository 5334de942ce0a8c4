"""The current rows by their keys: as the text that PostgreSQL writes, and as JSON where they differ."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import psycopg
from django.db import connection

from adminduk.foundation.db.sql import rows
from adminduk.register.rebuild import KEYS, Row


class Kept(NamedTuple):
    """One current row: its text has every column (see `lines`). A number and a note have no revision."""

    key: str
    revision: int
    kabkota: str
    text: str


# A table's own key, for those whose rows are found by another column than KEYS says.
_FOUND = """SELECT {key}::text, {revision}, kept.kabkota::text, {what}::text FROM register_{table} AS kept
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
TABLES = (*_PLAIN, *_OWNED)
NUMBER_OF = {"nik": "nik", "family_number": "kk_number"}


def _statement(table: str, what: str) -> str:
    key, column, kind = _OWNED.get(table) or (_PLAIN[table][0], *_PLAIN[table])
    revision = "kept.revision" if table in KEYS else "1"
    return _FOUND.format(key=key, revision=revision, what=what, table=table, column=column, type=kind)


_AS_TEXT = {table: _statement(table, "kept") for table in TABLES}
_AS_JSON = {table: _statement(table, "to_jsonb(kept)") for table in TABLES}


def kept(table: str, wanted: Iterable[Row]) -> dict[str, Kept]:
    """The current rows of these (which name at least their keys), by key."""
    return _found(_AS_TEXT, table, wanted)


def kept_as_json(table: str, wanted: Row) -> Row | None:
    """The current row of this one (which names at least its key)."""
    found = _found(_AS_JSON, table, [wanted]).get(key_of(table, wanted))
    return json.loads(found.text) if found else None


def _found(statements: dict[str, str], table: str, wanted: Iterable[Row]) -> dict[str, Kept]:
    column = _OWNED[table][1] if table in _OWNED else _PLAIN[table][0]
    values = {one[column] for one in wanted}
    if not values:
        return {}
    return {row[0]: Kept._make(row) for row in asked(statements[table], [array(values)])}


def asked(statement: str, facts: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a question as tuples, asked with the least between us and PostgreSQL; bytes come as they are."""
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(statement, facts, binary=True).fetchall()


def array(values: Iterable[str]) -> str:
    """The text of an array: thousands of ids go as one parameter."""
    quoted = '","'.join([one.replace("\\", "\\\\").replace('"', '\\"') for one in values])
    return '{"' + quoted + '"}' if quoted else "{}"


def all_rows(table: str, region: str | None, at_once: int = 1_000) -> Iterator[list[Row]]:
    """Every current row of a table (of one region), as JSON, as a stream."""
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
