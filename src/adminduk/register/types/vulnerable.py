"""Vulnerable residents (Permendagri 96/2019): a temporary record that later becomes a real one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event
from adminduk.register.types.first_records import Biodata, Biometrics
from adminduk.register.types.homes import Home, families_of
from adminduk.register.types.newcomers import OfANewcomer


class Plight(StrEnum):
    """Why somebody has no papers (UU 23/2006 art. 25)."""

    NATURAL_DISASTER = "natural_disaster"
    SOCIAL_DISASTER = "social_disaster"
    NEGLECTED = "neglected"
    REMOTE_COMMUNITY = "remote_community"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemporaryRecord(Event):
    """Somebody without papers gets a temporary identity: a letter (SK Pengganti Tanda Identitas), no NIK and
    no family card. `place` is where the team met him, in words."""

    kind: ClassVar[str] = "temporary_record"

    biodata: Biodata
    plight: Plight
    place: str
    biometrics: Biometrics = Biometrics.NOT_ASKED
    confirmed: tuple[str, ...] = ()

    def people(self) -> tuple[UUID, ...]:
        return self.biodata.parents()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemporaryBecomesResident(OfANewcomer):
    """Nobody of the register was the same: the temporary record gets a NIK and a place at `home`.

    `biodata` is what is known now. Somebody who turns out to be in the register is merged into that record
    (`PersonsMerged`) instead.
    """

    kind: ClassVar[str] = "temporary_becomes_resident"

    person_id: UUID
    biodata: Biodata
    home: Home
    biometrics: Biometrics = Biometrics.NOT_ASKED
    lodges: bool = False
    confirmed: tuple[str, ...] = ()

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id, *self.biodata.parents())

    def families(self) -> tuple[UUID, ...]:
        return families_of(self.home)
