"""Data of the documents that an official signs: kutipan akta kelahiran, KK, surat lahir mati.

Texts stand as they are printed (labels of codes, names in capitals as stored). Dates are days at the
place of the event; `issued_on` is a day of the issuing office.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import ClassVar

from adminduk.documents.datasets.base import Dataset


class Sex(StrEnum):
    MALE = "L"
    FEMALE = "P"


class Parents(StrEnum):
    """How an akta names the parents (Permendagri 108/2019)."""

    MARRIED = "married"
    MARRIAGE_NOT_REGISTERED = "marriage_not_registered"
    MOTHER_ONLY = "mother_only"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signs. `issuer` is read from the signer's certificate and decides the printed clause."""

    name: str
    title: str
    nip: str | None
    issuer: str


@dataclass(frozen=True, kw_only=True)
class BirthCertificate(Dataset):
    """Kutipan akta kelahiran. A fact that is unknown is None and its row is left out."""

    kind: ClassVar[str] = "birth_certificate"

    number: str
    name: str
    nik: str | None
    sex: Sex
    birth_place: str
    birth_date: date
    child_order: int | None = None
    parents: Parents
    father: str | None = None
    mother: str | None = None
    foreigner: bool = False
    old_law: str | None = None
    basis: str | None = None
    marginal_notes: tuple[str, ...] = ()
    place: str
    office: str
    issued_on: date
    signatory: Signatory

    def __post_init__(self) -> None:
        super().__post_init__()
        both = self.parents in (Parents.MARRIED, Parents.MARRIAGE_NOT_REGISTERED)
        if bool(self.father) != both or bool(self.mother) != (self.parents is not Parents.UNKNOWN):
            raise ValueError(f"parents given do not fit the wording {self.parents}")
        if (self.child_order is None) != (self.parents is Parents.UNKNOWN):
            raise ValueError("a child has an order among its mother's children only when she is known")


@dataclass(frozen=True, kw_only=True)
class FamilyCardMember:
    """One row of a KK, columns 1 to 17. None prints as "-"."""

    name: str
    nik: str
    sex: Sex
    birth_place: str
    birth_date: date
    religion: str | None
    education: str | None
    occupation: str | None
    blood_type: str | None
    marital_status: str
    marriage_date: date | None = None
    relation: str
    citizenship: str = "WNI"
    passport: str | None = None
    permit: str | None = None
    father: str | None
    mother: str | None


@dataclass(frozen=True, kw_only=True)
class FamilyCard(Dataset):
    """Kartu Keluarga. The head of the family is the first of `members`."""

    kind: ClassVar[str] = "family_card"

    number: str
    head: str
    address: str
    rt: str
    rw: str
    postal_code: str
    village: str
    kecamatan: str
    kabkota: str
    province: str
    members: tuple[FamilyCardMember, ...]
    office: str
    issued_on: date
    signatory: Signatory

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.members:
            raise ValueError("a family card has at least one member")


@dataclass(frozen=True, kw_only=True)
class StillbirthLetter(Dataset):
    """Surat Keterangan Lahir Mati (UU 23/2006 art. 33). `gestation` is in weeks, `zone` is WIB, WITA or WIT."""

    kind: ClassVar[str] = "stillbirth_letter"

    number: str
    birth_place: str
    birth_date: date
    birth_time: time | None = None
    zone: str | None = None
    sex: Sex | None = None
    birth_kind: str | None = None
    child_order: int | None = None
    gestation: int | None = None
    mother: str
    mother_nik: str | None = None
    father: str | None = None
    father_nik: str | None = None
    address: str | None = None
    family_number: str | None = None
    head: str | None = None
    reporter: str
    reported_on: date
    kabkota: str
    office: str
    office_address: str
    place: str
    issued_on: date
    signatory: Signatory
