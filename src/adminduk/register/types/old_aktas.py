"""An akta on paper from before this register: read by one officer, compared with the paper by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.register.types.birth import ChildFacts, Parentage, ParentFacts
from adminduk.register.types.event import Event


class OldAktaKind(StrEnum):
    BIRTH = "birth"
    DEATH = "death"
    MARRIAGE = "marriage"
    DIVORCE = "divorce"


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAktaRecorded(Event):
    """An old akta taken into the register as it stands on paper.

    `number` is what the paper says, free in form: 474.1/123/2005, 123/IST/1998, AL.501.0012345. It is
    unique only with `issuer` (the office of then) and `year`. `recorded_by` read the paper and `compared_by`
    checked the reading against it: two officers. `other_id` is the spouse on an akta of two. The scan is one
    of `evidence`. Of a birth, `child`, `parentage`, `mother` and `father` are what the paper says; they
    change nothing of the person but his akta number.
    """

    kind: ClassVar[str] = "old_akta"

    akta: OldAktaKind
    number: str
    year: int
    issuer: str
    issued_on: date | None = None
    person_id: UUID
    other_id: UUID | None = None
    recorded_by: UUID
    compared_by: UUID
    child: ChildFacts | None = None
    parentage: Parentage | None = None
    mother: ParentFacts | None = None
    father: ParentFacts | None = None
    remarks: str = ""

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id, self.other_id) if self.other_id else (self.person_id,)


class OldAktaKnown(Refused):
    sentence = Both(
        id="Akta lama dengan nomor, kantor, dan tahun itu sudah dicatat.",
        en="An old akta with that number, office and year is recorded already.",
    )


class NotTheComparer(Refused):
    sentence = Both(
        id="Akta lama dicatat oleh petugas yang membandingkannya dengan kertasnya.",
        en="An old akta is entered by the officer who compared it with the paper.",
    )
