"""The CMS of a PAdES signature, written as DER by hand.

Everything but the document's digest and the signature itself is the same for all documents that one
certificate signs, so it is encoded once; signing a document is then one concatenation and one
operation of the key. Signed attributes are content-type, message-digest and signing-certificate-v2
(ETSI EN 319 122-1). There is no signing-time: in PAdES the time stands in the PDF (/M).
"""

from __future__ import annotations

from hashlib import sha256

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

from adminduk.documents.pki.keys import PrivateKey

SHA256 = hashes.SHA256()


def _der(tag: int, *contents: bytes) -> bytes:
    body = b"".join(contents)
    length = len(body)
    if length < 0x80:
        return bytes((tag, length)) + body
    size = (length.bit_length() + 7) // 8
    return bytes((tag, 0x80 | size)) + length.to_bytes(size, "big") + body


def _oid(dotted: str) -> bytes:
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    body = bytearray()
    for arc in (first * 40 + second, *rest):
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(0x80 | (arc & 0x7F))
        body += bytes(reversed(groups))
    return _der(OBJECT, bytes(body))


def _integer(number: int) -> bytes:
    return _der(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big", signed=True))


SEQUENCE, SET, INTEGER, OCTETS, NULL, OBJECT = 0x30, 0x31, 0x02, 0x04, b"\x05\x00", 0x06
DATA = _oid("1.2.840.113549.1.7.1")
SIGNED_DATA = _oid("1.2.840.113549.1.7.2")
CONTENT_TYPE = _oid("1.2.840.113549.1.9.3")
MESSAGE_DIGEST = _oid("1.2.840.113549.1.9.4")
SIGNING_CERTIFICATE_V2 = _oid("1.2.840.113549.1.9.16.2.47")
DIGEST_SHA256 = _der(SEQUENCE, _oid("2.16.840.1.101.3.4.2.1"))
SIGNED_BY_RSA = _der(SEQUENCE, _oid("1.2.840.113549.1.1.11"), NULL)
SIGNED_BY_ECDSA = _der(SEQUENCE, _oid("1.2.840.10045.4.3.2"))


class SignatureMaker:
    """Makes CMS signatures with one key; the certificate and its chain are carried in each."""

    def __init__(self, key: PrivateKey, certificate: x509.Certificate, chain: list[x509.Certificate]) -> None:
        if key.public_key() != certificate.public_key():
            raise ValueError("the key does not belong to the certificate")
        self._key = key
        encoded = [each.public_bytes(serialization.Encoding.DER) for each in (certificate, *chain)]
        leaf = asn1.Certificate.load(encoded[0])["tbs_certificate"]
        issuer, serial = leaf["issuer"].dump(), leaf["serial_number"].dump()
        directory_name = _der(SEQUENCE, _der(0xA4, issuer))
        certified = _der(
            SEQUENCE, _der(OCTETS, sha256(encoded[0]).digest()), _der(SEQUENCE, directory_name, serial)
        )
        content_type = _der(SEQUENCE, CONTENT_TYPE, _der(SET, DATA))
        signing_certificate = _der(
            SEQUENCE, SIGNING_CERTIFICATE_V2, _der(SET, _der(SEQUENCE, _der(SEQUENCE, certified)))
        )
        # DER orders the members of a SET by their encoding; each begins with its own length, so the
        # order does not depend on the digest.
        blank = self._digest_attribute(bytes(32))
        ordered = sorted((content_type, blank, signing_certificate))
        at = ordered.index(blank)
        self._before, self._after = b"".join(ordered[:at]), b"".join(ordered[at + 1 :])
        self._issuer_and_serial = _der(SEQUENCE, issuer, serial)
        self._algorithm = SIGNED_BY_RSA if isinstance(key, rsa.RSAPrivateKey) else SIGNED_BY_ECDSA
        self._certificates = _der(0xA0, *sorted(encoded))
        self.largest = len(self._assemble(bytes(32), bytes(self._longest_signature())))

    def sign(self, digest: bytes) -> bytes:
        """The CMS (DER) over a document whose SHA-256 is `digest`; never longer than `largest` bytes."""
        to_sign = sha256(_der(SET, self._attributes(digest))).digest()
        if isinstance(self._key, rsa.RSAPrivateKey):
            signature = self._key.sign(to_sign, padding.PKCS1v15(), Prehashed(SHA256))
        else:
            signature = self._key.sign(to_sign, ec.ECDSA(Prehashed(SHA256)))
        return self._assemble(digest, signature)

    @staticmethod
    def _digest_attribute(digest: bytes) -> bytes:
        return _der(SEQUENCE, MESSAGE_DIGEST, _der(SET, _der(OCTETS, digest)))

    def _attributes(self, digest: bytes) -> bytes:
        return self._before + self._digest_attribute(digest) + self._after

    def _assemble(self, digest: bytes, signature: bytes) -> bytes:
        signer = _der(
            SEQUENCE,
            _integer(1),
            self._issuer_and_serial,
            DIGEST_SHA256,
            _der(0xA0, self._attributes(digest)),
            self._algorithm,
            _der(OCTETS, signature),
        )
        signed_data = _der(
            SEQUENCE,
            _integer(1),
            _der(SET, DIGEST_SHA256),
            _der(SEQUENCE, DATA),
            self._certificates,
            _der(SET, signer),
        )
        return _der(SEQUENCE, SIGNED_DATA, _der(0xA0, signed_data))

    def _longest_signature(self) -> int:
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.key_size // 8
        return 2 * (self._key.key_size // 8 + 3) + 3
