"""What every event of the register has in common, whatever happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class EvidenceReference:
    """One paper that was seen: its kind, its stored object and the SHA-256 of its content."""

    kind: str
    storage_key: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision of a court (or of the President, a minister): who gave it, its number and its day."""

    by: str
    number: str
    given_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event to be entered: already checked, decided and evidenced by the office.

    `kabkota` is the registering office's code; `registered_on` that office's calendar day, which stands
    in numbers; `effective_on` the legal day from which it counts. `corrects` names an earlier entry.
    """

    kind: ClassVar[str] = ""

    kabkota: str
    office_id: int
    registered_on: date
    effective_on: date
    legal_basis: tuple[str, ...] = ()
    evidence: tuple[EvidenceReference, ...] = ()
    case_id: UUID | None = None
    corrects: UUID | None = None

    def people(self) -> tuple[UUID, ...]:
        """The people of the register whom it is about. They, their spouses and families are held."""
        return ()

    def families(self) -> tuple[UUID, ...]:
        """Families that it names besides those of its people."""
        return ()

    def aktas(self) -> tuple[str, ...]:
        """Numbers of akta of this register that it changes."""
        return ()


@dataclass(frozen=True, slots=True)
class Entered:
    """What an event gave: its entry, its numbers, whom it made, and the cards that are to be re-issued.

    `numbers` by what they number: "nik", "kk", "akta", "letter"; where there are several, by that name
    and the order in which they were asked for ("kk.2").
    """

    entry_id: UUID
    akta_number: str = ""
    new_people: tuple[UUID, ...] = ()
    new_families: tuple[UUID, ...] = ()
    cards: tuple[UUID, ...] = ()
    numbers: dict[str, str] | None = None
