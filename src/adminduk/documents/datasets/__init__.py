"""The data sets of documents: frozen, canonical, digestible."""

from adminduk.documents.datasets.base import Dataset, from_json
from adminduk.documents.datasets.forms import (
    BirthReportForm,
    FormChild,
    FormPerson,
    SpouseStatement,
    TruthStatement,
)
from adminduk.documents.datasets.official import (
    BirthCertificate,
    FamilyCard,
    FamilyCardMember,
    Parents,
    Sex,
    Signatory,
    StillbirthLetter,
)

__all__ = [
    "BirthCertificate",
    "BirthReportForm",
    "Dataset",
    "FamilyCard",
    "FamilyCardMember",
    "FormChild",
    "FormPerson",
    "Parents",
    "Sex",
    "Signatory",
    "SpouseStatement",
    "StillbirthLetter",
    "TruthStatement",
    "from_json",
]
