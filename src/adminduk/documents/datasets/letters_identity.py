"""Data of the letters that tell who somebody is: biodata, suket, and the letter of who has no papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from adminduk.documents.datasets.base import Dataset
from adminduk.documents.datasets.letters import Letter, LetterAddress, LetterPerson


@dataclass(frozen=True, kw_only=True)
class _OfAPerson(Letter):
    person: LetterPerson
    religion: str | None = None
    blood_type: str | None = None
    marital_status: str | None = None
    occupation: str | None = None
    address: LetterAddress | None = None

    @property
    def subject(self) -> LetterPerson:
        return self.person


@dataclass(frozen=True, kw_only=True)
class Biodata(_OfAPerson, Dataset):
    """Biodata penduduk: what the register holds of one resident, and nothing that it keeps from paper
    (biometrics, disability)."""

    kind: ClassVar[str] = "biodata"
    prefix: ClassVar[str] = "biodata"

    family_number: str | None = None
    head: str | None = None
    citizenship: str
    education: str | None = None
    birth_akta: str | None = None
    marriage_akta: str | None = None
    married_on: date | None = None
    mother: str | None = None
    mother_nik: str | None = None
    father: str | None = None
    father_nik: str | None = None
    permit: str | None = None


@dataclass(frozen=True, kw_only=True)
class Suket(_OfAPerson, Dataset):
    """The letter in place of a KTP-el, only while there is no blank card; counts until `valid_until`."""

    kind: ClassVar[str] = "suket"
    prefix: ClassVar[str] = "suket"

    citizenship: str
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class IdentityLetter(_OfAPerson, Dataset):
    """Surat Keterangan Pengganti Tanda Identitas (SKPTI) of a vulnerable resident (UU 23/2006 art. 25).

    `plight` is a key of the table of wording; there is no NIK, and the birth date may be an estimate.
    """

    kind: ClassVar[str] = "identity_letter"
    prefix: ClassVar[str] = "identity"

    birth_date_estimated: bool = False
    mother: str | None = None
    father: str | None = None
    plight: str
    met_at: str
    recorded_on: date
