"""Keys and certificates: the local authority, its officials, and who issued what."""

from adminduk.documents.pki.authority import (
    Authority,
    create_authority,
    open_authority,
    publish_lists,
    revoke,
    seal_key,
)
from adminduk.documents.pki.names import BSRE, claims_bsre, holder_of, issuer_of
from adminduk.documents.pki.officials import OfficialCredential, WeakPassphrase, issue_official

__all__ = [
    "BSRE",
    "Authority",
    "OfficialCredential",
    "WeakPassphrase",
    "claims_bsre",
    "create_authority",
    "holder_of",
    "issue_official",
    "issuer_of",
    "open_authority",
    "publish_lists",
    "revoke",
    "seal_key",
]
