from adminduk.documents.models.certificate import SignerCertificate
from adminduk.documents.models.document import Document, DocumentCode

__all__ = ["Document", "DocumentCode", "SignerCertificate"]
