"""The first record of somebody who was never in the register (form F-1.01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.birth import ParentFacts
from adminduk.register.types.homes import Home, families_of
from adminduk.register.types.newcomers import OfANewcomer
from adminduk.register.types.person import Sex


class Biometrics(StrEnum):
    """What the comparison of fingerprints and iris with everybody recorded gave."""

    NO_MATCH = "no_match"
    MATCH = "match"
    NOT_AVAILABLE = "not_available"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Biodata:
    """What F-1.01 says of one person. Codes are those of `regulations.codes`."""

    name: str
    sex: Sex
    birth_date: date
    birth_place: str
    birth_date_estimated: bool = False
    birth_region: str = ""
    religion: int | None = None
    blood_type: int | None = None
    education: int | None = None
    occupation: int | None = None
    disability: int | None = None
    marital_status: int = 1
    mother: ParentFacts | None = None
    father: ParentFacts | None = None

    def parents(self) -> tuple[UUID, ...]:
        """The parents who are somebody of the register."""
        return tuple(one.person_id for one in (self.mother, self.father) if one and one.person_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRecord(OfANewcomer):
    """An adult or a child without any record gets a NIK and a place at `home` (Perpres 96/2018 art. 4).

    `lodges`: the
    home is another's (numpang), who consented. `confirmed` are the questions that the officer answered. A
    marriage is registered afterwards, by its own event.
    """

    kind: ClassVar[str] = "first_record"

    biodata: Biodata
    home: Home
    biometrics: Biometrics = Biometrics.NOT_ASKED
    lodges: bool = False
    confirmed: tuple[str, ...] = ()

    def people(self) -> tuple[UUID, ...]:
        return self.biodata.parents()

    def families(self) -> tuple[UUID, ...]:
        return families_of(self.home)
