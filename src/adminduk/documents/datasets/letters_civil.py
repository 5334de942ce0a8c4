"""Data of the letters about events of civil registration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from adminduk.documents.datasets.base import Dataset
from adminduk.documents.datasets.letters import Letter, LetterAddress, LetterPerson, LetterRuling


@dataclass(frozen=True, kw_only=True)
class _OfAPerson(Letter):
    person: LetterPerson

    @property
    def subject(self) -> LetterPerson:
        return self.person


@dataclass(frozen=True, kw_only=True)
class BirthLetter(_OfAPerson, Dataset):
    """Surat Keterangan Kelahiran: a birth as the register holds it, with the number of its akta."""

    kind: ClassVar[str] = "birth_letter"
    prefix: ClassVar[str] = "birth_letter"

    birth_time: time | None = None
    zone: str | None = None
    birth_kind: str | None = None
    child_order: int | None = None
    mother: LetterPerson | None = None
    father: LetterPerson | None = None
    akta_number: str | None = None
    registered_on: date


@dataclass(frozen=True, kw_only=True)
class DeathLetter(_OfAPerson, Dataset):
    """Surat Keterangan Kematian. The cause of death is never printed."""

    kind: ClassVar[str] = "death_letter"
    prefix: ClassVar[str] = "death_letter"

    died_on: date
    died_at: time | None = None
    zone: str | None = None
    death_place: str | None = None
    ruling: LetterRuling | None = None
    akta_number: str | None = None
    registered_on: date


@dataclass(frozen=True, kw_only=True)
class _OfACouple(Letter):
    husband: LetterPerson
    wife: LetterPerson
    marriage_number: str | None = None
    married_on: date | None = None
    ruling: LetterRuling
    final_on: date

    @property
    def subject(self) -> LetterPerson:
        return self.husband if self.husband.nik else self.wife


@dataclass(frozen=True, kw_only=True)
class MarriageAnnulmentLetter(_OfACouple, Dataset):
    """Surat Keterangan Pembatalan Perkawinan (UU 23/2006 art. 39)."""

    kind: ClassVar[str] = "marriage_annulment_letter"
    prefix: ClassVar[str] = "marriage_annulment"


@dataclass(frozen=True, kw_only=True)
class DivorceAnnulmentLetter(_OfACouple, Dataset):
    """Surat Keterangan Pembatalan Perceraian (UU 23/2006 art. 43): the marriage holds again."""

    kind: ClassVar[str] = "divorce_annulment_letter"
    prefix: ClassVar[str] = "divorce_annulment"

    divorce_number: str | None = None


@dataclass(frozen=True, kw_only=True)
class AdoptionLetter(_OfAPerson, Dataset):
    """Surat Keterangan Pengangkatan Anak. The bond with the parents by blood stays (PP 54/2007 art. 4)."""

    kind: ClassVar[str] = "adoption_letter"
    prefix: ClassVar[str] = "adoption"

    akta_number: str | None = None
    mother: str | None = None
    father: str | None = None
    adoptive_father: LetterPerson | None = None
    adoptive_mother: LetterPerson | None = None
    ruling: LetterRuling
    effective_on: date

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (self.adoptive_father or self.adoptive_mother):
            raise ValueError("an adoption without a parent")


@dataclass(frozen=True, kw_only=True)
class ReleaseLetter(_OfAPerson, Dataset):
    """Surat Keterangan Pelepasan Kewarganegaraan Indonesia (UU 23/2006 art. 54)."""

    kind: ClassVar[str] = "release_letter"
    prefix: ClassVar[str] = "release"

    address: LetterAddress | None = None
    nationality: str
    decree: LetterRuling
    effective_on: date


@dataclass(frozen=True, kw_only=True)
class CivilRecordLetter(_OfAPerson, Dataset):
    """Surat Keterangan Pencatatan Sipil: that `event` is registered, for who has lost or needs the papers.

    `event` is the kind of the entry, whose words stand in the table; `other` is the spouse or the child.
    """

    kind: ClassVar[str] = "civil_record_letter"
    prefix: ClassVar[str] = "civil_record"

    event: str
    other: LetterPerson | None = None
    akta_number: str | None = None
    happened_on: date
    registered_on: date
