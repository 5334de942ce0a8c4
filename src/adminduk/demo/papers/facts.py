"""What stands on the papers of a birth. Everything here is invented; every picture says CONTOH."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

MONTHS = (
    ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]
)  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def long_date(day: date) -> str:
    """ "14 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    return DAYS[day.weekday()]


def roman_month(day: date) -> str:
    return _ROMAN[day.month - 1]


@dataclass(frozen=True, slots=True)
class Somebody:
    """A parent, witness or reporter, as papers name people."""

    name: str
    nik: str = ""
    birth_place: str = ""
    birth_date: date | None = None
    occupation: str = ""
    address: str = ""

    @property
    def birth(self) -> str:
        if self.birth_date is None:
            return self.birth_place
        return f"{self.birth_place}, {long_date(self.birth_date)}".strip(", ")


@dataclass(frozen=True, slots=True)
class BirthStory:
    """One birth. `sex` 1 or 2, `time` "HH:MM", weight in grams, length in centimetres.

    `place` is the house that the letter comes from ("RSUD Cibinong", "Praktik Mandiri Bidan …") or the
    village; `town` and `kecamatan` stand in letterheads.
    """

    child: str
    sex: int
    born: date
    time: str
    place: str
    town: str
    kecamatan: str
    mother: Somebody
    father: Somebody | None
    order: int = 1
    weight_grams: int = 3_100
    length_cm: int = 49
    helper: str = "Bdn. Wiwin Widaningsih, S.Tr.Keb."
    issued: date | None = None
    witnesses: tuple[Somebody, ...] = field(default_factory=tuple)

    @property
    def issued_on(self) -> date:
        return self.issued or self.born


@dataclass(frozen=True, slots=True)
class Wedding:
    """A marriage as its proof tells it. `number` of the buku nikah or akta perkawinan; `civil` for the latter."""

    number: str
    day: date
    kecamatan: str
    husband: Somebody
    wife: Somebody
    husband_father: str = ""
    wife_father: str = ""
    civil: bool = False
    registrar: str = "H. Ahmad Sobari, S.Ag."
