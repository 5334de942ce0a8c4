"""Data of the forms of Permendagri 109/2019 that a reporter signs: F-2.01, F-2.03 and F-2.04.

Whatever is None is printed as an empty line to write on. Witnesses always get two places.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from adminduk.documents.datasets.base import Dataset
from adminduk.documents.datasets.official import Sex


@dataclass(frozen=True, kw_only=True)
class FormPerson:
    """A reporter, witness, parent or spouse."""

    name: str | None = None
    nik: str | None = None
    family_number: str | None = None
    travel_document: str | None = None
    birth_place: str | None = None
    birth_date: date | None = None
    occupation: str | None = None
    address: str | None = None
    foreigner: bool | None = None
    phone: str | None = None


@dataclass(frozen=True, kw_only=True)
class FormChild:
    """The child: codes of place, kind and helper are those of the form; weight in grams, length in millimetres."""

    name: str | None = None
    sex: Sex | None = None
    place_kind: int | None = None
    birth_place: str | None = None
    birth_date: date | None = None
    birth_time: time | None = None
    zone: str | None = None
    birth_kind: int | None = None
    order: int | None = None
    helper: int | None = None
    weight: int | None = None
    length: int | None = None


@dataclass(frozen=True, kw_only=True)
class BirthReportForm(Dataset):
    """F-2.01 filled for a birth, or for a stillbirth (`gestation` in weeks)."""

    kind: ClassVar[str] = "f201"

    office: str
    kabkota: str
    case_number: str | None = None
    stillbirth: bool = False
    reporter: FormPerson
    relation: str | None = None
    witnesses: tuple[FormPerson, ...] = ()
    father: FormPerson | None = None
    mother: FormPerson | None = None
    child: FormChild
    gestation: int | None = None
    cause: str | None = None
    papers: tuple[str, ...] = ()
    place: str | None = None
    filled_on: date

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.witnesses) > 2:
            raise ValueError("the form has room for two witnesses")


@dataclass(frozen=True, kw_only=True)
class TruthStatement(Dataset):
    """F-2.03, SPTJM kebenaran data kelahiran: stands in for a missing birth letter."""

    kind: ClassVar[str] = "f203"

    office: str
    case_number: str | None = None
    declarant: FormPerson
    child: FormChild
    father: str | None = None
    father_nik: str | None = None
    mother: str | None = None
    mother_nik: str | None = None
    parents_unknown: bool = False
    witnesses: tuple[FormPerson, ...] = ()
    place: str | None = None
    filled_on: date

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.witnesses) > 2:
            raise ValueError("the form has room for two witnesses")
        if self.parents_unknown and (self.father or self.mother):
            raise ValueError("parents cannot be both named and unknown")


@dataclass(frozen=True, kw_only=True)
class SpouseStatement(Dataset):
    """F-2.04, SPTJM kebenaran sebagai pasangan suami istri: stands in for missing proof of marriage."""

    kind: ClassVar[str] = "f204"

    office: str
    case_number: str | None = None
    declarant: FormPerson
    husband: FormPerson
    wife: FormPerson
    family_number: str | None = None
    marriage_place: str | None = None
    marriage_date: date | None = None
    witnesses: tuple[FormPerson, ...] = ()
    place: str | None = None
    filled_on: date

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.witnesses) > 2:
            raise ValueError("the form has room for two witnesses")
