from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ResidentMatch:
    """The least that sign-in needs of somebody anywhere in the country."""

    person_id: UUID
    family_id: UUID
    kabkota: str


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Somebody who may be the child that is being reported, with what agrees.

    `name` and `nik` are masked when he lives outside the asking office's region. `likely_twin`: same
    mother and day but another name or sex, and the report says multiple birth.
    """

    person_id: UUID
    name: str
    nik: str
    birth_date: date
    kabkota: str
    birth_akta_number: str
    same_mother: bool
    days_apart: int
    name_similarity: float
    likely_twin: bool
