"""The current tables again, from the journal alone: proof that nothing but entries changed them.

`replay` folds entries into the rows as they should stand; `compare` holds them against the rows as they
do. Older payload versions pass through the upcasters first, so a replay knows one shape only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from adminduk.register.entries import VERSION

Payload = dict[str, Any]
Row = dict[str, Any]
# From the version it is named by to the next one.
UPCASTERS: dict[int, Callable[[Payload], Payload]] = {}
CURRENT = ("person", "family", "membership", "nik", "family_number")


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
    at = datetime.fromisoformat(payload["recorded_at"])
    stamp = {"entry_id": payload["entry_id"], "changed_at": _plain(at)}
    allotted = {"entry_id": payload["entry_id"], "kabkota": payload["kabkota"]}
    changes = payload["changes"]
    for row in changes.get("family", ()):
        state.family[row["family_id"]] = state.family.get(row["family_id"], {}) | row | stamp
        state.family_number.setdefault(
            row["kk_number"], {"kk_number": row["kk_number"], "family_id": row["family_id"], **allotted}
        )
    for row in changes.get("person", ()):
        person = state.person[row["person_id"]] = state.person.get(row["person_id"], {}) | row | stamp
        if row.get("nik"):
            state.nik.setdefault(
                row["nik"], {"nik": row["nik"], "person_id": person["person_id"], **allotted}
            )
    for row in changes.get("membership", ()):
        state.membership[row["membership_id"]] = {
            **{name: value for name, value in row.items() if name != "during"},
            **allotted,
        }
        family = state.family.get(row["family_id"])
        if family:
            family.update(stamp)


def compare(table: str, state: State, kept: list[Row]) -> Iterator[Difference]:
    """Where the rows that are `kept` in one table differ from those that the entries made."""
    key = {"nik": "nik", "family_number": "kk_number"}.get(table, f"{table}_id")
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
