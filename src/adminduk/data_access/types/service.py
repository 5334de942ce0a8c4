"""How the service for institutions does, as anybody may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both

# Milliseconds: an answer is counted in the first that it does not exceed, or beyond the last.
BOUNDS = (1, 2, 5, 10, 20, 25, 50, 100, 250, 500, 1000, 5000)


class ServiceState(StrEnum):
    """`silent`: no process has said anything for some minutes."""

    WELL = "well"
    TROUBLED = "troubled"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class MeasuredDay:
    """One day (WIB); `minutes` of it were measured. Refused is what callers had to mend, failed is ours."""

    day: date
    answered: int
    refused: int
    failed: int
    minutes: int


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    id: UUID
    begun_at: datetime
    ended_at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """The last hour, in full minutes. `half_ms` and `most_ms`: half and 99 of 100 answers took at most that
    (milliseconds, an upper bound; None without answers or beyond the last bound)."""

    state: ServiceState
    answered: int
    refused: int
    failed: int
    waiting: int
    half_ms: int | None
    most_ms: int | None
    last: datetime | None
    days: tuple[MeasuredDay, ...]
    incidents: tuple[IncidentFacts, ...]


class BadIncident(Refused):
    sentence = Both(
        id="Tulis apa yang terganggu, paling banyak 300 huruf.",
        en="Write what is disturbed, in at most 300 letters.",
    )


class NoSuchIncident(Refused):
    sentence = Both(
        id="Gangguan itu tidak ada atau sudah selesai.", en="That incident does not exist or is over."
    )
