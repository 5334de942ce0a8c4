"""`Signer` over BSrE's service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from cryptography import x509

from adminduk.documents.pki.names import holder_of, issuer_of
from adminduk.documents.signing.bsre.client import Client, Identity, Route
from adminduk.documents.signing.bsre.returned import check_returned
from adminduk.documents.signing.embedding import embed
from adminduk.documents.signing.local import check_revocation, check_validity
from adminduk.documents.signing.signer import AlreadySigned, OutcomeUnknown, SignerClosed

REASON = "Penerbitan dokumen kependudukan"
# Room for the service's CMS: signature, chain, time stamp with its own chain.
ROOM = 24 * 1024


@dataclass(frozen=True, kw_only=True)
class Trust:
    """Whom we believe about what came back: roots in PEM, revocation lists in DER."""

    roots: Sequence[bytes]
    revocation_lists: Sequence[bytes] = ()


class BsreSigner:
    """An official's passphrase (or code), in memory only, and the service that signs for him."""

    elsewhere = True

    def __init__(
        self,
        client: Client,
        route: Route,
        who: Identity,
        certificate: x509.Certificate,
        *,
        trust: Trust,
        place: str,
    ) -> None:
        self.holder = holder_of(certificate)
        self.issuer = issuer_of(certificate)
        self.serial = certificate.serial_number
        self._client, self._route, self._certificate = client, route, certificate
        self._who: Identity | None = who
        self._trust, self._place = trust, place
        self._doubt = False

    @classmethod
    def unlock(
        cls,
        client: Client,
        route: Route,
        who: Identity,
        certificate_pem: bytes,
        chain_pem: bytes,
        *,
        at: datetime,
        trust: Trust,
        place: str,
    ) -> Self:
        """Asks nothing to be signed: whether the passphrase is right is known at the first document."""
        certificate = x509.load_pem_x509_certificate(certificate_pem)
        check_validity(certificate, at=at)
        check_revocation(certificate, x509.load_pem_x509_certificates(chain_pem), trust.revocation_lists)
        signer = cls(client, route, who, certificate, trust=trust, place=place)
        if route is Route.PDF:
            client.check_official(who.nik, name=signer.holder, at=at)
        return signer

    def check(self, *, at: datetime) -> None:
        """After an unclear answer the service is first asked something harmless."""
        if self._who is None:
            raise SignerClosed
        check_validity(self._certificate, at=at)
        self._client.check_breaker(at)
        if self._doubt and self._route is Route.PDF:
            self._client.check_official(self._who.nik, name=self.holder, at=at)
            self._doubt = False

    def sign(self, documents: Iterable[bytes], *, at: datetime) -> Iterator[bytes]:
        """Each document in a request of its own, sent once. What comes back is checked before it is believed."""
        for document in documents:
            if self._who is None:
                raise SignerClosed
            if b"/ByteRange" in document:
                raise AlreadySigned
            try:
                signed = self._signed(document, self._who, at)
                check_returned(
                    signed,
                    ours=document,
                    certificate=self._certificate,
                    trust_roots=self._trust.roots,
                    revocation_lists=self._trust.revocation_lists,
                    at=at,
                )
            except OutcomeUnknown:
                self._doubt = True
                raise
            yield signed

    def _signed(self, document: bytes, who: Identity, at: datetime) -> bytes:
        if self._route is Route.PDF:
            return self._client.sign_pdf(document, who, reason=REASON, place=self._place, at=at)

        def ask(digest: bytes) -> bytes:
            return self._client.sign_digest(digest, who, at=at)

        moment = at.astimezone(UTC).replace(microsecond=0)
        return embed(document, at=moment, holder=self.holder, room=ROOM, sign=ask)

    def close(self) -> None:
        self._who = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
