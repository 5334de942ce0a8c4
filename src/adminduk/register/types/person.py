from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from uuid import UUID


class Sex(IntEnum):
    """Code list `jenis_kelamin`."""

    MALE = 1
    FEMALE = 2


class Citizenship(IntEnum):
    """Code list `kewarganegaraan`."""

    INDONESIAN = 1
    FOREIGN = 2


class Life(StrEnum):
    """Whether the person's NIK is in use: a merged record points to another one, a void one was false."""

    LIVING = "living"
    DEAD = "dead"
    MERGED = "merged"
    VOID = "void"


class Residence(StrEnum):
    """How somebody lives here: residents stand in a family card, visitors (ITAS, short stay) do not.

    Who is moving has left one Dinas and not come to the other; a temporary record waits for a real one.
    """

    RESIDENT = "resident"
    VISITOR = "visitor"
    ABROAD = "abroad"
    MOVING = "moving"
    TEMPORARY = "temporary"


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the register knows him now. Codes are those of `regulations.codes`."""

    person_id: UUID
    nik: str | None
    name: str
    sex: Sex
    birth_date: date
    birth_date_estimated: bool
    birth_place: str
    citizenship: Citizenship
    life: Life
    residence: Residence
    kabkota: str
    religion: int | None
    blood_type: int | None
    education: int | None
    occupation: int | None
    marital_status: int
    marriage_date: date | None
    marriage_number: str
    birth_akta_number: str
    mother_id: UUID | None
    mother_name: str
    mother_nik: str
    father_id: UUID | None
    father_name: str
    father_nik: str
    passport_number: str
    stay_permit_number: str
    # Of a visitor, who is on no family card.
    stay_address: str = ""
    stay_rt: str = ""
    stay_rw: str = ""
    stay_village: str = ""

    @property
    def has_birth_akta(self) -> bool:
        return bool(self.birth_akta_number)

    def age_on(self, day: date) -> int:
        """Whole years lived on `day`."""
        before_birthday = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before_birthday
