"""What the documents room gives and takes."""

from adminduk.documents.types.documents import (
    EXCERPTS,
    CertificateFacts,
    DocumentLine,
    DocumentOrder,
    IssuedDocument,
    Kind,
    SignedBatch,
    Status,
    UnclearDocument,
)
from adminduk.documents.types.forms import (
    BirthReportForm,
    Form,
    FormChild,
    FormPerson,
    FormSex,
    SpouseStatement,
    TruthStatement,
)
from adminduk.documents.types.refusals import (
    BadCertificate,
    DocumentNotFound,
    NoCertificate,
    NoSuchSealKey,
    NotInTray,
    OutcomeOpen,
    TooManyAtOnce,
)
from adminduk.documents.types.verification import Verdict, Verification

__all__ = [
    "EXCERPTS",
    "BadCertificate",
    "BirthReportForm",
    "CertificateFacts",
    "DocumentLine",
    "DocumentNotFound",
    "DocumentOrder",
    "Form",
    "FormChild",
    "FormPerson",
    "FormSex",
    "IssuedDocument",
    "Kind",
    "NoCertificate",
    "NoSuchSealKey",
    "NotInTray",
    "OutcomeOpen",
    "SignedBatch",
    "SpouseStatement",
    "Status",
    "TooManyAtOnce",
    "TruthStatement",
    "UnclearDocument",
    "Verdict",
    "Verification",
]
