"""Forms that somebody else fills in: the data of F-2.01, F-2.03 and F-2.04."""

from __future__ import annotations

from adminduk.documents.datasets import (
    BirthReportForm,
    FormChild,
    FormPerson,
    SpouseStatement,
    TruthStatement,
)
from adminduk.documents.datasets import Sex as FormSex

Form = BirthReportForm | TruthStatement | SpouseStatement

__all__ = [
    "BirthReportForm",
    "Form",
    "FormChild",
    "FormPerson",
    "FormSex",
    "SpouseStatement",
    "TruthStatement",
]
