"""The next serial of a counter row: one statement, no gap on rollback, an end that is an answer."""

from __future__ import annotations

from django.db import connection

NEXT = """
INSERT INTO {table} AS counter (prefix, last) VALUES (%(prefix)s, 1)
ON CONFLICT (prefix) DO UPDATE SET last = counter.last + 1 WHERE counter.last < %(limit)s
RETURNING last
"""


def next_serial(table: str, prefix: str, *, limit: int) -> int | None:
    """1, 2, 3 … `limit`, then None. The row stays locked until the act commits."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT.format(table=table), {"prefix": prefix, "limit": limit})
        row = cursor.fetchone()
    return row[0] if row else None
