"""One interface for whoever signs: the key of this house, or the state's service BSrE."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from adminduk.foundation.refusals import Outage, Refused
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


class PassphraseLocked(Refused):
    sentence = Both(
        id="Frasa sandi terkunci karena terlalu sering salah. Hubungi administrator kantor.",
        en="The passphrase is locked after too many mistakes. Ask the office administrator.",
    )


class SignerBusy(Refused):
    sentence = Both(
        id="Kunci tanda tangan sedang dipakai di jendela lain. Tunggu sebentar, lalu coba lagi.",
        en="The signing key is in use in another window. Wait a little, then try again.",
    )


class NotRegistered(Refused):
    sentence = Both(
        id="BSrE belum mengenal Anda atau sertifikat Anda. Hubungi administrator kantor.",
        en="BSrE does not know you or your certificate yet. Ask the office administrator.",
    )


class ServiceRefused(Refused):
    sentence = Both(
        id="Layanan BSrE menolak dokumen ini (kode {code}). Tidak ada yang ditandatangani.",
        en="The BSrE service refused this document (code {code}). Nothing was signed.",
    )


class SignerDown(Outage):
    sentence = Both(
        id="Tanda tangan sedang tidak tersedia. Dokumen tetap di baki; coba lagi beberapa menit lagi.",
        en="Signing is not available now. The document stays in the tray; try again in a few minutes.",
    )


class AccountRefused(Outage):
    sentence = Both(
        id="Layanan BSrE menolak akun kantor ini. Hubungi administrator kantor.",
        en="The BSrE service refuses this office's account. Ask the office administrator.",
    )


class OutcomeUnknown(Outage):
    """The service was asked and no answer came: a signature may exist. It is never asked again by itself."""

    sentence = Both(
        id="Jawaban layanan tidak sampai. Dokumen ini mungkin sudah ditandatangani; pastikan dahulu.",
        en="The service's answer did not arrive. This document may be signed; find out first.",
    )


class WrongAnswer(OutcomeUnknown):
    """A signed file came back that we do not accept."""

    sentence = Both(
        id="Berkas dari layanan tidak cocok dengan dokumen kami ({why}). Kami tidak menerimanya.",
        en="The service's file does not match our document ({why}). We did not accept it.",
    )

    def text(self) -> Both:
        why: Both = self.facts["why"]  # type: ignore[assignment]
        return Both(id=self.sentence.id.format(why=why.id), en=self.sentence.en.format(why=why.en))


class Signer(Protocol):
    """An official who has unlocked the right to sign.

    `elsewhere`: signatures are made by a service, so that one may exist of which we never hear; `check`
    refuses (`SignerDown`) before anything is asked that is known to fail.

    `issuer` is printed on documents and comes from the certificate. `sign` yields each signed PDF as
    soon as it exists, in order, so that what is signed is kept even when a later one fails.
    """

    holder: str
    issuer: str
    serial: int
    elsewhere: bool

    def check(self, *, at: datetime) -> None: ...

    def sign(self, documents: Iterable[bytes], *, at: datetime) -> Iterator[bytes]: ...

    def close(self) -> None: ...
