"""What the documents room gives and takes."""

from adminduk.documents.types.documents import (
    DocumentLine,
    DocumentOrder,
    IssuedDocument,
    Kind,
    SignedBatch,
    Status,
)
from adminduk.documents.types.refusals import (
    DocumentNotFound,
    NoCertificate,
    NotInTray,
    TooManyAtOnce,
)
from adminduk.documents.types.verification import Verdict, Verification

__all__ = [
    "DocumentLine",
    "DocumentNotFound",
    "DocumentOrder",
    "IssuedDocument",
    "Kind",
    "NoCertificate",
    "NotInTray",
    "SignedBatch",
    "Status",
    "TooManyAtOnce",
    "Verdict",
    "Verification",
]
