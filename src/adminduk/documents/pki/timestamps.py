"""Timestamps of the installation's own authority (RFC 3161): an instant at which something existed.

An office with a contract uses BSrE's; these make a fresh install whole. The key is P-256 and the token is
written as DER by hand, so a stamp costs a fraction of a millisecond.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from asn1crypto import cms, tsp
from cryptography import x509

from adminduk.documents.pki.authority import open_authority, service
from adminduk.documents.signing.cms import (
    NULL,
    OCTETS,
    SEQUENCE,
    SignatureMaker,
    der,
    integer,
    object_identifier,
)

TST_INFO = object_identifier("1.2.840.113549.1.9.16.1.4")
# The policy of this service: an arc made of a UUID, as X.667 lets anybody have one.
POLICY = object_identifier("2.25.152840637301784214389374837221735017253")
GENERALIZED_TIME = 0x18
_IMPRINT = der(SEQUENCE, object_identifier("2.16.840.1.101.3.4.2.1"), NULL)
# RFC 3161, 2.4.2: right to a second.
_ACCURACY = der(SEQUENCE, integer(1))
BIT_STRING = 0x03
BAD_ALGORITHM, BAD_FORMAT = der(BIT_STRING, b"\x07\x80"), der(BIT_STRING, b"\x02\x04")
# Room for what a TSTInfo can be: serial and nonce vary by some bytes.
LARGEST_INFO = 256


class TimestampAuthority:
    """Opened once for many stamps: its key stays in memory."""

    def __init__(self, directory: Path, *, at: datetime, address: str) -> None:
        key, self.certificate = service(directory, "tsa", at=at, address=address)
        chain = x509.load_pem_x509_certificates(open_authority(directory).chain_pem)
        self._maker = SignatureMaker(key, self.certificate, chain, content_type=TST_INFO)
        self.largest = self._maker.largest + LARGEST_INFO

    def token(self, digest: bytes, *, at: datetime, nonce: int | None = None) -> bytes:
        """The token (CMS, DER) that something with this SHA-256 existed at the instant `at`."""
        info = der(
            SEQUENCE,
            integer(1),
            POLICY,
            der(SEQUENCE, _IMPRINT, der(OCTETS, digest)),
            integer(secrets.randbits(63)),
            der(GENERALIZED_TIME, f"{at.astimezone(UTC):%Y%m%d%H%M%SZ}".encode()),
            _ACCURACY,
            *([] if nonce is None else [integer(nonce)]),
        )
        return self._maker.sign(sha256(info).digest(), info)

    def answer(self, request: bytes, *, at: datetime) -> bytes:
        """The answer to a request in DER (RFC 3161, 2.4); a request that cannot be met is rejected, not raised."""
        try:
            asked = tsp.TimeStampReq.load(request, strict=True)
            imprint = asked["message_imprint"]
            algorithm = imprint["hash_algorithm"]["algorithm"].native
            digest = imprint["hashed_message"].native
            nonce = asked["nonce"].native
        except (ValueError, TypeError, KeyError):
            return _rejected(BAD_FORMAT)
        if algorithm != "sha256" or len(digest) != 32:
            return _rejected(BAD_ALGORITHM)
        token = cms.ContentInfo.load(self.token(digest, at=at, nonce=nonce))
        return tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump()


def _rejected(failure: bytes) -> bytes:
    """A response without a token; `failure` is the BIT STRING of RFC 3161, 2.4.2."""
    return der(SEQUENCE, der(SEQUENCE, integer(2), failure))
