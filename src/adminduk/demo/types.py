"""What the demo shows of itself: who may sign in, and whose story can be played."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class SignIn:
    """One account of the demo. `passphrase` is only a signer's; `totp_secret` makes his one-time codes."""

    role: Both
    username: str
    password: str
    name: str
    office: str
    note: Both
    totp_secret: str
    passphrase: str = ""

    def __str__(self) -> str:
        """One line for a terminal."""
        return f"{self.role.en:<30} {self.username:<12} {self.password:<22} {self.note.en}".rstrip()


@dataclass(frozen=True, slots=True)
class Story:
    """A family of the cast with the numbers that its adult reporter types in the portal."""

    key: str
    story: Both
    name: str
    nik: str
    kk_number: str
    birth_date: date
    kabkota: str


class NotEmpty(Refused):
    sentence = Both(
        id="Instalasi ini sudah berisi kantor. Kosongkan dulu dengan bin/reset.",
        en="This installation holds offices already. Empty it first with bin/reset.",
    )


class NotADemo(Refused):
    sentence = Both(
        id="Data contoh hanya dapat diisi pada mode demo.",
        en="Sample data can be seeded in demo mode only.",
    )
