"""Who looked at somebody's record: institutions by our log, officers and others by the trail of looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from adminduk.data_access.types.outcomes import Outcome, Way
from adminduk.foundation.texts import Both


class Looker(StrEnum):
    """What kind of reader it was."""

    INSTITUTION = "institution"
    STAFF = "staff"
    RESIDENT = "resident"
    PUBLIC = "public"
    SYSTEM = "system"


class Result(StrEnum):
    """What became of one element."""

    AGREED = "agreed"
    DIFFERED = "differed"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class ElementLooked:
    label: Both
    result: Result


@dataclass(frozen=True, slots=True)
class Glance:
    """One look at one person, newest first by `id` (a UUIDv7).

    `who` is an institution or an office, never a person's name; `role` is the officer's. `purpose` is a code of
    ours for officers; for institutions `use` says what their agreement is for, and `pks` is its number.
    `parts` are what an officer opened, as codes; `elements` what an institution asked about.
    """

    id: UUID
    at: datetime
    looker: Looker
    who: str
    role: Both | None = None
    purpose: str = ""
    use: str = ""
    basis: str = ""
    pks: str = ""
    way: Way | None = None
    outcome: Outcome | None = None
    elements: tuple[ElementLooked, ...] = ()
    parts: tuple[str, ...] = ()
    about: str = "person"
    agreement_id: UUID | None = None
    objection: str = ""

    @property
    def source(self) -> str:
        return "access" if self.looker is Looker.INSTITUTION else "look"


@dataclass(frozen=True, slots=True)
class GlanceFilter:
    """Which looks are wanted. `until` is not included; `institution` narrows to one institution's."""

    since: datetime
    until: datetime
    lookers: frozenset[Looker] = frozenset({Looker.INSTITUTION, Looker.STAFF, Looker.RESIDENT, Looker.PUBLIC})
    institution: UUID | None = None


@dataclass(frozen=True, slots=True)
class GlancePage:
    """`next_before` is the key from which the next page goes on; None at the end."""

    lines: tuple[Glance, ...]
    next_before: UUID | None


@dataclass(frozen=True, slots=True)
class Child:
    """A child whose record a parent may watch over."""

    person_id: UUID
    name: str
    kabkota: str


@dataclass(frozen=True, slots=True)
class Records:
    """What is kept of one person, by id: who looks at it looks at him. Of a card only while he stood on it."""

    person_id: UUID
    others: tuple[UUID, ...] = ()
    families: Mapping[UUID, tuple[datetime, datetime]] = field(default_factory=dict)
