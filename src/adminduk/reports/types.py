"""What the dashboard says, as frozen figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

# Groups of five years of age, by their first; the last is open.
FIRST_YEARS = range(0, 80, 5)


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


@dataclass(frozen=True, slots=True)
class BySex:
    """People with one code of one dimension; the code is None where nothing is recorded."""

    code: int | None
    men: int
    women: int

    @property
    def people(self) -> int:
        return self.men + self.women


@dataclass(frozen=True, slots=True)
class Place:
    """A region directly below the one that was asked for."""

    code: str
    name: str
    men: int
    women: int
    families: int

    @property
    def people(self) -> int:
        return self.men + self.women


@dataclass(frozen=True, slots=True)
class Population:
    """Who lived in a region ("" is the nation) on the day `on` of the last count; None before any count.

    `ages`: the first year of five (the last is open), every one of them; `groups`: religion, education,
    occupation, marital, blood, citizenship, disability, each with codes of `regulations.codes`. `ktp_due`:
    who must have a KTP-el; `children` of 0 to 17 years, `with_akta` of them with a birth akta.
    """

    region: str
    on: date | None
    men: int = 0
    women: int = 0
    families: int = 0
    ktp_due: int = 0
    children: int = 0
    with_akta: int = 0
    ages: tuple[BySex, ...] = ()
    groups: Mapping[str, tuple[BySex, ...]] = field(default_factory=dict)
    places: tuple[Place, ...] = ()

    @property
    def people(self) -> int:
        return self.men + self.women

    @property
    def akta_share(self) -> float | None:
        return self.with_akta / self.children if self.children else None
