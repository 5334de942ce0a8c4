"""What the dashboard says, as frozen figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the office: cases reported, approved, signed; `same_day` of those signed."""

    day: date
    reported: int
    approved: int
    signed: int
    same_day: int


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """`late` of the `waiting` are beyond their promise. `median_hours` from complete papers to signature; None when nothing was signed."""

    code: str
    name: str
    reported: int
    signed: int
    waiting: int
    late: int
    median_hours: float | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What one officer (or nobody) holds at one stage."""

    status: str
    officer_id: UUID | None
    officer: str
    cases: int
    late: int
    nearest_promise: datetime | None


@dataclass(frozen=True, slots=True)
class BirthsDashboard:
    """Births of one region in a period, true at the instant `at`.

    Shares run from 0 to 1, hours are hours of the clock; None where nothing was signed.
    """

    at: datetime
    first: date
    last: date
    days: tuple[Day, ...]
    kecamatan: tuple[Kecamatan, ...]
    waiting: tuple[Waiting, ...]
    signed: int
    median_hours: float | None
    same_day_share: float | None
    in_time_share: float | None

    @property
    def today(self) -> Day:
        return self.days[-1]

    @property
    def reported(self) -> int:
        return sum(day.reported for day in self.days)

    @property
    def approved(self) -> int:
        return sum(day.approved for day in self.days)

    @property
    def open_cases(self) -> int:
        return sum(one.cases for one in self.waiting)

    @property
    def late_cases(self) -> int:
        return sum(one.late for one in self.waiting)
