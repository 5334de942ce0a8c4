"""What signing in gives and refuses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.signing_in.types import Enrolment
from adminduk.foundation.texts import Both
from adminduk.offices.types.facts import StaffFacts


@dataclass(frozen=True, slots=True)
class Challenge:
    """The password was right; now the second factor is asked for."""

    staff_id: UUID
    has_passkeys: bool


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Both factors were right. `mark` changes with the password or the TOTP secret: a session that
    keeps an older one is over."""

    staff: StaffFacts
    mark: str


@dataclass(frozen=True, slots=True)
class NewStaff:
    """A new account with what must be handed over in person, once."""

    staff: StaffFacts
    password: str
    enrolment: Enrolment


@dataclass(frozen=True, slots=True)
class PasskeyFacts:
    id: UUID
    label: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Ceremony:
    """A WebAuthn ceremony: `options` as JSON for the browser, `challenge` for the session until it ends."""

    options: str
    challenge: bytes


class WrongPassword(Refused):
    sentence = Both(
        id="Nama pengguna atau kata sandi salah. Periksa keduanya.",
        en="The username or the password is wrong. Please check both.",
    )


class PasskeyRefused(Refused):
    sentence = Both(
        id="Kunci keamanan tidak dikenali. Coba lagi, atau masuk dengan kata sandi.",
        en="The security key was not recognised. Try again, or sign in with your password.",
    )


class PasskeyKnown(Refused):
    sentence = Both(
        id="Kunci keamanan itu sudah terdaftar.",
        en="That security key is registered already.",
    )


class TooManyPasskeys(Refused):
    sentence = Both(
        id="Paling banyak {most} kunci keamanan. Hapus satu yang tidak dipakai.",
        en="At most {most} security keys. Remove one that you no longer use.",
    )


class NoSuchPasskey(Refused):
    sentence = Both(
        id="Kunci keamanan itu sudah tidak terdaftar.",
        en="That security key is no longer registered.",
    )


class BadPasskeyLabel(Refused):
    sentence = Both(
        id="Beri nama kunci ini, paling banyak 60 huruf.",
        en="Name this key, with at most 60 letters.",
    )
