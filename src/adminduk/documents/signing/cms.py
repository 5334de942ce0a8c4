"""The CMS of a PAdES signature, or of a timestamp, written as DER by hand.

Everything but the document's digest and the signature itself is the same for all documents that one
certificate signs, so it is encoded once; signing a document is then one concatenation and one
operation of the key. Signed attributes are content-type, message-digest and signing-certificate-v2
(ETSI EN 319 122-1). There is no signing-time: in PAdES the time stands in the PDF (/M).
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

SHA256 = hashes.SHA256()


def der(tag: int, *contents: bytes) -> bytes:
    body = b"".join(contents)
    length = len(body)
    if length < 0x80:
        return bytes((tag, length)) + body
    size = (length.bit_length() + 7) // 8
    return bytes((tag, 0x80 | size)) + length.to_bytes(size, "big") + body


def object_identifier(dotted: str) -> bytes:
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    body = bytearray()
    for arc in (first * 40 + second, *rest):
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(0x80 | (arc & 0x7F))
        body += bytes(reversed(groups))
    return der(OBJECT, bytes(body))


def integer(number: int) -> bytes:
    return der(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big", signed=True))


SEQUENCE, SET, INTEGER, OCTETS, NULL, OBJECT = 0x30, 0x31, 0x02, 0x04, b"\x05\x00", 0x06
DATA = object_identifier("1.2.840.113549.1.7.1")
SIGNED_DATA = object_identifier("1.2.840.113549.1.7.2")
CONTENT_TYPE = object_identifier("1.2.840.113549.1.9.3")
MESSAGE_DIGEST = object_identifier("1.2.840.113549.1.9.4")
SIGNING_CERTIFICATE_V2 = object_identifier("1.2.840.113549.1.9.16.2.47")
SIGNATURE_TIME_STAMP = object_identifier("1.2.840.113549.1.9.16.2.14")
DIGEST_SHA256 = der(SEQUENCE, object_identifier("2.16.840.1.101.3.4.2.1"))
SIGNED_BY_RSA = der(SEQUENCE, object_identifier("1.2.840.113549.1.1.11"), NULL)
SIGNED_BY_ECDSA = der(SEQUENCE, object_identifier("1.2.840.10045.4.3.2"))


# Object identifier, set and lengths around a token.
AROUND_A_STAMP = 32


class Stamps(Protocol):
    """Who gives time stamps: tokens (CMS, DER) of at most `largest` bytes."""

    largest: int

    def token(self, digest: bytes, *, at: datetime) -> bytes: ...


class SigningKey(Protocol):
    """A key that signs, wherever it lies: in memory, or in a device that never hands it out."""

    def public_key(self) -> rsa.RSAPublicKey | ec.EllipticCurvePublicKey: ...

    def sign(self, data: bytes, *scheme: Any) -> bytes: ...


class SignatureMaker:
    """Makes CMS signatures with one key; the certificate and its chain are carried in each.

    `content_type` (a DER object identifier) says what is signed: by default a document that lies outside.
    With `stamps` each signature carries its own time stamp: level B-T (ETSI EN 319 122-1, 5.3).
    """

    def __init__(
        self,
        key: SigningKey,
        certificate: x509.Certificate,
        chain: list[x509.Certificate],
        *,
        content_type: bytes = DATA,
        stamps: Stamps | None = None,
    ) -> None:
        self._content_type = content_type
        self._stamps = stamps
        self._public = key.public_key()
        if self._public != certificate.public_key():
            raise ValueError("the key does not belong to the certificate")
        self._key = key
        encoded = [each.public_bytes(serialization.Encoding.DER) for each in (certificate, *chain)]
        leaf = asn1.Certificate.load(encoded[0])["tbs_certificate"]
        issuer, serial = leaf["issuer"].dump(), leaf["serial_number"].dump()
        directory_name = der(SEQUENCE, der(0xA4, issuer))
        certified = der(
            SEQUENCE, der(OCTETS, sha256(encoded[0]).digest()), der(SEQUENCE, directory_name, serial)
        )
        content = der(SEQUENCE, CONTENT_TYPE, der(SET, content_type))
        signing_certificate = der(
            SEQUENCE, SIGNING_CERTIFICATE_V2, der(SET, der(SEQUENCE, der(SEQUENCE, certified)))
        )
        # DER orders the members of a SET by their encoding; each begins with its own length, so the
        # order does not depend on the digest.
        blank = self._digest_attribute(bytes(32))
        ordered = sorted((content, blank, signing_certificate))
        at = ordered.index(blank)
        self._before, self._after = b"".join(ordered[:at]), b"".join(ordered[at + 1 :])
        self._issuer_and_serial = der(SEQUENCE, issuer, serial)
        self._algorithm = SIGNED_BY_RSA if isinstance(self._public, rsa.RSAPublicKey) else SIGNED_BY_ECDSA
        self._certificates = der(0xA0, *sorted(encoded))
        self.largest = len(self._assemble(bytes(32), bytes(self._longest_signature())))
        if stamps:
            self.largest += stamps.largest + AROUND_A_STAMP

    def sign(self, digest: bytes, content: bytes | None = None, *, at: datetime | None = None) -> bytes:
        """The CMS (DER) over a document whose SHA-256 is `digest`; never longer than `largest` bytes, to
        which `content` adds its own length when it is carried inside. `at` is the instant of its stamp."""
        to_sign = sha256(der(SET, self._attributes(digest))).digest()
        if isinstance(self._public, rsa.RSAPublicKey):
            signature = self._key.sign(to_sign, padding.PKCS1v15(), Prehashed(SHA256))
        else:
            signature = self._key.sign(to_sign, ec.ECDSA(Prehashed(SHA256)))
        stamp = self._stamps.token(sha256(signature).digest(), at=at) if self._stamps and at else None
        return self._assemble(digest, signature, content, stamp)

    @staticmethod
    def _digest_attribute(digest: bytes) -> bytes:
        return der(SEQUENCE, MESSAGE_DIGEST, der(SET, der(OCTETS, digest)))

    def _attributes(self, digest: bytes) -> bytes:
        return self._before + self._digest_attribute(digest) + self._after

    def _assemble(
        self, digest: bytes, signature: bytes, content: bytes | None = None, stamp: bytes | None = None
    ) -> bytes:
        signer = der(
            SEQUENCE,
            integer(1),
            self._issuer_and_serial,
            DIGEST_SHA256,
            der(0xA0, self._attributes(digest)),
            self._algorithm,
            der(OCTETS, signature),
            *([] if stamp is None else [der(0xA1, der(SEQUENCE, SIGNATURE_TIME_STAMP, der(SET, stamp)))]),
        )
        inside = [] if content is None else [der(0xA0, der(OCTETS, content))]
        signed_data = der(
            SEQUENCE,
            # RFC 5652, 5.1: another content type than data makes it version 3.
            integer(1 if self._content_type == DATA else 3),
            der(SET, DIGEST_SHA256),
            der(SEQUENCE, self._content_type, *inside),
            self._certificates,
            der(SET, signer),
        )
        return der(SEQUENCE, SIGNED_DATA, der(0xA0, signed_data))

    def _longest_signature(self) -> int:
        if isinstance(self._public, rsa.RSAPublicKey):
            return self._public.key_size // 8
        return 2 * (self._public.key_size // 8 + 3) + 3
