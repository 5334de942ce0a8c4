"""Two records side by side, for the officers who decide whether they are one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.register.types.likeness import Compared, Verdict


class Opinion(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class PairState(StrEnum):
    """`OPEN`: nobody has said anything. `PROPOSED`: one officer has, another one is to confirm."""

    OPEN = "open"
    PROPOSED = "proposed"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair in the queue. Names of people outside the region are masked."""

    first_id: UUID
    second_id: UUID
    names: tuple[str, str]
    regions: tuple[str, str]
    probability: float
    verdict: Verdict
    state: PairState
    opinion: Opinion | None
    found_at: datetime
    proposed_by: UUID | None


@dataclass(frozen=True, slots=True)
class PairSide:
    """One of the two. Of somebody outside the region the numbers are masked or empty and the home is the
    kab/kota only. `newcomer`: he asked for a record and has none yet."""

    person_id: UUID
    kabkota: str
    inside: bool
    name: str
    nik: str
    sex: int
    birth_date: date
    birth_date_estimated: bool
    birth_place: str
    life: str
    residence: str
    marital_status: int
    mother_name: str
    father_name: str
    birth_akta_number: str
    has_akta: bool
    home: str
    village: str
    family_id: UUID | None
    family: tuple[tuple[str, int], ...]
    first_entered: datetime | None
    history: tuple[tuple[datetime, str], ...]
    newcomer: bool = False


@dataclass(frozen=True, slots=True)
class PairStepFacts:
    """What one officer said: `act` is "proposed", "confirmed" or "disagreed"."""

    at: datetime
    act: str
    opinion: Opinion
    reason: str
    officer_id: UUID
    officer_name: str


@dataclass(frozen=True, slots=True)
class PairView:
    """`survivor_id` is the record that goes on when the two are one person, as proposed; before that
    `suggested` is the one with the older entry, or the one that alone has a NIK."""

    sides: tuple[PairSide, PairSide]
    fields: tuple[Compared, ...]
    bits: float
    probability: float
    verdict: Verdict
    found_at: datetime
    state: PairState
    opinion: Opinion | None
    reason: str
    survivor_id: UUID | None
    suggested: UUID
    proposed_by: UUID | None
    proposed_at: datetime | None
    steps: tuple[PairStepFacts, ...]
    entry_id: UUID | None


class PairNotFound(Refused):
    sentence = Both(
        id="Pasangan itu tidak ada di wilayah Anda.",
        en="That pair is not in your region.",
    )


class PairDecided(Refused):
    sentence = Both(
        id="Pasangan ini sudah diputus. Muat ulang halaman untuk melihat hasilnya.",
        en="This pair has been decided. Reload the page to see the outcome.",
    )


class PairReasonNeeded(Refused):
    sentence = Both(
        id="Tulis alasan Anda, paling sedikit sepuluh huruf.",
        en="Please write your reason, at least ten letters.",
    )


class AnotherOfficerNeeded(Refused):
    sentence = Both(
        id="Usul ini milik Anda. Petugas lain yang memutus.",
        en="This proposal is yours. Another officer decides on it.",
    )


class SurvivorNeeded(Refused):
    sentence = Both(
        id="Pilih data yang tetap dipakai.",
        en="Please choose the record that goes on.",
    )


class NothingProposed(Refused):
    sentence = Both(
        id="Belum ada usul untuk pasangan ini.",
        en="Nobody has proposed anything about this pair yet.",
    )


class MergedElsewhere(Refused):
    sentence = Both(
        id="Data yang ditutup ada di {place}. Petugas di sana yang memutus, atau pilih data lain yang tetap dipakai.",
        en="The record to be closed is kept in {place}. An officer there decides, or choose the other record to go on.",
    )
