"""Certificates of officials, with the key that only their passphrase opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from adminduk.documents.pki.authority import EARLY, SHA256, addresses, key_usage, open_authority, private_key
from adminduk.documents.pki.keys import encrypt_key
from adminduk.documents.pki.names import fitting
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both

VALID_DAYS = 2 * 365  # as long as a BSrE certificate.
KEY_BITS = 2048  # what BSrE issues today.
SHORTEST_PASSPHRASE = 8


class WeakPassphrase(Refused):
    sentence = Both(
        id="Frasa sandi tanda tangan terlalu pendek. Pakai sedikitnya {least} huruf atau angka.",
        en="The signing passphrase is too short. Use at least {least} characters.",
    )


@dataclass(frozen=True, kw_only=True)
class OfficialCredential:
    """What the office stores for an official who signs; without the passphrase it signs nothing."""

    certificate_pem: bytes
    chain_pem: bytes
    encrypted_key_pem: bytes
    not_before: datetime
    not_after: datetime
    serial: int


def issue_official(
    directory: Path,
    *,
    at: datetime,
    name: str,
    nip: str | None,
    title: str,
    office: str,
    email: str | None = None,
    passphrase: str,
    address: str,
) -> OfficialCredential:
    """An RSA-2048 key and its certificate for one official, valid for two years from `at`. `address` is
    the public address of the installation, at which validators ask for revocations.

    The certificate has no extended key usage: poppler and NSS then accept it for signing documents.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise WeakPassphrase(least=SHORTEST_PASSPHRASE)
    authority = open_authority(directory)
    issuing = x509.load_pem_x509_certificate(authority.issuing_pem)
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    moment = at.astimezone(UTC)
    subject = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, fitting(office)),
        x509.NameAttribute(NameOID.TITLE, fitting(title)),
        x509.NameAttribute(NameOID.COMMON_NAME, fitting(name)),
    ]
    if nip:
        subject.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, f"NIP {nip}"))
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name(subject))
        .issuer_name(issuing.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - EARLY)
        .not_valid_after(min(moment + timedelta(days=VALID_DAYS), issuing.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(key_usage(authority=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuing.public_key()), critical=False
        )
    )
    for where in addresses(address):
        builder = builder.add_extension(where, critical=False)
    if email:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.RFC822Name(email)]), critical=False)
    certificate = builder.sign(private_key(directory, "issuing"), SHA256)
    return OfficialCredential(
        certificate_pem=certificate.public_bytes(serialization.Encoding.PEM),
        chain_pem=authority.chain_pem,
        encrypted_key_pem=encrypt_key(key, passphrase),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        serial=certificate.serial_number,
    )
