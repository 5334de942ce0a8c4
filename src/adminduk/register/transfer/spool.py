"""The rows of one file on disk, sorted and held against each other by DuckDB: memory stays the same.

What is refused stands in `bad`, a row and its reason; a family that has such a row waits whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as arrow

from adminduk.register.transfer.rows import KEPT

TEXT, SMALL, DAY, FLAG = "VARCHAR", "SMALLINT", "DATE", "BOOLEAN"
_SMALLS = {
    "sex", "blood_type", "religion", "marital_status", "relation", "disability", "education", "occupation",
    "citizenship",
}  # fmt: skip
TYPES = {
    name: SMALL if name in _SMALLS else DAY if name.endswith("_date") or name == "since" else TEXT
    for name in KEPT
} | {"birth_date_estimated": FLAG}
_ARROW = {TEXT: arrow.string(), SMALL: arrow.int16(), DAY: arrow.date32(), FLAG: arrow.bool_()}
ROWS = arrow.schema([("line", arrow.int64()), *((name, _ARROW[kind]) for name, kind in TYPES.items())])
BAD = arrow.schema(
    [("line", arrow.int64()), ("field", arrow.string()), ("code", arrow.string()), ("shown", arrow.string())]
)
MENTIONED = arrow.schema([("line", arrow.int64()), ("number", arrow.string())])
ENTERED = arrow.schema([("first", arrow.int64())])
KNOWN = arrow.schema([("number", arrow.string()), ("id", arrow.string())])

TABLES = f"""
CREATE TABLE person (line BIGINT, {", ".join(f"{name} {kind}" for name, kind in TYPES.items())});
CREATE TABLE bad (line BIGINT, field VARCHAR, code VARCHAR, shown VARCHAR);
CREATE TABLE mentioned (line BIGINT, number VARCHAR);
CREATE TABLE known_parent (number VARCHAR, id VARCHAR);
CREATE TABLE entered (first BIGINT);
"""

# Each finds rows that are wrong only beside others.
CHECKS = (
    # The same NIK again: nobody can tell which one is right, so all are named.
    """
    INSERT INTO bad SELECT line, 'NIK', CASE WHEN families > 1 THEN 'two_families' ELSE 'nik_twice' END, nik
    FROM (SELECT line, nik, count(*) OVER same AS times,
                 count(DISTINCT coalesce(kk_number, line::VARCHAR)) OVER same AS families
          FROM person WHERE nik IN (SELECT nik FROM person WHERE nik IS NOT NULL GROUP BY nik HAVING count(*) > 1)
          WINDOW same AS (PARTITION BY nik))
    """,
    """
    INSERT INTO bad SELECT min(line), 'STAT_HBKEL', 'no_head', kk_number FROM person WHERE kk_number IS NOT NULL
    GROUP BY kk_number HAVING bool_and(relation IS NOT NULL) AND count(*) FILTER (relation = 1) = 0
    """,
    """
    INSERT INTO bad SELECT line, 'STAT_HBKEL', 'two_heads', kk_number FROM (
        SELECT line, kk_number, row_number() OVER (PARTITION BY kk_number ORDER BY line) AS place
        FROM person WHERE relation = 1 AND kk_number IS NOT NULL) WHERE place > 1
    """,
    """
    INSERT INTO bad SELECT line, 'STAT_HBKEL', 'two_husbands', kk_number FROM (
        SELECT line, kk_number, row_number() OVER (PARTITION BY kk_number ORDER BY line) AS place
        FROM person WHERE relation = 2 AND kk_number IS NOT NULL) WHERE place > 1
    """,
    """
    INSERT INTO bad SELECT one.line, 'ALAMAT', 'address_differs', one.address
    FROM person AS one JOIN person AS head ON head.kk_number = one.kk_number AND head.relation = 1
    WHERE one.relation <> 1 AND (upper(one.address), one.rt, one.rw, one.village_code)
          IS DISTINCT FROM (upper(head.address), head.rt, head.rw, head.village_code)
      AND one.address IS NOT NULL AND head.address IS NOT NULL AND one.village_code IS NOT NULL
      AND head.village_code IS NOT NULL AND one.rt IS NOT NULL AND one.rw IS NOT NULL
    """,
    """
    INSERT INTO bad SELECT one.line, 'STAT_KWN', 'couple_differs', one.marital_status::VARCHAR
    FROM person AS one JOIN person AS head ON head.kk_number = one.kk_number AND head.relation = 1
    WHERE one.relation IN (2, 3) AND one.marital_status IS NOT NULL AND head.marital_status IS NOT NULL
      AND (one.marital_status <> head.marital_status OR one.marital_status NOT IN (2, 3))
    """,
    """
    INSERT INTO bad SELECT one.line, 'STAT_HBKEL', 'relation_sex', one.relation::VARCHAR
    FROM person AS one JOIN person AS head ON head.kk_number = one.kk_number AND head.relation = 1
    WHERE one.relation IN (2, 3) AND one.sex = head.sex
    """,
    """
    CREATE TABLE parent AS
    SELECT child.line AS child, parent.line AS parent, kind, child.birth_date AS born, parent.birth_date AS parents,
           parent.sex AS sex
    FROM (SELECT line, birth_date, mother_nik AS number, 'NIK_IBU' AS kind FROM person WHERE mother_nik <> ''
          UNION ALL
          SELECT line, birth_date, father_nik, 'NIK_AYAH' FROM person WHERE father_nik <> '') AS child
    JOIN person AS parent ON parent.nik = child.number
    """,
    """
    INSERT INTO bad SELECT child, kind, 'parent_sex', '' FROM parent WHERE sex <> CASE kind WHEN 'NIK_IBU' THEN 2 ELSE 1 END
    """,
    # Where everybody is younger than his parents there is no circle: only the others begin one.
    """
    INSERT INTO bad
    WITH RECURSIVE walk AS (
        SELECT child AS start, kind, parent AS here, 1 AS steps FROM parent WHERE born <= parents
        UNION ALL
        SELECT walk.start, walk.kind, parent.parent, steps + 1 FROM walk JOIN parent ON parent.child = walk.here
        WHERE walk.here <> walk.start AND steps < 12
    ), circle AS (SELECT DISTINCT start, kind FROM walk WHERE here = start)
    SELECT DISTINCT parent.child, parent.kind,
           CASE WHEN circle.start IS NULL THEN 'parent_younger' ELSE 'circular_parents' END, ''
    FROM parent LEFT JOIN circle ON circle.start = parent.child AND circle.kind = parent.kind
    WHERE parent.born <= parent.parents
    """,
    """
    INSERT INTO bad SELECT min(person.line), 'NO_KK', 'unread_member', min(mentioned.line)::VARCHAR
    FROM mentioned JOIN person ON person.kk_number = mentioned.number GROUP BY person.kk_number
    """,
)

VERDICT = """
CREATE TABLE card AS
SELECT kk_number, min(line) AS first, count(*) AS members FROM person
WHERE kk_number IS NOT NULL GROUP BY kk_number
HAVING count(*) FILTER (line IN (SELECT line FROM bad)) = 0;
INSERT INTO bad
SELECT person.line, 'NO_KK', 'family', coalesce(cause::VARCHAR, '')
FROM person LEFT JOIN (
    SELECT kk_number, min(line) AS cause FROM person WHERE line IN (SELECT line FROM bad) GROUP BY kk_number
) AS spoilt USING (kk_number)
WHERE line NOT IN (SELECT line FROM bad)
  AND (kk_number IS NULL OR kk_number NOT IN (SELECT kk_number FROM card));
CREATE TABLE good AS SELECT line, nik FROM person SEMI JOIN card USING (kk_number);
CREATE TABLE ready AS
SELECT place, first, members, person.*, mother.line AS mother_line, father.line AS father_line,
       old_mother.id AS mother_known, old_father.id AS father_known
FROM person
JOIN (SELECT *, row_number() OVER (ORDER BY first) AS place FROM card
      WHERE first NOT IN (SELECT first FROM entered)) AS card USING (kk_number)
LEFT JOIN good AS mother ON mother.nik = person.mother_nik
LEFT JOIN good AS father ON father.nik = person.father_nik
LEFT JOIN known_parent AS old_mother ON old_mother.number = person.mother_nik
LEFT JOIN known_parent AS old_father ON old_father.number = person.father_nik
ORDER BY place, person.relation <> 1, person.line;
"""
PARENTS = """
SELECT DISTINCT number FROM (
    SELECT mother_nik AS number FROM person UNION ALL SELECT father_nik FROM person
) WHERE number <> '' AND number NOT IN (SELECT nik FROM person WHERE nik IS NOT NULL)
"""
CARDS = "SELECT min(line), kk_number FROM person WHERE kk_number IS NOT NULL GROUP BY kk_number"
NIKS = "SELECT line, nik FROM person WHERE nik IS NOT NULL"
REFUSED = """
SELECT line, field, code, min(shown) FROM bad GROUP BY line, field, code ORDER BY line, code = 'family', field, code
"""


class Spool:
    """A database of its own in one file, for one run. Not for two threads: each asks for a `reader`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = duckdb.connect(
            str(path), config={"memory_limit": "1GB", "temp_directory": f"{path}.tmp", "threads": 2}
        )
        self.database.execute(TABLES)

    def close(self) -> None:
        self.database.close()

    def reader(self) -> duckdb.DuckDBPyConnection:
        return self.database.cursor()

    def add(self, rows: list[list[Any]]) -> None:
        """`rows` as `ROWS` names their values."""
        if rows:
            columns = zip(*rows, strict=True)
            self._insert(
                "person", [arrow.array(one, kind.type) for one, kind in zip(columns, ROWS, strict=True)], ROWS
            )

    def refuse(self, errors: list[tuple[int, str, str, str]]) -> None:
        """Line, column, code and what stood there."""
        if errors:
            self._insert("bad", [list(one) for one in zip(*errors, strict=True)], BAD)

    def mention(self, numbers: list[tuple[int, str]]) -> None:
        """Numbers of sixteen digits that stand in lines which could not be read."""
        if numbers:
            self._insert("mentioned", [list(one) for one in zip(*numbers, strict=True)], MENTIONED)

    def know_parents(self, known: list[tuple[str, str]]) -> None:
        if known:
            self._insert("known_parent", [list(one) for one in zip(*known, strict=True)], KNOWN)

    def enter_before(self, first: list[int]) -> None:
        """Families, by their first line, that a run before has entered."""
        if first:
            self._insert("entered", [first], ENTERED)

    def _insert(self, table: str, columns: list[Any], schema: arrow.Schema) -> None:
        self.database.register("incoming", arrow.Table.from_arrays(
            [one if isinstance(one, arrow.Array) else arrow.array(one, kind.type)
             for one, kind in zip(columns, schema, strict=True)], schema=schema,
        ))  # fmt: skip
        self.database.execute(f"INSERT INTO {table} SELECT * FROM incoming")  # noqa: S608 - our own names
        self.database.unregister("incoming")

    def check(self) -> None:
        for statement in CHECKS:
            self.database.execute(statement)

    def judge(self) -> tuple[int, int]:
        """Families that are to come in, and their people."""
        for statement in VERDICT.split(";"):
            if statement.strip():
                self.database.execute(statement)
        return self._row("SELECT count(DISTINCT place), count(*) FROM ready")

    def counts(self) -> tuple[int, int]:
        """People that came in by a run before, and rows that are refused."""
        return self._row(
            """
            SELECT (SELECT coalesce(sum(members), 0) FROM card WHERE first IN (SELECT first FROM entered)),
                   (SELECT count(DISTINCT line) FROM bad)
            """
        )

    def reasons(self) -> dict[str, int]:
        found = self.database.execute(
            "SELECT code, count(DISTINCT line) FROM bad GROUP BY code ORDER BY 2 DESC, 1"
        )
        return dict(found.fetchall())

    def pairs(self, query: str, size: int = 10_000) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query, some at a time."""
        cursor = self.reader().execute(query)
        while rows := cursor.fetchmany(size):
            yield rows

    def _row(self, query: str) -> tuple[Any, ...]:
        row = self.database.execute(query).fetchone()
        assert row is not None
        return row


FAMILIES = "SELECT * FROM ready WHERE place BETWEEN ? AND ? ORDER BY place, relation <> 1, line"


def members_of(reader: duckdb.DuckDBPyConnection, first: int, last: int) -> Iterable[dict[str, Any]]:
    """The rows of the families from place `first` to `last`, each family's head first."""
    found = reader.execute(FAMILIES, [first, last])
    names = [one[0] for one in found.description]
    return (dict(zip(names, row, strict=True)) for row in found.fetchall())
