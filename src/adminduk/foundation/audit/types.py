"""What the trails give back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Which lines are wanted; what is empty does not narrow. `until` is not included."""

    since: datetime | None = None
    until: datetime | None = None
    actor_kind: str = ""
    actor_id: UUID | None = None
    action: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class ActFacts:
    at: datetime
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    action: str
    subject_kind: str
    subject_id: str
    kabkota: str
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LookFacts:
    """`kabkota` is where the reader sits."""

    at: datetime
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    purpose: str
    subject_kind: str
    subject_ids: tuple[str, ...]
    elements: tuple[str, ...]
    kabkota: str
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TrailPage:
    """One page, newest first. How many lines there are in all is not counted: it may be millions."""

    lines: tuple[ActFacts, ...] | tuple[LookFacts, ...]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1
