"""The current tables again, from the journal alone: proof that nothing but entries changed them.

An entry tells of each row that it changed the columns that changed and the row's new `revision`. So a row
is its changes folded in the order of their revisions, wherever and in whatever order the entries lie:
people move between chains, and a marriage of one office ties people of another. Older payload versions
pass through the upcasters first, so a rebuild knows one shape only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, datetime
from typing import Any, NamedTuple

from adminduk.register.entries import VERSION
from adminduk.register.states import AktaState, FamilyState, MarriageState, PersonState, PlaceState

Payload = dict[str, Any]
Row = dict[str, Any]
# From the version it is named by to the next one.
UPCASTERS: dict[int, Callable[[Payload], Payload]] = {}
KEYS = {
    "family": "family_id",
    "person": "person_id",
    "membership": "membership_id",
    "marriage": "marriage_id",
    "akta": "akta_number",
}
# What a new row is where its entry says nothing of a column.
DEFAULTS: dict[str, Row] = {
    kind.table: {
        one.name: one.default
        for one in fields(kind)
        if one.default is not MISSING and one.name not in ("before", "revision", "kabkota")
    }
    for kind in (PersonState, FamilyState, PlaceState, MarriageState, AktaState)
}
# Who is given a number for ever, when a row first has it: the number's table, its column, its owner.
NUMBERED = {
    "person": ("nik", "nik", "person_id"),
    "family": ("family_number", "kk_number", "family_id"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is not as its entries made it: the table, the row's key, and the columns (no values).

    The key of a number is its owner's: a number is itself personal.
    """

    table: str
    key: str
    columns: tuple[str, ...]


class Change(NamedTuple):
    """What one entry did to one row. `columns` hold the row's key and its new `revision` too."""

    table: str
    key: str
    revision: int
    columns: Row
    entry_id: str
    recorded_at: str


def upcast(payload: Payload) -> Payload:
    """The same entry in today's shape."""
    while payload["version"] < VERSION:
        payload = UPCASTERS[payload["version"]](payload)
    return payload


def changes_of(payload: Payload) -> Iterator[Change]:
    """Every row that an entry (in today's shape) changed. A note beside an akta is never changed again."""
    entry_id, changes = payload["entry_id"], payload["changes"]
    recorded_at = moment(payload["recorded_at"])
    for table, key in KEYS.items():
        for one in changes.get(table, ()):
            yield Change(table, one[key], one["revision"], one, entry_id, recorded_at)
    for one in changes.get("note", ()):
        # The register keeps a note where it was made.
        columns = {**one, "kabkota": payload["kabkota"]}
        yield Change("note", f"{one['akta_number']} {entry_id}", 1, columns, entry_id, recorded_at)


def moment(text: str) -> str:
    """A moment as PostgreSQL writes it in JSON, in UTC: no zeros at the end of a fraction."""
    at = datetime.fromisoformat(text).astimezone(UTC)
    whole = at.isoformat(timespec="microseconds")
    return whole if not whole[:26].endswith("0") else whole[:26].rstrip("0").rstrip(".") + whole[26:]


def missing(changes: Iterable[Change]) -> int | None:
    """The first revision of a row that no entry made, or None when they follow each other from 1."""
    expected = 1
    for revision in sorted(one.revision for one in changes):
        if revision != expected:
            return expected
        expected += 1
    return None if expected > 1 else 1


def fold(changes: Iterable[Change]) -> dict[str, Row]:
    """The row that its changes make, and the numbers that it was given, by table, in the values of JSON."""
    rows: dict[str, Row] = {}
    row: Row = {}
    for one in sorted(changes, key=lambda one: one.revision):
        row = {**(row or DEFAULTS.get(one.table, {})), **one.columns, **_stamp(one)}
        number = NUMBERED.get(one.table)
        if number and number[0] not in rows and row.get(number[1]):
            rows[number[0]] = _number(one, row)
        rows[one.table] = row
    if "membership" in rows:
        rows["membership"] = _during(rows["membership"])
    return rows


def first_row(change: Change) -> tuple[Row, Row | None]:
    """What `fold` makes of a row's only change, without the columns that are as by default; and its number."""
    row = {**change.columns, **_stamp(change)}
    if change.table == "membership":
        row.setdefault("until", None)
        return _during(row), None
    number = NUMBERED.get(change.table)
    return row, _number(change, row) if number and row.get(number[1]) else None


def _stamp(change: Change) -> Row:
    if change.table in ("membership", "note"):
        return {"entry_id": change.entry_id}
    return {"entry_id": change.entry_id, "changed_at": change.recorded_at}


def _number(change: Change, row: Row) -> Row:
    _, name, owner = NUMBERED[change.table]
    return {
        name: row[name],
        owner: row[owner],
        "kabkota": row["kabkota"],
        "allotted_at": change.recorded_at,
        "entry_id": change.entry_id,
    }


def _during(row: Row) -> Row:
    """A place as its row has it: a range, which is empty where it closed on the day it opened."""
    since, until = row["since"], row["until"]
    row = {name: value for name, value in row.items() if name not in ("since", "until")}
    return row | {"during": "empty" if since == until else f"[{since},{until or ''})"}


def compare(table: str, shown: str, expected: Row, kept: Row | None) -> Difference | None:
    """Where a row that is `kept` (as JSON) is not the one that its entries made: to the byte, so that 1 is
    neither "1" nor true, and nothing is not an empty text."""
    if kept is None:
        return Difference(table, shown, ("the row is gone",))
    names = [
        one
        for one in kept.keys() | expected.keys()
        if one not in kept or one not in expected or not _same(kept[one], expected[one])
    ]
    return Difference(table, shown, tuple(sorted(names))) if names else None


def _same(kept: Any, expected: Any) -> bool:
    return type(kept) is type(expected) and bool(kept == expected)
