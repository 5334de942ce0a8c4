"""Who issued a certificate, read from the certificate itself."""

from __future__ import annotations

from cryptography import x509
from cryptography.x509.oid import NameOID

BSRE = "Balai Besar Sertifikasi Elektronik (BSrE), BSSN"
_BSRE_MARKS = ("balai besar sertifikasi elektronik", "balai sertifikasi elektronik", "bsre")
_BSRE_HOUSES = ("badan siber dan sandi negara", "lembaga sandi negara")


def claims_bsre(*names: str) -> bool:
    """Whether any of the names is that of the state's authority BSrE or of its house."""
    folded = [name.casefold().strip() for name in names]
    return any(name in _BSRE_HOUSES or any(mark in name for mark in _BSRE_MARKS) for name in folded)


def issuer_of(certificate: bytes | x509.Certificate) -> str:
    """The issuer as documents print it: BSRE for the state's authority, else the organisation's name."""
    if isinstance(certificate, bytes):
        certificate = x509.load_pem_x509_certificate(certificate)
    issuer = certificate.issuer
    parts = [str(part.value) for part in issuer]
    if claims_bsre(*parts):
        return BSRE
    return (
        _first(issuer, NameOID.ORGANIZATION_NAME) or _first(issuer, NameOID.COMMON_NAME) or ", ".join(parts)
    )


def holder_of(certificate: bytes | x509.Certificate) -> str:
    """The common name of the certificate's holder."""
    if isinstance(certificate, bytes):
        certificate = x509.load_pem_x509_certificate(certificate)
    return _first(certificate.subject, NameOID.COMMON_NAME) or certificate.subject.rfc4514_string()


def _first(name: x509.Name, kind: x509.ObjectIdentifier) -> str | None:
    found = name.get_attributes_for_oid(kind)
    return str(found[0].value) if found else None


def fitting(words: str) -> str:
    """`words` cut to what X.520 allows in a name: 64 bytes of UTF-8."""
    return words.encode()[:64].decode(errors="ignore").rstrip()
