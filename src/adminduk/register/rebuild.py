"""The current tables again, from the journal alone: proof that nothing but entries changed them.

`replay` folds entries into the rows as they should stand; `compare` holds them against the rows as they
do. Older payload versions pass through the upcasters first, so a replay knows one shape only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, dataclass, field, fields
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from adminduk.register.entries import VERSION
from adminduk.register.states import AktaState, FamilyState, MarriageState, PersonState, PlaceState

Payload = dict[str, Any]
Row = dict[str, Any]
# From the version it is named by to the next one.
UPCASTERS: dict[int, Callable[[Payload], Payload]] = {}
CURRENT = ("person", "family", "membership", "marriage", "akta", "nik", "family_number")
KEYS = {"nik": "nik", "family_number": "kk_number", "akta": "akta_number"}
# What a new row is where its entry says nothing of a column.
DEFAULTS: dict[str, Row] = {
    kind.table: {
        one.name: one.default
        for one in fields(kind)
        if one.default is not MISSING and one.name not in ("before", "revision", "kabkota")
    }
    for kind in (PersonState, FamilyState, PlaceState, MarriageState, AktaState)
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is not as its entries made it: the table, the row's key, and the columns (no values)."""

    table: str
    key: str
    columns: tuple[str, ...]


@dataclass(slots=True)
class State:
    """Rows by their key, table by table, in the plain values of JSON."""

    person: dict[str, Row] = field(default_factory=dict)
    family: dict[str, Row] = field(default_factory=dict)
    membership: dict[str, Row] = field(default_factory=dict)
    marriage: dict[str, Row] = field(default_factory=dict)
    akta: dict[str, Row] = field(default_factory=dict)
    nik: dict[str, Row] = field(default_factory=dict)
    family_number: dict[str, Row] = field(default_factory=dict)


def upcast(payload: Payload) -> Payload:
    """The same entry in today's shape."""
    while payload["version"] < VERSION:
        payload = UPCASTERS[payload["version"]](payload)
    return payload


def replay(payloads: Iterable[Payload]) -> State:
    """The state after these entries, oldest first."""
    state = State()
    for payload in payloads:
        _apply(state, upcast(payload))
    return state


def _apply(state: State, payload: Payload) -> None:
    stamp = {
        "entry_id": payload["entry_id"],
        "changed_at": _plain(datetime.fromisoformat(payload["recorded_at"])),
    }
    for table, defaults in DEFAULTS.items():
        rows: dict[str, Row] = getattr(state, table)
        key = KEYS.get(table, f"{table}_id")
        for change in payload["changes"].get(table, ()):
            before = rows.get(change[key], defaults)
            row = rows[change[key]] = before | change | stamp
            # A place that closed on the day it opened is an empty range, which has no ends.
            if table == "membership" and row["since"] == row["until"]:
                row |= {"since": None, "until": None}
            if table == "person" and change.get("nik"):
                _allot(state.nik, "nik", "person_id", row)
            if table == "family":
                _allot(state.family_number, "kk_number", "family_id", row)


def _allot(numbers: dict[str, Row], name: str, owner: str, row: Row) -> None:
    """A number belongs to whom it was given first, for ever."""
    numbers.setdefault(
        row[name],
        {
            name: row[name],
            owner: row[owner],
            "entry_id": row["entry_id"],
            "kabkota": row["kabkota"],
        },
    )


def compare(table: str, state: State, kept: list[Row]) -> Iterator[Difference]:
    """Where the rows that are `kept` in one table differ from those that the entries made."""
    key = KEYS.get(table, f"{table}_id")
    missing = dict(getattr(state, table))
    for row in kept:
        named = str(row[key])
        expected = missing.pop(named, None)
        # A number is itself personal: the report names the row by whom it belongs to.
        shown = str(row.get("person_id") or row.get("family_id") or named)
        if expected is None:
            yield Difference(table, shown, ("no entry made it",))
            continue
        wrong = tuple(sorted(name for name in row if _plain(row[name]) != expected.get(name)))
        if wrong:
            yield Difference(table, shown, wrong)
    for row in missing.values():
        yield Difference(table, str(row.get("person_id") or row.get("family_id")), ("the row is gone",))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value) if isinstance(value, (UUID, date)) else value
