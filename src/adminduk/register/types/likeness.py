"""How alike two people of the register are: field by field, in bits, and what that amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What one person is compared by. What nobody knows is empty, and never counts against anybody.

    `sex` 0, `birth_date` None, "" and None mean unknown. `address` is the street's words, `village` the
    code of ten digits (or another code whose prefixes are areas).
    """

    name: str
    birth_date: date | None = None
    birth_date_estimated: bool = False
    birth_place: str = ""
    sex: int = 0
    mother_id: UUID | None = None
    mother_name: str = ""
    father_id: UUID | None = None
    father_name: str = ""
    family_id: UUID | None = None
    address: str = ""
    village: str = ""
    birth_akta_number: str = ""


class Agreement(StrEnum):
    """What the comparison of one field says."""

    SAME = "same"
    CLOSE = "close"
    PARTLY = "partly"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """The band a total falls into. Only people decide; `SAME` means that hardly anything speaks against."""

    SAME = "same"
    LOOK = "look"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of the comparison: `bits` speak for one person when positive, for two when negative.

    `note` names what was found ("spelling", "day_and_month", …: the sentences know it), `one_in` how rare
    what agrees is: one of so many people, 0 where that was not asked. No personal data.
    """

    field: str
    agreement: Agreement
    note: str
    bits: float
    one_in: int = 0


@dataclass(frozen=True, slots=True)
class Likeness:
    """The comparison of two people. `bits` is the sum with the odds before anything was compared."""

    fields: tuple[Compared, ...]
    bits: float
    verdict: Verdict
    twins: bool = False

    @property
    def probability(self) -> float:
        """That the two are one person, 0…1."""
        if self.bits > 60:
            return 1.0
        odds = 2.0**self.bits
        return odds / (1.0 + odds)


@dataclass(frozen=True, slots=True)
class LikePerson:
    """Somebody of the register who may be the person asked about, the likeliest first.

    Outside the asking region the name is masked and the NIK is withheld.
    """

    person_id: UUID
    name: str
    nik: str
    birth_date: date
    kabkota: str
    birth_akta_number: str
    likeness: Likeness
