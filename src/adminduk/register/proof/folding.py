"""Holding the current tables against what the entries say.

A row that one entry made and nothing changed since (most are) is compared as its entry is read. All others
wait in the spool until every change of theirs has been seen.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from adminduk.foundation.db.sql import rows
from adminduk.register.proof import tables
from adminduk.register.proof.lines import Misfit, lines_of
from adminduk.register.proof.spool import Bucket, Spool
from adminduk.register.proof.tables import Kept
from adminduk.register.rebuild import (
    NUMBERED,
    Change,
    Difference,
    Payload,
    Row,
    changes_of,
    compare,
    first_row,
    fold,
    missing,
    upcast,
)

PURPOSE = "rebuild"
REVISIONS = """
SELECT subject_id::text, revision, entry_id::text FROM register_revision WHERE subject_id = ANY (%s::uuid[])
"""
# Whom the rows of these tables belong to: a decree carries them along to another region.
OWNER = {"membership": "person_id", "marriage": "wife_id"}
Written = dict[str, TextIO]


class Folding:
    """Compares what it is given; `matched` counts the rows of each table that an entry accounts for.

    `region`: only rows that are kept there are counted; None for all. With `everything` no row is compared
    at once: all of them wait, so that the rows can be written out as the journal makes them.
    """

    def __init__(self, spool: Spool, region: str | None, *, everything: bool = False) -> None:
        self.spool, self.region, self.everything = spool, region, everything
        self.matched: Counter[str] = Counter()
        self.differences: list[Difference] = []

    def take(self, payloads: Iterable[Payload]) -> None:
        """The changes of some entries."""
        by_table: dict[str, list[Change]] = defaultdict(list)
        for payload in payloads:
            try:
                changes = list(changes_of(payload))
            except (KeyError, TypeError, AttributeError, ValueError):
                said = ("what it changed cannot be read",)
                self.differences.append(Difference("entry", str(payload["entry_id"]), said))
                continue
            for change in changes:
                by_table[change.table].append(change)
        self._check_revisions([*by_table["person"], *by_table["family"]])
        numbers: dict[str, list[Row]] = defaultdict(list)
        for table, of_table in by_table.items():
            if self.everything:
                for change in of_table:
                    self.spool.add(change)
            else:
                self._take(table, of_table, numbers)
        self._check_numbers(numbers)

    def _take(self, table: str, changes: list[Change], numbers: dict[str, list[Row]]) -> None:
        current, lines, matched = tables.kept(table, (one.columns for one in changes)), lines_of(table), 0
        number = NUMBERED.get(table)
        for change in changes:
            row = current.get(change.key)
            if change.revision > 1 or row is None or row.revision > 1:
                self.spool.add(change)
                continue
            made, given = first_row(change)
            if given and number:
                numbers[number[0]].append(given)
            if _line(lines.of_first, made) != row.text:
                self._hold(table, fold([change])[table], row)
            elif self.region is None or row.kabkota == self.region:
                matched += 1
        self.matched[table] += matched

    def settle(self, bucket: Bucket, write: Written | None = None) -> None:
        """The rows of one bucket of the spool, when all changes are in it."""
        numbers: dict[str, list[Row]] = defaultdict(list)
        for table in tables.KEYS | {"note": ""}:
            of_table = {key: changes for (one, key), changes in bucket.items() if one == table}
            if not of_table:
                continue
            current = tables.kept(table, (changes[0].columns for changes in of_table.values()))
            elsewhere = _elsewhere(
                table, {key: of_key[0].columns for key, of_key in of_table.items() if key not in current}
            )
            for key, changes in of_table.items():
                made = self._fold(table, key, changes, current.get(key), moved=key in elsewhere)
                for number, given in made.items():
                    if number != table:
                        numbers[number].append(given)
                if write:
                    for made_in, one in made.items():
                        write[made_in].write(json.dumps(one, sort_keys=True, ensure_ascii=False) + "\n")
        self._check_numbers(numbers)

    def account_for(self, table: str) -> None:
        """When fewer rows were accounted for than are kept: names each that the entries did not make."""
        if self.matched[table] == tables.count(table, self.region):
            return
        if table == "revision":
            self.differences.append(Difference(table, self.region or "", ("no entry made one of them",)))
            return
        for found in tables.all_rows(table, self.region):
            strangers = _not_in_their_entry(table, found)
            for row in strangers:
                key = tables.key_of(table, row)
                changes = _from_elsewhere(table, row) if table in tables.KEYS else []
                if not changes:
                    self.differences.append(Difference(table, tables.shown(row), ("no entry made it",)))
                else:
                    self._fold(table, key, changes, tables.kept(table, [row]).get(key), moved=False)

    def _fold(
        self, table: str, key: str, changes: list[Change], row: Kept | None, *, moved: bool
    ) -> dict[str, Row]:
        """Compares one row with all its changes; answers what they make."""
        gap = missing(changes) or (row and row.revision > max(one.revision for one in changes)) or None
        if gap and not moved:
            known = {one.entry_id for one in changes}
            more = _from_elsewhere(table, changes[0].columns)
            changes = [*changes, *(one for one in more if one.entry_id not in known)]
        gap = missing(changes)
        if gap is None:
            made = fold(changes)
            if not moved:
                self._hold(table, made[table], row)
            return made
        if gap == 1 and row is None and self.region:
            # Made by another office and kept there: a marriage that ended here.
            return {}
        if not moved:
            said = (f"revision {gap} is missing",)
            self.differences.append(Difference(table, tables.shown(changes[0].columns), said))
            self._count(table, row)
        # What comes before the gap still tells which number was given.
        before = [one for one in changes if one.revision < gap]
        made = fold(before)
        made.pop(table, None)
        return made

    def _hold(self, table: str, expected: Row, row: Kept | None) -> None:
        if row is None and self.region and expected["kabkota"] != self.region:
            return
        if row is None or _line(lines_of(table).of, expected) != row.text:
            kept = tables.kept_as_json(table, expected) if row else None
            difference = compare(table, tables.shown(expected), expected, kept)
            if difference:
                self.differences.append(difference)
        self._count(table, row)

    def _count(self, table: str, row: Kept | None) -> None:
        if row is not None and (self.region is None or row.kabkota == self.region):
            self.matched[table] += 1

    def _check_numbers(self, numbers: dict[str, list[Row]]) -> None:
        for table, given in numbers.items():
            here = [one for one in given if self.region is None or one["kabkota"] == self.region]
            current = tables.kept(table, here)
            name, lines = tables.NUMBER_OF[table], lines_of(table)
            for one in here:
                row = current.get(one[name])
                if row is None or _line(lines.of, one) != row.text:
                    self._hold(table, one, row)
                else:
                    self._count(table, row)

    def _check_revisions(self, changes: list[Change]) -> None:
        """The way from each subject to its entries names them."""
        if not changes:
            return
        found = tables.asked(REVISIONS, [tables.array({one.key for one in changes})])
        known = {(subject, revision): entry for subject, revision, entry in found}
        for one in changes:
            if known.get((one.key, one.revision)) != one.entry_id:
                said = (f"revision {one.revision} does not name its entry",)
                self.differences.append(Difference("revision", one.key, said))
        self.matched["revision"] += len(changes)


def _line(made: Callable[[Row], str], row: Row) -> str | None:
    """The text of a row; None where what is said of it cannot stand in it."""
    try:
        return made(row)
    except Misfit:
        return None


def _elsewhere(table: str, gone: dict[str, Row]) -> set[str]:
    """Which of the rows that are gone from here are kept by another region."""
    if not gone:
        return set()
    if table in ("person", "family"):
        found = rows("SELECT register_kept_elsewhere(%s::uuid[])::text AS id", [list(gone)])
    else:
        owners = [one[OWNER[table]] for one in gone.values()] if table in OWNER else []
        numbers = list(gone) if table == "akta" else []
        asked = [table, owners, numbers]
        found = rows("SELECT register_rows_elsewhere(%s, %s::uuid[], %s::text[]) AS id", asked)
    return {row["id"] for row in found}


def _from_elsewhere(table: str, row: Row) -> list[Change]:
    """What entries of any chain say of a row of ours: people moved in, and marriages end anywhere."""
    if table == "marriage":
        found = rows("SELECT * FROM register_marriage_history(%s::uuid[], %s)", [[row["wife_id"]], PURPOSE])
    elif table == "akta":
        found = rows("SELECT * FROM register_akta_history(%s::text[], %s)", [[row["akta_number"]], PURPOSE])
    elif table in ("person", "family", "membership"):
        subject = row["family_id" if table == "family" else "person_id"]
        found = rows("SELECT * FROM register_history(%s::uuid[], %s)", [[subject], PURPOSE])
    else:
        return []
    key = tables.key_of(table, row)
    changes = {
        (change.entry_id, change.revision): change
        for entry in found
        for change in changes_of(as_payload(entry))
        if (change.table, change.key) == (table, key)
    }
    return list(changes.values())


def as_payload(row: dict[str, Any]) -> Payload:
    """A row of the history, as the part of its entry's payload that it is."""
    changes = row["changes"] if isinstance(row["changes"], dict) else json.loads(row["changes"])
    return upcast(
        {
            "entry_id": str(row["entry_id"]),
            "version": row["version"],
            "kabkota": row["kabkota"],
            "recorded_at": row["recorded_at"].isoformat(),
            "changes": {table: said for table, said in changes.items() if said},
        }
    )


def _not_in_their_entry(table: str, found: list[Row]) -> list[Row]:
    """Rows that the entry which they name does not tell of."""
    entries = rows(
        """SELECT entry_id::text AS entry, payload FROM register_entry
           WHERE entry_id = ANY (%s::uuid[])""",
        [list({row["entry_id"] for row in found})],
    )
    told: set[tuple[str, str]] = set()
    for entry in entries:
        for change in changes_of(upcast(json.loads(bytes(entry["payload"])))):
            if change.table == table:
                told.add((entry["entry"], change.key))
            for number, given in _numbers(change).items():
                if number == table:
                    told.add((entry["entry"], tables.key_of(table, given)))
    return [row for row in found if (row["entry_id"], tables.key_of(table, row)) not in told]


def _numbers(change: Change) -> dict[str, Row]:
    made = fold([Change(change.table, change.key, 1, {"kabkota": "", **change.columns}, "", "")]) if (
        change.table in ("person", "family")
    ) else {}  # fmt: skip
    return {number: row for number, row in made.items() if number in tables.NUMBER_OF}
