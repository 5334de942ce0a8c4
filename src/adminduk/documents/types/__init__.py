"""What the documents room gives and takes."""

from adminduk.documents.types.audits import ArchiveDamaged, Audit, Fault, FaultyDocument
from adminduk.documents.types.documents import (
    EXCERPTS,
    CertificateFacts,
    DocumentLine,
    DocumentOrder,
    IssuedDocument,
    Kind,
    SignedBatch,
    Status,
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
from adminduk.documents.types.hand_outs import HandOuts, Way
from adminduk.documents.types.refusals import (
    ConvertedAlready,
    DocumentNotFound,
    NoCertificate,
    NoSuchSealKey,
    NotConvertible,
    NotInTray,
    TooManyAtOnce,
)
from adminduk.documents.types.reissues import (
    NoOfficeThere,
    NoReason,
    NoSuchReissue,
    NotAKecamatan,
    Reissue,
    ReissueStatus,
)
from adminduk.documents.types.verification import Verdict, Verification

__all__ = [
    "EXCERPTS",
    "ArchiveDamaged",
    "Audit",
    "BirthReportForm",
    "CertificateFacts",
    "ConvertedAlready",
    "DocumentLine",
    "DocumentNotFound",
    "DocumentOrder",
    "Fault",
    "FaultyDocument",
    "Form",
    "FormChild",
    "FormPerson",
    "FormSex",
    "HandOuts",
    "IssuedDocument",
    "Kind",
    "NoCertificate",
    "NoOfficeThere",
    "NoReason",
    "NoSuchReissue",
    "NoSuchSealKey",
    "NotAKecamatan",
    "NotConvertible",
    "NotInTray",
    "Reissue",
    "ReissueStatus",
    "SignedBatch",
    "SpouseStatement",
    "Status",
    "TooManyAtOnce",
    "TruthStatement",
    "Verdict",
    "Verification",
    "Way",
]
