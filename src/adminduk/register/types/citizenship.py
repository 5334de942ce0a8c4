"""Somebody who becomes Indonesian, or is not Indonesian any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event, Ruling
from adminduk.register.types.homes import Home, families_of
from adminduk.register.types.newcomers import OfANewcomer
from adminduk.register.types.person import Residence


class Ground(StrEnum):
    """How somebody became Indonesian (UU 12/2006)."""

    NATURALISATION = "naturalisation"
    MARRIAGE = "marriage"
    CHOICE = "choice"
    CHILD = "child"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenshipGained(OfANewcomer):
    """A foreigner becomes Indonesian (UU 23/2006 art. 53). `decree` is the President's (Keppres) or the
    Minister's; `effective_on` is the day of the oath, or of the decree where the law wants no oath.

    `home` is where a foreigner without a family card (ITAS) gets his place, with a NIK if he has none.
    """

    kind: ClassVar[str] = "citizenship_gained"

    person_id: UUID
    ground: Ground
    decree: Ruling
    oath_on: date | None = None
    oath_minutes: str = ""
    home: Home | None = None

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id,)

    def families(self) -> tuple[UUID, ...]:
        return families_of(self.home)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenshipLost(Event):
    """An Indonesian is one no more (UU 23/2006 art. 54; UU 12/2006 art. 23): a letter (SK pelepasan), card
    and KTP withdrawn. `nationality` is the new one (three letters of ISO 3166-1).

    He lives `residence`: abroad, or here as a visitor until the events of foreigners give him his permit.
    `new_head` is who is to head the family that loses its head.
    """

    kind: ClassVar[str] = "citizenship_lost"

    person_id: UUID
    decree: Ruling
    nationality: str
    residence: Residence = Residence.ABROAD
    new_head: UUID | None = None

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id, self.new_head) if self.new_head else (self.person_id,)
