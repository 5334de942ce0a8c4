"""A whole row as PostgreSQL itself writes it: one text with every column, so that comparing is to the byte.

`SELECT kept::text` says nothing for what is missing, "" for an empty text, and quotes what would be
ambiguous: two rows have the same text only where each column is the same. The same text is made here of
what the entries say; a value that is not of its column's kind has none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from adminduk.foundation.db.sql import rows
from adminduk.register.rebuild import DEFAULTS, Row

# What every text of a moment hangs on; set for the transaction that compares.
SETTINGS = "SELECT set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true)"
COLUMNS = """
SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
_KINDS: dict[str, type] = {"smallint": int, "integer": int, "bigint": int, "boolean": bool}
# A column that nothing was said of: no text of PostgreSQL holds this.
_UNSAID = "\0"
_PLAIN = re.compile(r'[^ \t\n\r\v\f"\\(),]+').fullmatch
_KNOWN_AT_MOST = 50_000


class Misfit(Exception):
    """What an entry says cannot stand in that row: an unknown column, or a value of another kind."""


class Lines:
    """The texts of one table's rows."""

    def __init__(self, columns: dict[str, str], defaults: Row) -> None:
        self.columns = {
            name: (place, _KINDS.get(kind, str)) for place, (name, kind) in enumerate(columns.items())
        }
        self.moments = [name for name, kind in columns.items() if kind == "timestamp with time zone"]
        self.unsaid = [_UNSAID] * len(columns)
        # Ids and codes come again and again: what they are in a row is kept for a while.
        self.known: dict[str, str] = {}
        self.defaults = self.unsaid.copy()
        self._put(self.defaults, defaults)

    def of(self, row: Row) -> str:
        """The text of a row with all of its columns (in the values of JSON)."""
        fields = self.unsaid.copy()
        self._put(fields, row)
        return f"({','.join(fields)})"

    def of_first(self, row: Row) -> str:
        """The text of a row whose other columns are as by default."""
        fields = self.defaults.copy()
        self._put(fields, row)
        return f"({','.join(fields)})"

    def _put(self, fields: list[str], row: Row) -> None:
        columns, known = self.columns, self.known
        try:
            for name, value in row.items():
                place, kind = columns[name]
                if value is None:
                    fields[place] = ""
                elif type(value) is not kind:
                    raise Misfit(name)
                elif kind is str:
                    fields[place] = known.get(value) or self._learn(value)
                elif kind is int:
                    fields[place] = str(value)
                else:
                    fields[place] = "t" if value else "f"
        except KeyError as unknown:
            raise Misfit from unknown
        for name in self.moments:
            if name in row:
                fields[columns[name][0]] = _moment(row[name])

    def _learn(self, value: str) -> str:
        if len(self.known) >= _KNOWN_AT_MOST:
            self.known.clear()
        text = self.known[value] = _quoted(value)
        return text


def _quoted(value: str) -> str:
    if _PLAIN(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '""') + '"'


def _moment(text: Any) -> str:
    """From "2026-11-20T03:00:00+00:00", as JSON has it, to what stands in a row."""
    return f'"{text[:10]} {text[11:-3]}"'


@cache
def lines_of(table: str) -> Lines:
    """Of the table as it is now."""
    columns = {row["name"]: row["type"] for row in rows(COLUMNS, [f"register_{table}"])}
    defaults = {name: value for name, value in DEFAULTS.get(table, {}).items() if name in columns}
    return Lines(columns, defaults)
