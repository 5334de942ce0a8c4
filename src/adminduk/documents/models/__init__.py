from adminduk.documents.models.audit import ArchiveAudit, ArchiveFault
from adminduk.documents.models.certificate import SignerCertificate
from adminduk.documents.models.document import Document, DocumentCode
from adminduk.documents.models.hand_out import HandOut
from adminduk.documents.models.proposal import Proposal
from adminduk.documents.models.reissue_run import ReissueRun
from adminduk.documents.models.revision import Revision
from adminduk.documents.models.seal_key import SealKeyEvent

__all__ = [
    "ArchiveAudit",
    "ArchiveFault",
    "Document",
    "DocumentCode",
    "HandOut",
    "Proposal",
    "ReissueRun",
    "Revision",
    "SealKeyEvent",
    "SignerCertificate",
]
