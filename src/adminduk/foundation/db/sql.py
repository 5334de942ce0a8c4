"""SQL worth reading stands in `<room>/sql/<the_question>.sql`; this reads and runs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from django.db import connection


@cache
def statement(room: str, question: str) -> str:
    """The text of `adminduk/<room>/sql/<question>.sql`."""
    return resources.files(f"adminduk.{room}").joinpath("sql", f"{question}.sql").read_text("utf-8")


def rows(sql: str, facts: Mapping[str, Any] | Sequence[Any] = ()) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def first(sql: str, facts: Mapping[str, Any] | Sequence[Any] = ()) -> dict[str, Any] | None:
    found = rows(sql, facts)
    return found[0] if found else None


def run(sql: str, facts: Mapping[str, Any] | Sequence[Any] = ()) -> int:
    """Executes; answers the number of rows touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return cursor.rowcount
