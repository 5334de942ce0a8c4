"""Whether another authority's certificate was revoked, asked where the certificate itself says (RFC 5280,
4.2.1.13 and 4.2.2.1): answers (OCSP, RFC 6960) first, lists (CRL) where there is no answer.

What comes back goes into documents for decades, so it is believed only when the issuer signed it, it is about
this certificate, and it is of the right time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

import httpx
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID

from adminduk.documents.signing.bsre.breaker import Breaker
from adminduk.foundation.refusals import Outage
from adminduk.foundation.texts import Both

PATIENCE = 10.0  # seconds for one answer, and five to be connected.
LARGEST_ANSWER, LARGEST_LIST = 64 * 1024, 1024 * 1024
# Clocks of two houses differ.
SKEW = timedelta(minutes=5)
PLACES_ASKED = 3


class RevocationSilent(Outage):
    sentence = Both(
        id="Data pencabutan sertifikat belum dapat diambil. Dokumen tetap sah; buktinya dilengkapi nanti.",
        en="Revocation data cannot be fetched now. The document is valid; its proof is completed later.",
    )


class SignedWhenRevoked(Outage):
    sentence = Both(
        id="Sertifikat penanda tangan sudah dicabut sebelum dokumen ditandatangani. Periksa dokumen ini.",
        en="The signer's certificate had been revoked before the document was signed. Please look into it.",
    )


@dataclass
class Proof:
    """What was found: OCSP answers and lists (DER), and the certificates of those who answered."""

    answers: list[bytes] = field(default_factory=list)
    lists: list[bytes] = field(default_factory=list)
    certificates: list[x509.Certificate] = field(default_factory=list)
    uncovered: list[x509.Certificate] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return not self.uncovered


_breakers: dict[str, Breaker] = {}


def prove(
    chain: Sequence[x509.Certificate],
    *,
    at: datetime,
    proven_at: datetime,
    known_lists: Sequence[bytes] = (),
    fetching: bool = True,
) -> Proof:
    """Evidence on each certificate of `chain` (the signer's first, each issued by the next) but the root.

    On the signer's own it is younger than `proven_at`, when he signed (ETSI EN 319 102-1, 5.5); on an
    authority's the one in force counts, for those are made once a month. `known_lists` (DER) are at hand.
    Without `fetching`, and of a certificate that names no place, what is missing stays `uncovered`. Raises
    `RevocationSilent` when a place that is named gives nothing we believe, and `SignedWhenRevoked`.
    """
    proof = Proof()
    for number, (certificate, issuer) in enumerate(pairwise(chain)):
        since = proven_at if number == 0 else None
        if not _from_at_hand(proof, certificate, issuer, known_lists, since, at, proven_at):
            _ask_about(proof, certificate, issuer, since, at, proven_at, fetching)
    return proof


def _from_at_hand(
    proof: Proof,
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    known: Sequence[bytes],
    since: datetime | None,
    at: datetime,
    proven_at: datetime,
) -> bool:
    found = next((one for one in known if _list_holds(one, issuer, since, at)), None)
    if found is None:
        return False
    _refuse_revoked(_revoked_on(found, certificate), proven_at)
    proof.lists.append(found)
    return True


def _ask_about(
    proof: Proof,
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    since: datetime | None,
    at: datetime,
    proven_at: datetime,
    fetching: bool,
) -> None:
    answering, listing = places_of(certificate)
    if not fetching or not (answering or listing):
        proof.uncovered.append(certificate)
        return
    for place in answering:
        answer = _answer(place, certificate, issuer, since, at)
        if answer is None:
            continue
        if answer.certificate_status is ocsp.OCSPCertStatus.REVOKED:
            _refuse_revoked(answer.revocation_time_utc, proven_at)
        proof.answers.append(answer.public_bytes(serialization.Encoding.DER))
        proof.certificates += [one for one in answer.certificates if one not in proof.certificates]
        return
    for place in listing:
        data = _fetch(place, at=at, largest=LARGEST_LIST)
        if data is not None and _list_holds(data, issuer, since, at):
            _refuse_revoked(_revoked_on(data, certificate), proven_at)
            proof.lists.append(data)
            return
    raise RevocationSilent


def places_of(certificate: x509.Certificate) -> tuple[list[str], list[str]]:
    """Where a certificate says that answers and lists are to be had: addresses of http(s), a few of each."""
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
        answering = [
            one.access_location.value
            for one in access
            if one.access_method == AuthorityInformationAccessOID.OCSP
        ]
    except x509.ExtensionNotFound:
        answering = []
    try:
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
        listing = [name.value for point in points for name in point.full_name or ()]
    except x509.ExtensionNotFound:
        listing = []
    both = [
        [one for one in found if urlsplit(str(one)).scheme in {"http", "https"}]
        for found in (answering, listing)
    ]
    return both[0][:PLACES_ASKED], both[1][:PLACES_ASKED]


def _fetch(place: str, *, at: datetime, largest: int, asked: bytes | None = None) -> bytes | None:
    """The bytes at an address, or None: too slow, too many, refused, or left alone after failures."""
    breaker = _breakers.setdefault(urlsplit(place).netloc, Breaker())
    if not breaker.closed(at=at):
        return None
    try:
        with (
            httpx.Client(
                timeout=httpx.Timeout(PATIENCE, connect=PATIENCE / 2), trust_env=False, follow_redirects=False
            ) as http,
            http.stream(
                "GET" if asked is None else "POST",
                place,
                content=asked,
                headers={} if asked is None else {"Content-Type": "application/ocsp-request"},
            ) as answer,
        ):
            data = b""
            for piece in answer.iter_bytes():
                data += piece
                if len(data) > largest:
                    raise httpx.DecodingError("larger than any honest answer")
            if answer.status_code != 200:
                raise httpx.DecodingError("no answer")
    except (httpx.HTTPError, httpx.InvalidURL):
        breaker.failed(at=at)
        return None
    breaker.answered()
    return data


def _answer(
    place: str,
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    since: datetime | None,
    at: datetime,
) -> ocsp.OCSPResponse | None:
    # SHA-1 names the certificate here and proves nothing: it is what every responder understands (RFC 6960, B.1).
    request = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA1()).build()  # noqa: S303
    data = _fetch(
        place, at=at, largest=LARGEST_ANSWER, asked=request.public_bytes(serialization.Encoding.DER)
    )
    try:
        answer = ocsp.load_der_ocsp_response(data or b"")
        good = (
            answer.response_status is ocsp.OCSPResponseStatus.SUCCESSFUL
            and answer.serial_number == certificate.serial_number
            and answer.certificate_status is not ocsp.OCSPCertStatus.UNKNOWN
            and _is_of_time(answer.this_update_utc, answer.next_update_utc, since, at)
            and _answerer_is_entitled(answer, issuer, at)
        )
    except (ValueError, TypeError, InvalidSignature):
        return None
    return answer if good else None


def _answerer_is_entitled(answer: ocsp.OCSPResponse, issuer: x509.Certificate, at: datetime) -> bool:
    """Signed by the issuer itself, or by whom it let answer (RFC 6960, 4.2.2.2)."""
    for one in [issuer, *answer.certificates]:
        if not _signed_by(one, answer):
            continue
        if one == issuer:
            return True
        one.verify_directly_issued_by(issuer)
        purposes = one.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        in_force = one.not_valid_before_utc <= at + SKEW and at <= one.not_valid_after_utc
        return in_force and ExtendedKeyUsageOID.OCSP_SIGNING in purposes
    return False


def _signed_by(one: x509.Certificate, answer: ocsp.OCSPResponse) -> bool:
    key, digest = one.public_key(), answer.signature_hash_algorithm
    try:
        if isinstance(key, rsa.RSAPublicKey) and digest is not None:
            key.verify(answer.signature, answer.tbs_response_bytes, padding.PKCS1v15(), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey) and digest is not None:
            key.verify(answer.signature, answer.tbs_response_bytes, ec.ECDSA(digest))
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _list_holds(data: bytes, issuer: x509.Certificate, since: datetime | None, at: datetime) -> bool:
    try:
        found = x509.load_der_x509_crl(data)
    except ValueError:
        return False
    return (
        found.issuer == issuer.subject
        and found.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]
        and _is_of_time(found.last_update_utc, found.next_update_utc, since, at)
    )


def _is_of_time(made: datetime, until: datetime | None, since: datetime | None, at: datetime) -> bool:
    # Both kinds of evidence count in whole seconds.
    young_enough = since is None or made >= since.replace(microsecond=0)
    return young_enough and made <= at + SKEW and (until is None or at <= until)


def _revoked_on(data: bytes, certificate: x509.Certificate) -> datetime | None:
    found = x509.load_der_x509_crl(data).get_revoked_certificate_by_serial_number(certificate.serial_number)
    return found.revocation_date_utc if found else None


def _refuse_revoked(revoked_at: datetime | None, proven_at: datetime) -> None:
    if revoked_at is not None and revoked_at <= proven_at:
        raise SignedWhenRevoked
