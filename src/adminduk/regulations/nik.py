"""The NIK: sixteen digits, `PPKKCC DDMMYY NNNN`, with 40 added to the day for women.

It tells where and with which biodata somebody was first registered, for life (PP 40/2019 art. 30). A
corrected birth date or a move changes nothing in it, so it is never read as a birth date or an age.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from adminduk.foundation.texts import Both
from adminduk.regulations.law import Law
from adminduk.regulations.objections import Objection, Weight

FEMALE = 2
LENGTH = 16
_SEPARATORS = re.compile(r"[\s.\-]")
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class NikParts:
    """The parts of a NIK: `kecamatan` is a code of six digits, `year` the last two digits of a year."""

    kecamatan: str
    day: int
    month: int
    year: int
    serial: int
    female: bool


def tidy(typed: str) -> str:
    """The digits without the spaces, points and hyphens that people put between them."""
    return _SEPARATORS.sub("", typed)


def nik_prefix(kecamatan: str, birth_date: date, sex: int, law: Law) -> str:
    """The first twelve digits: the kecamatan of the family card, then the birth date (PP 40/2019 art. 30)."""
    day = birth_date.day + (law.numbers.female_day_offset if sex == FEMALE else 0)
    return f"{kecamatan}{day:02d}{birth_date:%m%y}"


def compose(kecamatan: str, birth_date: date, sex: int, serial: int, law: Law) -> str:
    """A whole NIK. Raises ValueError when the serial has no room: it never wraps and never widens."""
    digits = law.numbers.nik_serial_digits
    if not 1 <= serial < 10**digits:
        raise ValueError(f"serial {serial} does not fit into {digits} digits")
    return f"{nik_prefix(kecamatan, birth_date, sex, law)}{serial:0{digits}d}"


def parse(nik: str) -> NikParts | None:
    """The parts of a well-formed NIK; None for anything else."""
    if not (nik.isascii() and nik.isdigit() and len(nik) == LENGTH):
        return None
    day, month, serial = int(nik[6:8]), int(nik[8:10]), int(nik[12:])
    female = day > 40
    day -= 40 if female else 0
    whole = 1 <= month <= 12 and 1 <= day <= _DAYS_OF_MONTH[month - 1] and serial > 0
    if not whole or "00" in (nik[:2], nik[2:4], nik[4:6]):
        return None
    return NikParts(nik[:6], day, month, int(nik[10:12]), serial, female)


def objection_to_nik(nik: str) -> Objection | None:
    """What is wrong with the form of a typed NIK (already tidy), or None."""
    if not (nik.isascii() and nik.isdigit()):
        sentence = Both(
            id="NIK hanya berisi angka. Salin dari KTP atau KK.",
            en="A NIK has digits only. Please copy it from the KTP or KK.",
        )
    elif len(nik) != LENGTH:
        sentence = Both(
            id="NIK berisi 16 angka. Anda menulis {count} angka.",
            en="A NIK has 16 digits. You wrote {count}.",
        ).format(count=len(nik))
    elif parse(nik) is None:
        sentence = Both(
            id="Ada angka NIK yang keliru. Periksa lagi di KTP atau KK.",
            en="A digit of this NIK is wrong. Please check the KTP or KK.",
        )
    else:
        return None
    return Objection("nik_malformed", Weight.REFUSE, sentence, "PP 40/2019 art. 30")


def disagreements(nik: str, birth_date: date, sex: int) -> tuple[str, ...]:
    """Which of "birth_date" and "sex" the NIK tells otherwise than the biodata.

    A reason to look, never an error: a correction of either leaves the NIK as it is (Permendagri
    108/2019 art. 15).
    """
    parts = parse(nik)
    if parts is None:
        return ()
    dates_differ = (parts.day, parts.month, parts.year) != (
        birth_date.day,
        birth_date.month,
        birth_date.year % 100,
    )
    sexes_differ = parts.female != (sex == FEMALE)
    return (("birth_date",) if dates_differ else ()) + (("sex",) if sexes_differ else ())
