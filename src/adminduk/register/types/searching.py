"""What an officer asks when he searches people, and what he gets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.register.naming import How
from adminduk.register.types.person import Life, Residence, Sex


class NothingToSearch(Refused):
    sentence = Both(
        id="Tulis nama, tanggal lahir, nama ibu, atau sebuah nomor. Tempat saja terlalu luas.",
        en="Enter a name, a birth date, the mother's name or a number. A place alone is too wide.",
    )


class Criterion(StrEnum):
    """What can be asked; also what the trail says of a search, instead of what was typed."""

    NIK = "nik"
    KK = "kk"
    AKTA = "akta"
    NAME = "name"
    BIRTH_DATE = "birth_date"
    MOTHER = "mother"
    BIRTH_PLACE = "birth_place"
    SEX = "sex"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchCriteria:
    """Everything given must agree, forgivingly. `born_from` to `born_until` is one day, or several years.

    `nik` and `kk_number` have sixteen digits. `place` is the code of a kecamatan or village where people
    live now. A place, birth place or sex alone raises `NothingToSearch`.
    """

    nik: str = ""
    kk_number: str = ""
    akta_number: str = ""
    name: str = ""
    born_from: date | None = None
    born_until: date | None = None
    mother_name: str = ""
    birth_place: str = ""
    sex: Sex | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """One criterion that agrees with somebody, and in which ways (see `How`)."""

    criterion: Criterion
    hows: tuple[How, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Somebody who was found, with the least that tells him from others; `score` 0…1.

    `kk_number` and `village_code` are of the family where he lives now, "" without one.
    """

    person_id: UUID
    kabkota: str
    nik: str
    name: str
    sex: Sex
    birth_date: date
    birth_date_estimated: bool
    birth_place: str
    mother_name: str
    birth_akta_number: str
    kk_number: str
    village_code: str
    life: Life
    residence: Residence
    moving_to: str
    merged_into: UUID | None
    score: float
    matched: tuple[Matched, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of hits, the likeliest first. With `too_many` these are only some of those who fit."""

    hits: tuple[SearchHit, ...]
    found: int
    page: int
    pages: int
    too_many: bool
    criteria: frozenset[Criterion]
