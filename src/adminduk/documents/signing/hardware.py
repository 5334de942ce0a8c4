"""Signing with a key that never leaves its device (PKCS#11: any HSM, or SoftHSM2).

The official's passphrase is the PIN of his token. A device keeps one login for all sessions of a
process, so a token is held by one signer at a time: another PIN would not be asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pkcs11
from asn1crypto import algos, core
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pkcs11 import exceptions

from adminduk.documents.pki.timestamps import TimestampAuthority
from adminduk.documents.signing.cms import SignatureMaker
from adminduk.documents.signing.local import LocalSigner, check_revocation, check_validity
from adminduk.documents.signing.signer import (
    NotRegistered,
    PassphraseLocked,
    SignerBusy,
    SignerClosed,
    SignerDown,
    WrongPassphrase,
)
from adminduk.foundation.texts import Both

PATIENCE = 20.0  # seconds for which a second window waits for the token.
_held: dict[tuple[str, str], threading.Lock] = {}
_held_guard = threading.Lock()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key lies: the vendor's module (path of its library), the token's label and the key's."""

    module: str
    token: str
    key: str


class HardwareKey:
    """A private key of a token, with the same `sign` as a key in memory."""

    def __init__(self, place: Place, pin: str, public: rsa.RSAPublicKey | ec.EllipticCurvePublicKey) -> None:
        self._place, self._pin, self._public = place, pin, public
        self._lock = _lock_of(place)
        self._session: Any = None
        self._key: Any = None
        if not self._lock.acquire(timeout=PATIENCE):
            raise SignerBusy
        try:
            self._open()
        except BaseException:
            self._lock.release()
            raise

    def public_key(self) -> rsa.RSAPublicKey | ec.EllipticCurvePublicKey:
        return self._public

    def ready(self) -> None:
        """Asks the device something harmless, and opens a lost session anew, once. No signature is made here."""
        if not self._pin:
            raise SignerClosed
        try:
            self._session.generate_random(64)
        except exceptions.PKCS11Error:
            self._drop_session()
            self._open()

    def sign(self, data: bytes, *scheme: Any) -> bytes:
        """The signature over a SHA-256 digest. A failure is told, never tried again."""
        try:
            if isinstance(self._public, rsa.RSAPublicKey):
                # Of the schemes every device has, the plain one: the digest's name is put before it here.
                return self._key.sign(_named(data), mechanism=pkcs11.Mechanism.RSA_PKCS)
            made = self._key.sign(data, mechanism=pkcs11.Mechanism.ECDSA)
        except exceptions.PKCS11Error:
            raise SignerDown from None
        half = len(made) // 2
        return encode_dss_signature(int.from_bytes(made[:half]), int.from_bytes(made[half:]))

    def close(self) -> None:
        if self._pin:
            self._pin = ""
            self._drop_session()
            self._lock.release()

    def _open(self) -> None:
        place = self._place
        try:
            token = pkcs11.lib(place.module).get_token(token_label=place.token)
            self._session = token.open(user_pin=self._pin)
            self._key = self._session.get_key(object_class=pkcs11.ObjectClass.PRIVATE_KEY, label=place.key)
        except (exceptions.PinIncorrect, exceptions.PinLenRange, exceptions.PinInvalid):
            raise WrongPassphrase from None
        except exceptions.PinLocked:
            raise PassphraseLocked from None
        except (exceptions.NoSuchKey, exceptions.MultipleObjectsReturned):
            self._drop_session()
            raise NotRegisteredHere from None
        except (exceptions.PKCS11Error, RuntimeError, OSError):
            raise SignerDown from None

    def _drop_session(self) -> None:
        session, self._session, self._key = self._session, None, None
        if session is not None:
            try:
                session.close()
            except exceptions.PKCS11Error:
                return


class NotRegisteredHere(NotRegistered):
    sentence = Both(
        id="Kunci Anda tidak ditemukan di perangkat tanda tangan. Hubungi administrator kantor.",
        en="Your key was not found in the signing device. Ask the office administrator.",
    )


class HardwareSigner(LocalSigner):
    """As `LocalSigner`, with the key in a device. Close it: until then nobody else opens the token."""

    def __init__(self, certificate: x509.Certificate, maker: SignatureMaker, key: HardwareKey) -> None:
        super().__init__(certificate, maker)
        self._key = key

    @classmethod
    def open(
        cls,
        certificate_pem: bytes,
        chain_pem: bytes,
        place: Place,
        pin: str,
        *,
        at: datetime,
        revocation_lists: Sequence[bytes] = (),
        stamps: TimestampAuthority | None = None,
    ) -> HardwareSigner:
        """Refuses as `LocalSigner.unlock` does; besides `PassphraseLocked`, `SignerBusy`, `SignerDown`."""
        certificate = x509.load_pem_x509_certificate(certificate_pem)
        chain = x509.load_pem_x509_certificates(chain_pem)
        check_validity(certificate, at=at)
        check_revocation(certificate, chain, revocation_lists)
        public = certificate.public_key()
        if not isinstance(public, rsa.RSAPublicKey | ec.EllipticCurvePublicKey) or not pin:
            raise WrongPassphrase
        key = HardwareKey(place, pin, public)
        return cls(certificate, SignatureMaker(key, certificate, chain, stamps=stamps), key)

    def check(self, *, at: datetime) -> None:
        self._key.ready()

    def sign(self, documents: Iterable[bytes], *, at: datetime) -> Iterator[bytes]:
        for document in documents:
            self._key.ready()
            yield from super().sign([document], at=at)

    def close(self) -> None:
        super().close()
        self._key.close()


def _lock_of(place: Place) -> threading.Lock:
    with _held_guard:
        return _held.setdefault((place.module, place.token), threading.Lock())


def _named(digest: bytes) -> bytes:
    """DigestInfo of PKCS#1 (RFC 8017, 9.2): SHA-256 and the digest."""
    algorithm = algos.DigestAlgorithm({"algorithm": "sha256", "parameters": core.Null()})
    return algos.DigestInfo({"digest_algorithm": algorithm, "digest": digest}).dump()
