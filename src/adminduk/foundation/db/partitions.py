"""A table cut by the months of its ids, made of one that was whole.

Everything that hangs on the table is read from the catalogue and hung on the new one: keys, indexes,
checks, triggers, policies and rights. So whatever earlier migrations gave it, it keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.migrations import RunPython

from adminduk.foundation.db.sql import first

# Months that stand ready from the first day; a job of every night makes those that follow.
AHEAD = 3

TEXTS = {
    "keys": """
        SELECT format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', %(table)s, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE conrelid = %(table)s::regclass AND contype IN ('p', 'u', 'x', 'f')""",
    "indexes": """
        SELECT replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') FROM pg_index
        WHERE indrelid = %(table)s::regclass
          AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)""",
    "triggers": """
        SELECT pg_get_triggerdef(oid) FROM pg_trigger
        WHERE tgrelid = %(table)s::regclass AND NOT tgisinternal""",
    "walls": """
        SELECT format('ALTER TABLE %%s ENABLE ROW LEVEL SECURITY', %(table)s) FROM pg_class
        WHERE oid = %(table)s::regclass AND relrowsecurity
        UNION ALL
        SELECT format('ALTER TABLE %%s FORCE ROW LEVEL SECURITY', %(table)s) FROM pg_class
        WHERE oid = %(table)s::regclass AND relforcerowsecurity""",
    "policies": """
        SELECT format('CREATE POLICY %%I ON %%s AS %%s FOR %%s TO %%s%%s%%s', policyname, tablename, permissive, cmd,
                      array_to_string(roles, ', '), ' USING (' || qual || ')', ' WITH CHECK (' || with_check || ')')
        FROM pg_policies WHERE schemaname = 'public' AND tablename = %(table)s""",
    "rights": """
        SELECT format('GRANT %%s ON %%s TO %%s', privilege_type, %(table)s, grantee::regrole)
        FROM pg_class, aclexplode(relacl) WHERE oid = %(table)s::regclass AND grantee <> relowner
        UNION ALL
        SELECT format('GRANT %%s (%%I) ON %%s TO %%s', privilege_type, attname, %(table)s, grantee::regrole)
        FROM pg_attribute, aclexplode(attacl) WHERE attrelid = %(table)s::regclass""",
}

# From the month of the oldest id on: an id that was not made of the clock belongs to no month.
MONTHS = """
SELECT adminduk_make_partition(%(table)s, month) FROM generate_series(
    date_trunc('month', least(timezone('UTC', now()), (
        SELECT to_timestamp(('x' || left(replace(min({key}::text), '-', ''), 12))::bit(48)::bigint / 1000.0)
               AT TIME ZONE 'UTC'
        FROM {table}_before WHERE {key} >= adminduk_first_id('2020-01-01')))),
    timezone('UTC', now()) + %(ahead)s * interval '1 month', interval '1 month') AS month
"""


def make_partitions(ahead: int = AHEAD) -> int:
    """Makes this month and the next `ahead` of every table that is cut by months; answers how many were new.

    Ids of a month that was never made go to the table's default partition and stay there. Raises
    `OperationalError` when a long act holds the table for over two seconds: try again later.
    """
    return first("SELECT adminduk_make_partitions(%s) AS made", [ahead])["made"]


def cut_by_month(table: str, key: str) -> RunPython:
    """For an append-only table; `key` is its primary key, a UUIDv7. Needs the functions of access.0002."""

    def cut(apps: Any, schema_editor: Any) -> None:
        def months(run: Callable[..., Any]) -> None:
            run(f"CREATE TABLE {table}_rest PARTITION OF {table} DEFAULT")
            run("SELECT adminduk_guard_partition(%(part)s)", part=f"{table}_rest")
            run(MONTHS.format(table=table, key=key), table=table, ahead=AHEAD)

        _rebuild(schema_editor, table, f" PARTITION BY RANGE ({key})", months)

    def whole(apps: Any, schema_editor: Any) -> None:
        _rebuild(schema_editor, table, "", lambda run: None)

    return RunPython(cut, whole)


def _rebuild(schema_editor: Any, table: str, cut: str, parts: Callable[[Callable[..., Any]], None]) -> None:
    """The same table again, `cut` or not; `parts` makes its partitions before the rows come in."""
    with schema_editor.connection.cursor() as cursor:

        def run(text: str, **facts: Any) -> None:
            cursor.execute(text, facts or None)

        def texts(what: str) -> list[str]:
            cursor.execute(TEXTS[what], {"table": table})
            return [row[0] for row in cursor.fetchall()]

        kept = {what: texts(what) for what in TEXTS}
        columns = ", ".join(_columns(cursor, table))
        run(f"ALTER TABLE {table} RENAME TO {table}_before")
        # Keys and indexes are made anew under their names, so the old ones go first.
        for forget in _names_in_the_way(cursor, f"{table}_before"):
            run(forget)
        run(
            f"CREATE TABLE {table} (LIKE {table}_before INCLUDING DEFAULTS INCLUDING CONSTRAINTS "
            f"INCLUDING STORAGE INCLUDING COMPRESSION){cut}"
        )
        parts(run)
        # No trigger yet: these rows were sent to the sealer when they were new.
        run(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}_before")  # noqa: S608 - our names
        run(f"DROP TABLE {table}_before")
        for what in TEXTS:
            for text in kept[what]:
                run(text)


def _columns(cursor: Any, table: str) -> list[str]:
    cursor.execute(
        "SELECT quote_ident(attname) FROM pg_attribute "
        "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        [table],
    )
    return [row[0] for row in cursor.fetchall()]


def _names_in_the_way(cursor: Any, table: str) -> list[str]:
    cursor.execute(
        """
        SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', %(table)s, conname)
        FROM pg_constraint WHERE conrelid = %(table)s::regclass AND contype IN ('p', 'u', 'x')
        UNION ALL
        SELECT format('DROP INDEX %%s', indexrelid::regclass) FROM pg_index
        WHERE indrelid = %(table)s::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
        """,
        {"table": table},
    )
    return [row[0] for row in cursor.fetchall()]
