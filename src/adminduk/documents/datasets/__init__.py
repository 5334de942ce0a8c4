"""The data sets of documents: frozen, canonical, digestible."""

from adminduk.documents.datasets.akta import (
    AcknowledgementCertificate,
    AktaChild,
    AktaSpouse,
    Copy,
    CourtRuling,
    DeathCertificate,
    DivorceCertificate,
    LegitimationCertificate,
    MarriageCertificate,
)
from adminduk.documents.datasets.akta_register import (
    AktaKind,
    AktaRegister,
    RegisterFact,
    RegisterSection,
)
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
    "AcknowledgementCertificate",
    "AktaChild",
    "AktaKind",
    "AktaRegister",
    "AktaSpouse",
    "BirthCertificate",
    "BirthReportForm",
    "Copy",
    "CourtRuling",
    "Dataset",
    "DeathCertificate",
    "DivorceCertificate",
    "FamilyCard",
    "FamilyCardMember",
    "FormChild",
    "FormPerson",
    "LegitimationCertificate",
    "MarriageCertificate",
    "Parents",
    "RegisterFact",
    "RegisterSection",
    "Sex",
    "Signatory",
    "SpouseStatement",
    "StillbirthLetter",
    "TruthStatement",
    "from_json",
]
