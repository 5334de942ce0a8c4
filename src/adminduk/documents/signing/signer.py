"""One interface for whoever signs: the key of this house, or the state's service BSrE."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class WrongPassphrase(Refused):
    sentence = Both(
        id="Frasa sandi tidak cocok. Periksa lalu ketik kembali.",
        en="The passphrase does not match. Check it and type it again.",
    )


class CertificateExpired(Refused):
    sentence = Both(
        id="Sertifikat elektronik {name} berakhir pada {until}. Ajukan sertifikat baru sebelum menandatangani.",
        en="The certificate of {name} ended on {until}. Get a new one before signing.",
    )


class CertificateNotYetValid(Refused):
    sentence = Both(
        id="Sertifikat elektronik {name} baru berlaku mulai {since}.",
        en="The certificate of {name} is valid only from {since}.",
    )


class CertificateRevoked(Refused):
    sentence = Both(
        id="Sertifikat elektronik {name} telah dicabut. Ajukan sertifikat baru sebelum menandatangani.",
        en="The certificate of {name} has been revoked. Get a new one before signing.",
    )


class AlreadySigned(Refused):
    sentence = Both(
        id="Dokumen ini sudah ditandatangani.",
        en="This document is signed already.",
    )


class SignerClosed(Refused):
    sentence = Both(
        id="Sesi tanda tangan telah ditutup. Masukkan frasa sandi kembali.",
        en="The signing session has ended. Enter the passphrase again.",
    )


class Signer(Protocol):
    """An official who has unlocked the right to sign.

    `issuer` is printed on documents and comes from the certificate. `sign` yields each signed PDF as
    soon as it exists, in order, so that what is signed is kept even when a later one fails.
    """

    holder: str
    issuer: str
    serial: int

    def sign(self, documents: Iterable[bytes], *, at: datetime) -> Iterator[bytes]: ...

    def close(self) -> None: ...
