"""Answers on revocation (OCSP, RFC 6960): small and fresh, where a list grows with every lost key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp

from adminduk.documents.pki.authority import list_revoked, service

# An answer is kept by those who ask for a day; what is put into a document is fresh each time.
VALID = timedelta(days=1)
SHA256 = hashes.SHA256()


class RevocationResponder:
    """Opened once for many answers: its key stays in memory."""

    def __init__(self, directory: Path, *, at: datetime, address: str) -> None:
        self._directory = directory
        self._key, self.certificate = service(directory, "ocsp", at=at, address=address)
        self._issuer = x509.load_pem_x509_certificate((directory / "issuing.pem").read_bytes())

    def about(self, certificate: x509.Certificate, *, at: datetime) -> bytes:
        """The answer (DER) for one certificate of the issuing authority, as of `at`."""
        revoked_at = list_revoked(self._directory).get(certificate.serial_number)
        builder = ocsp.OCSPResponseBuilder().add_response(
            cert=certificate,
            issuer=self._issuer,
            algorithm=SHA256,
            **self._status(revoked_at, at),
        )
        return self._signed(builder)

    @property
    def issuer(self) -> x509.Name:
        """Whose certificates are answered about."""
        return self._issuer.subject

    def answer(self, request: bytes, *, at: datetime) -> bytes:
        """The answer to a request in DER. Who asks for another authority's certificate is told that we don't know."""
        try:
            asked = ocsp.load_der_ocsp_request(request)
        except (ValueError, TypeError):
            return _refused(ocsp.OCSPResponseStatus.MALFORMED_REQUEST)
        if not self._is_ours(asked):
            return _refused(ocsp.OCSPResponseStatus.UNAUTHORIZED)
        revoked_at = list_revoked(self._directory).get(asked.serial_number)
        builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
            issuer_name_hash=asked.issuer_name_hash,
            issuer_key_hash=asked.issuer_key_hash,
            serial_number=asked.serial_number,
            algorithm=asked.hash_algorithm,
            **self._status(revoked_at, at),
        )
        for extension in asked.extensions:
            if isinstance(extension.value, x509.OCSPNonce):
                builder = builder.add_extension(extension.value, critical=False)
        return self._signed(builder)

    def _is_ours(self, asked: ocsp.OCSPRequest) -> bool:
        digest = hashes.Hash(asked.hash_algorithm)
        digest.update(self._issuer.subject.public_bytes())
        return digest.finalize() == asked.issuer_name_hash

    def _status(self, revoked_at: datetime | None, at: datetime) -> dict:
        moment = at.astimezone(UTC).replace(microsecond=0)
        return {
            "cert_status": ocsp.OCSPCertStatus.REVOKED if revoked_at else ocsp.OCSPCertStatus.GOOD,
            "this_update": moment,
            "next_update": moment + VALID,
            "revocation_time": revoked_at,
            "revocation_reason": None,
        }

    def _signed(self, builder: ocsp.OCSPResponseBuilder) -> bytes:
        made = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, self.certificate)
        answer = made.certificates([self.certificate]).sign(self._key, SHA256)  # type: ignore[arg-type]
        return answer.public_bytes(serialization.Encoding.DER)


def _refused(status: ocsp.OCSPResponseStatus) -> bytes:
    return ocsp.OCSPResponseBuilder.build_unsuccessful(status).public_bytes(serialization.Encoding.DER)
