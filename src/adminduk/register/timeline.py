"""How a row stood on a legal day, as far as the register knew at a moment: two times, never mixed.

Legal time orders what was so by `effective_on`; what the register knew is ordered by `recorded_at`. An entry
that is recorded later changes what was so, and never what was known before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from adminduk.register.proof.folding import as_payload
from adminduk.register.rebuild import DEFAULTS, Change, Row, changes_of


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one row, with both of its times."""

    change: Change
    effective_on: date
    recorded_at: datetime


def steps_of(history: Iterable[dict[str, Any]]) -> dict[str, dict[str, list[Step]]]:
    """The steps of each row in a history, by table and key; the same change is told only once."""
    found: dict[str, dict[str, dict[int, Step]]] = {}
    for entry in history:
        for change in changes_of(as_payload(entry)):
            rows = found.setdefault(change.table, {}).setdefault(change.key, {})
            rows[change.revision] = Step(change, entry["effective_on"], entry["recorded_at"])
    return {
        table: {
            key: [steps[revision] for revision in sorted(steps)]
            for key, steps in rows.items()
        }
        for table, rows in found.items()
    }  # fmt: skip


def stood(steps: list[Step], *, on: date | None = None, known_at: datetime | None = None) -> Row | None:
    """The row as of the legal day `on` (None: with everything that is known, in the order it became known),
    as known at `known_at` (None: now). None where it was not there, or nobody knew.

    What counts from a day before the register had the row counts from its first day in the register.
    """
    known = [one for one in steps if known_at is None or one.recorded_at <= known_at]
    if not known or known[0].change.revision != 1:
        return None
    first, later = known[0], known[1:]
    if on is not None:
        if on < first.effective_on:
            return None
        later = [one for one in later if one.effective_on <= on]
        later.sort(key=lambda one: (max(one.effective_on, first.effective_on), one.change.revision))
    row = {**DEFAULTS.get(first.change.table, {}), **first.change.columns}
    for one in later:
        row |= one.change.columns
    return row


def held_on(steps: list[Step], *, on: date | None, known_at: datetime | None) -> Row | None:
    """A place in a family if it was held on that day (None: if it is held still): its row tells by itself
    from when and until when, as far as was known."""
    known = stood(steps, known_at=known_at)
    if known is None:
        return None
    since, until = date.fromisoformat(known["since"]), known["until"]
    if on is None:
        return known if until is None else None
    if not (since <= on and (until is None or on < date.fromisoformat(until))):
        return None
    then = stood(steps, on=max(on, steps[0].effective_on), known_at=known_at) or known
    return known | {name: then[name] for name in ("relation", "position")}


def differences(steps: list[Step]) -> Iterator[tuple[Step, list[tuple[str, Any, Any]]]]:
    """Each step with the columns that it changed, before and after, in the order they became known."""
    row: Row = {}
    for one in steps:
        after = one.change.columns
        yield (
            one,
            [
                (name, row.get(name), value)
                for name, value in after.items()
                if name not in ("revision", "person_id", "membership_id") and row.get(name) != value
            ],
        )
        row = {**(row or DEFAULTS.get(one.change.table, {})), **after}
