"""What accounts give and take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class ContactKind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"


class Assurance(StrEnum):
    """How sure we are that the holder of the phone is the person.

    `bound`: he was the first to come with NIK, KK number and birth date, which stand on every photocopy.
    `matched`: an officer has compared him with his papers; only then he sees his relatives unmasked.
    """

    BOUND = "bound"
    MATCHED = "matched"


@dataclass(frozen=True, slots=True)
class Contact:
    """A phone number in E.164, or an e-mail address in small letters."""

    kind: ContactKind
    value: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sign-in that waits for its code; `contact` is masked. `tries_left` counts wrong codes."""

    attempt_id: UUID
    contact_kind: ContactKind
    contact: str
    expires_at: datetime
    may_resend_at: datetime
    tries_left: int


@dataclass(frozen=True, slots=True)
class Account:
    """A resident's account; `contact` is masked, `kabkota` where the person is registered."""

    account_id: UUID
    person_id: UUID
    kabkota: str
    contact_kind: ContactKind
    contact: str
    assurance: Assurance
    bound_at: datetime
    matched_at: datetime | None

    @property
    def is_matched(self) -> bool:
        """Whether relatives may be shown unmasked."""
        return self.assurance is Assurance.MATCHED


class ContactUnclear(Refused):
    sentence = Both(
        id="Nomor HP atau surel ini tidak kami kenali. Contoh: 0812 3456 7890 atau nama@contoh.id.",
        en="We do not recognise this phone number or e-mail. Example: 0812 3456 7890 or name@example.id.",
    )


class NumberUnclear(Refused):
    sentence = Both(
        id="NIK dan nomor KK masing-masing 16 angka. Periksa kembali angkanya.",
        en="NIK and KK number have 16 digits each. Please check the digits.",
    )


class NobodyMatches(Refused):
    """The same words whichever of the three is wrong: more would help those who guess."""

    sentence = Both(
        id="NIK, nomor KK, dan tanggal lahir tidak cocok dengan data kami. Periksa lagi di kartu keluarga.",
        en="NIK, KK number and birth date do not match our records. Please check them on the family card.",
    )


class BoundElsewhere(Refused):
    sentence = Both(
        id="Data ini sudah terhubung dengan nomor atau surel lain. Masuklah dengan itu, "
        "atau bawa KTP-el ke kantor Dukcapil untuk menggantinya.",
        en="This person is already connected with another number or e-mail. Sign in with that, "
        "or bring the KTP-el to the Dukcapil office to change it.",
    )


class ContactFull(Refused):
    """One number for very many people is a broker's number."""

    sentence = Both(
        id="Nomor atau surel ini sudah dipakai terlalu banyak orang. Gunakan milik Anda sendiri.",
        en="Too many people use this number or e-mail already. Please use your own.",
    )


class CodeWrong(Refused):
    """Holds `left`, how many tries remain."""

    sentence = Both(
        id="Kode ini salah. Sisa percobaan Anda: {left}.",
        en="This code is wrong. Tries that you have left: {left}.",
    )


class CodeUsedUp(Refused):
    sentence = Both(
        id="Kode salah terlalu sering. Mulai lagi untuk mendapat kode baru.",
        en="The code was wrong too often. Please start again to get a new one.",
    )


class AttemptOver(Refused):
    """Expired, used already, or never there."""

    sentence = Both(
        id="Kode ini sudah tidak berlaku. Mulai lagi untuk mendapat kode baru.",
        en="This code is no longer valid. Please start again to get a new one.",
    )


class TooSoon(Refused):
    """Holds `seconds` until another code may be asked for."""

    sentence = Both(
        id="Kode baru saja dikirim. Tunggu {seconds} detik sebelum meminta lagi.",
        en="A code was sent just now. Please wait {seconds} seconds before asking again.",
    )


class TooManyCodes(Refused):
    sentence = Both(
        id="Kode sudah dikirim beberapa kali. Periksa nomor atau surel Anda, lalu mulai lagi.",
        en="Codes were sent several times. Check your number or e-mail, then start again.",
    )


class SignInAgain(Refused):
    sentence = Both(
        id="Sesi Anda sudah berakhir. Silakan masuk lagi.",
        en="Your session has ended. Please sign in again.",
    )


class NoBinding(Refused):
    sentence = Both(
        id="Orang ini belum terhubung dengan nomor atau surel mana pun.",
        en="This person is not connected with any number or e-mail.",
    )


class ResetReasonNeeded(Refused):
    sentence = Both(
        id="Tuliskan alasan melepas nomor ini, dengan sedikitnya sepuluh huruf.",
        en="Please state why this number is being disconnected, in at least ten letters.",
    )
