"""Forms that somebody else fills in: the data of F-1.01 to F-1.07 and F-2.01 to F-2.04."""

from __future__ import annotations

from adminduk.documents.datasets import (
    AbroadReportForm,
    BirthReportForm,
    CoupleStatement,
    ElementChangeStatement,
    FamilyBiodataForm,
    FormAddress,
    FormChange,
    FormChild,
    FormMember,
    FormPerson,
    MoveForm,
    NoDocumentsStatement,
    PowerOfAttorney,
    ResidentEventForm,
    SpouseStatement,
    TruthStatement,
)
from adminduk.documents.datasets import Sex as FormSex

Form = (
    AbroadReportForm
    | BirthReportForm
    | CoupleStatement
    | ElementChangeStatement
    | FamilyBiodataForm
    | MoveForm
    | NoDocumentsStatement
    | PowerOfAttorney
    | ResidentEventForm
    | SpouseStatement
    | TruthStatement
)

__all__ = [
    "AbroadReportForm",
    "BirthReportForm",
    "CoupleStatement",
    "ElementChangeStatement",
    "FamilyBiodataForm",
    "Form",
    "FormAddress",
    "FormChange",
    "FormChild",
    "FormMember",
    "FormPerson",
    "FormSex",
    "MoveForm",
    "NoDocumentsStatement",
    "PowerOfAttorney",
    "ResidentEventForm",
    "SpouseStatement",
    "TruthStatement",
]
