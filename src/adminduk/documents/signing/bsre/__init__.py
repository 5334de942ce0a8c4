"""Signing by the state's service: BSrE's e-Sign client, asked over HTTP."""

from adminduk.documents.signing.bsre.client import Account, Client, Identity, Route
from adminduk.documents.signing.bsre.signer import BsreSigner

__all__ = ["Account", "BsreSigner", "Client", "Identity", "Route"]
