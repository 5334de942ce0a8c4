"""Signing with a key of this house: PAdES baseline B-B, unlocked by the official's passphrase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import Self

from cryptography import x509
from cryptography.exceptions import InvalidSignature

from adminduk.documents.pki.keys import WrongKeyPassphrase, decrypt_key
from adminduk.documents.pki.names import holder_of, issuer_of
from adminduk.documents.pki.officials import OfficialCredential
from adminduk.documents.pki.timestamps import TimestampAuthority
from adminduk.documents.signing.cms import SignatureMaker
from adminduk.documents.signing.embedding import embed
from adminduk.documents.signing.signer import (
    AlreadySigned,
    CertificateExpired,
    CertificateNotYetValid,
    CertificateRevoked,
    SignerClosed,
    WrongPassphrase,
)
from adminduk.documents.terbilang import long_date


class LocalSigner:
    """An unlocked key, in memory only. Close it (or leave the `with`) and it is gone."""

    elsewhere = False

    def __init__(self, certificate: x509.Certificate, maker: SignatureMaker) -> None:
        self.holder = holder_of(certificate)
        self.issuer = issuer_of(certificate)
        self.serial = certificate.serial_number
        self._certificate = certificate
        self._maker: SignatureMaker | None = maker

    @classmethod
    def unlock(
        cls,
        credential: OfficialCredential,
        passphrase: str,
        *,
        at: datetime,
        revocation_lists: Sequence[bytes] = (),
        stamps: TimestampAuthority | None = None,
    ) -> Self:
        """Opens the key. With `stamps` each signature carries its time (level B-T), else it is of level B-B.

        `revocation_lists` (DER) are believed only if the certificate's issuer signed them. Refuses a
        wrong passphrase and a certificate that is expired, not yet valid or revoked.
        """
        certificate = x509.load_pem_x509_certificate(credential.certificate_pem)
        chain = x509.load_pem_x509_certificates(credential.chain_pem)
        check_validity(certificate, at=at)
        check_revocation(certificate, chain, revocation_lists)
        try:
            key = decrypt_key(credential.encrypted_key_pem, passphrase)
        except WrongKeyPassphrase:
            raise WrongPassphrase from None
        maker = SignatureMaker(key, certificate, chain, stamps=stamps)
        return cls(certificate, maker)

    def check(self, *, at: datetime) -> None:
        """A key in memory is always ready."""

    def sign(self, documents: Iterable[bytes], *, at: datetime) -> Iterator[bytes]:
        """Each document signed, in order. `at` is written as the time of signing (/M)."""
        for document in documents:
            if self._maker is None:
                raise SignerClosed
            check_validity(self._certificate, at=at)
            if b"/ByteRange" in document:
                raise AlreadySigned
            yield embed(
                document,
                at=at.astimezone(UTC).replace(microsecond=0),
                holder=self.holder,
                room=self._maker.largest,
                sign=partial(self._maker.sign, at=at),
            )

    def close(self) -> None:
        self._maker = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def check_validity(certificate: x509.Certificate, *, at: datetime) -> None:
    """Refuses a certificate that is not valid at the instant `at`."""
    name = holder_of(certificate)
    if at < certificate.not_valid_before_utc:
        raise CertificateNotYetValid(name=name, since=long_date(certificate.not_valid_before_utc.date()))
    if at > certificate.not_valid_after_utc:
        raise CertificateExpired(name=name, until=long_date(certificate.not_valid_after_utc.date()))


def check_revocation(
    certificate: x509.Certificate, chain: Sequence[x509.Certificate], revocation_lists: Sequence[bytes]
) -> None:
    """Refuses a certificate that a list of its own issuer names."""
    issuers = [each for each in chain if each.subject == certificate.issuer]
    for data in revocation_lists:
        entries = x509.load_der_x509_crl(data)
        if not any(_signed_by(entries, issuer) for issuer in issuers):
            continue
        if entries.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
            raise CertificateRevoked(name=holder_of(certificate))


def _signed_by(entries: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    if entries.issuer != issuer.subject:
        return False
    try:
        return entries.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]
    except (InvalidSignature, TypeError):
        return False
