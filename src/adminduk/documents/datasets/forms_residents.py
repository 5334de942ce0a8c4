"""Data of the forms of Permendagri 109/2019 on residents, F-1.01 to F-1.07, and of F-2.02.

Whatever is None is printed as an empty line to write on. Codes are those of `regulations.codes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from adminduk.documents.datasets.base import Dataset
from adminduk.documents.datasets.forms import FormPerson
from adminduk.documents.datasets.official import Sex


@dataclass(frozen=True, kw_only=True)
class FormAddress:
    address: str | None = None
    rt: str | None = None
    rw: str | None = None
    postal_code: str | None = None
    village: str | None = None
    kecamatan: str | None = None
    kabkota: str | None = None
    province: str | None = None


@dataclass(frozen=True, kw_only=True)
class FormMember:
    """One row of F-1.01 and F-1.03; labels as printed."""

    name: str | None = None
    nik: str | None = None
    sex: Sex | None = None
    birth_place: str | None = None
    birth_date: date | None = None
    blood_type: str | None = None
    religion: str | None = None
    marital_status: str | None = None
    marriage_number: str | None = None
    relation: str | None = None
    disability: str | None = None
    education: str | None = None
    occupation: str | None = None
    birth_akta: str | None = None
    father: str | None = None
    mother: str | None = None


@dataclass(frozen=True, kw_only=True)
class FormChange:
    """One row of F-1.06: which element, from what to what, on which paper."""

    element: str | None = None
    before: str | None = None
    after: str | None = None
    basis: str | None = None


@dataclass(frozen=True, kw_only=True)
class ResidentForm:
    """What these forms share. `place` and `filled_on` stand above the signature."""

    kind: ClassVar[str]

    office: str
    case_number: str | None = None
    place: str | None = None
    filled_on: date


@dataclass(frozen=True, kw_only=True)
class FamilyBiodataForm(ResidentForm, Dataset):
    """F-1.01, biodata of a family."""

    kind: ClassVar[str] = "f101"

    head: FormPerson
    address: FormAddress
    email: str | None = None
    members: tuple[FormMember, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ResidentEventForm(ResidentForm, Dataset):
    """F-1.02, registration of population events. `wanted` are numbers of the services on the form."""

    kind: ClassVar[str] = "f102"

    applicant: FormPerson
    wanted: tuple[int, ...] = ()
    papers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if not set(self.wanted) <= set(range(1, 13)):
            raise ValueError("the form has services 1 to 12")


@dataclass(frozen=True, kw_only=True)
class MoveForm(ResidentForm, Dataset):
    """F-1.03, registration of a move: of citizens inside the country and abroad, and of foreigners."""

    kind: ClassVar[str] = "f103"

    wanted: int | None = None
    applicant: FormPerson
    origin: FormAddress
    destination: FormAddress
    country: str | None = None
    reason: int | None = None
    move_class: int | None = None
    who_moves: int | None = None
    kk_of_those_who_stay: int | None = None
    kk_of_those_who_move: int | None = None
    moved_on: date | None = None
    movers: tuple[FormMember, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NoDocumentsStatement(ResidentForm, Dataset):
    """F-1.04: somebody states that he has no population documents, and why."""

    kind: ClassVar[str] = "f104"

    declarant: FormPerson
    reason: str | None = None
    witnesses: tuple[FormPerson, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CoupleStatement(ResidentForm, Dataset):
    """F-1.05, SPTJM of a marriage, or of a divorce (`divorced`; None where the form is empty), that nobody
    registered."""

    kind: ClassVar[str] = "f105"

    declarant: FormPerson
    husband: FormPerson
    wife: FormPerson
    divorced: bool | None = False
    happened_on: date | None = None
    happened_at: str | None = None
    witnesses: tuple[FormPerson, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ElementChangeStatement(ResidentForm, Dataset):
    """F-1.06: somebody states which of his data changed, by which papers."""

    kind: ClassVar[str] = "f106"

    declarant: FormPerson
    changes: tuple[FormChange, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PowerOfAttorney(ResidentForm, Dataset):
    """F-1.07: somebody lets another one act for him, for `purpose` only."""

    kind: ClassVar[str] = "f107"

    giver: FormPerson
    receiver: FormPerson
    purpose: str | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class AbroadReportForm(ResidentForm, Dataset):
    """F-2.02: report of an event abroad. `event` is its number on the form, `proof` that of the mission."""

    kind: ClassVar[str] = "f202"

    event: int | None = None
    reporter: FormPerson
    relation: str | None = None
    concerned: FormPerson
    other: FormPerson | None = None
    country: str | None = None
    happened_at: str | None = None
    happened_on: date | None = None
    foreign_number: str | None = None
    issued_by: str | None = None
    proof: str | None = None
    witnesses: tuple[FormPerson, ...] = ()
    papers: tuple[str, ...] = ()
