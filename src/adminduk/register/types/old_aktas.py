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
from adminduk.register.types.event import Event, Ruling


class OldAktaKind(StrEnum):
    BIRTH = "birth"
    DEATH = "death"
    MARRIAGE = "marriage"
    DIVORCE = "divorce"
    ACKNOWLEDGEMENT = "acknowledgement"
    LEGITIMATION = "legitimation"


@dataclass(frozen=True, slots=True, kw_only=True)
class OldParty:
    """Whose akta it is, as the paper names him; `person_id` where he is in the register."""

    name: str
    person_id: UUID | None = None
    birth_place: str = ""
    birth_date: date | None = None
    father: str = ""
    mother: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAktaTold:
    """What an old akta other than of a birth says, so that a kutipan of today can say it again.

    `people`: who died; husband and wife, in that order; the child. `happened_on` is the day of the death, of the
    wedding, from which the divorce is final, of the father's statement, or of the parents' marriage akta.
    `other_number` is the akta of marriage that was ended, or that made the child legitimate, and `married_on`
    its wedding; `birth_number` the child's akta of birth.
    """

    happened_on: date
    registered_on: date | None = None
    people: tuple[OldParty, ...]
    place: str = ""
    time: str = ""
    solemnised_by: str = ""
    religion: int | None = None
    ruling: Ruling | None = None
    father: str = ""
    mother: str = ""
    mother_approves: bool = False
    other_number: str = ""
    birth_number: str = ""
    married_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAktaRecorded(Event):
    """An old akta taken into the register as it stands on paper.

    `number` is what the paper says, free in form: 474.1/123/2005, 123/IST/1998, AL.501.0012345. It is
    unique only with `issuer` (the office of then) and `year`. `recorded_by` read the paper and `compared_by`
    checked the reading against it: two officers. `other_id` is the spouse on an akta of two. The scan is one
    of `evidence`. Of a birth, `child`, `parentage`, `mother` and `father` are what the paper says; they
    change nothing of the person but his akta number. Of the other kinds `told` is what the paper says.
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
    told: OldAktaTold | None = None
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
