"""What the installation's authority answers to validators. Public, and of nobody in particular."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings

from adminduk.documents.operations.certificates import authority_folder
from adminduk.documents.operations.lasting import services

PUBLIC = frozenset({"issuing.crl", "root.crl", "issuing.pem", "root.pem", "seal.pem", "tsa.pem", "ocsp.pem"})


def answer_with_timestamp(request: bytes, *, at: datetime) -> bytes:
    """RFC 3161: a timestamp for whoever asks; DER in, DER out."""
    return services(authority_folder(at=at), at=at).stamps.answer(request, at=at)


def answer_on_revocation(request: bytes, *, at: datetime) -> bytes:
    """RFC 6960: whether a certificate of ours was revoked; DER in, DER out."""
    return services(authority_folder(at=at), at=at).answers.answer(request, at=at)


def authority_file(name: str) -> bytes | None:
    """A public file of the authority; None for any other name."""
    path = Path(settings.ADMINDUK_PKI) / name
    return path.read_bytes() if name in PUBLIC and path.exists() else None
