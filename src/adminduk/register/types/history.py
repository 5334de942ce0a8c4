"""What the register says of somebody over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """One thing that an entry changed, in plain JSON values; `before` is None where nothing was said.

    `table` is "person", "family" or "membership".
    """

    table: str
    column: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry of the history of a person or a family, from whichever office.

    `effective_on` is the legal day, `registered_on` the office's day, `recorded_at` when the register knew.
    """

    entry_id: UUID
    revision: int
    kind: str
    kabkota: str
    office_id: int
    officer: str
    legal_basis: tuple[str, ...]
    akta_number: str
    corrects: UUID | None
    effective_on: date
    registered_on: date
    recorded_at: datetime
    changes: tuple[ColumnChange, ...]
