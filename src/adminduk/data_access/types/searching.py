"""The log of accesses as auditors and the centre search it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from adminduk.data_access.types.outcomes import Outcome, Way


@dataclass(frozen=True, slots=True)
class AccessSearch:
    """What is wanted; what is None does not narrow. `until` is not included."""

    since: datetime
    until: datetime
    agreement_no: int | None = None
    client_no: int | None = None
    outcome: Outcome | None = None
    way: Way | None = None
    access_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One access; whom it was about is not said here."""

    access_id: UUID
    at: datetime
    agreement_no: int
    client_no: int
    institution: str
    way: Way
    outcome: Outcome
    asked: tuple[str, ...]
    agreed: tuple[str, ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccessPage:
    """Newest first. `next_before`: from where to go on; with it, `searched_to` tells how far back was looked."""

    lines: tuple[AccessLine, ...]
    next_before: UUID | None
    searched_to: datetime
