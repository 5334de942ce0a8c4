from adminduk.documents.models.certificate import SignerCertificate
from adminduk.documents.models.document import Document, DocumentCode
from adminduk.documents.models.revision import Revision
from adminduk.documents.models.seal_key import SealKeyEvent

__all__ = ["Document", "DocumentCode", "Revision", "SealKeyEvent", "SignerCertificate"]
