"""What is shown and what is refused when secrets are made, changed and checked."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A second factor to be scanned, shown once: the address for an authenticator and the bare secret."""

    uri: str
    secret: str


class WrongCode(Refused):
    sentence = Both(
        id="Kode salah atau sudah dipakai. Tunggu kode berikutnya di aplikasi Anda.",
        en="The code is wrong or was used already. Wait for the next one in your app.",
    )


class PasswordTooShort(Refused):
    sentence = Both(
        id="Kata sandi paling sedikit {least} huruf. Rangkaian beberapa kata mudah diingat.",
        en="A password has at least {least} characters. Several words in a row are easy to remember.",
    )


class PasswordTooLong(Refused):
    sentence = Both(
        id="Kata sandi paling banyak {most} huruf.",
        en="A password has at most {most} characters.",
    )


class PasswordIsUsername(Refused):
    sentence = Both(
        id="Kata sandi tidak boleh memuat nama pengguna.",
        en="A password may not contain the username.",
    )


class PasswordCommon(Refused):
    sentence = Both(
        id="Kata sandi itu mudah ditebak. Pakai beberapa kata yang tidak berhubungan.",
        en="That password is easy to guess. Use several words that do not belong together.",
    )


class PasswordUnchanged(Refused):
    sentence = Both(
        id="Kata sandi baru harus berbeda dari yang lama.",
        en="The new password must differ from the old one.",
    )
