"""Numbers that an office gives; their patterns are parameters. A serial too long is widened, never cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from adminduk.regulations.law import Law

_AKTA = re.compile(r"(\d{4})-([A-Z]{2})-(\d{8})-(\d{4,5})")
_SEPARATORS = re.compile(r"[\s.\-]")


@dataclass(frozen=True, slots=True)
class AktaNumber:
    kabkota: str
    type: str
    day: date
    serial: int


def akta_type(event: str, law: Law) -> str:
    """The two letters for "birth", "birth_late", "death", "marriage" or "divorce"; raises KeyError."""
    return law.numbers.akta_types[event]


def akta_number(kabkota: str, event: str, day: date, serial: int, law: Law) -> str:
    """E.g. 3201-LU-21112026-0001; `day` is the office's calendar day of registration."""
    return law.numbers.akta_number.format(kabkota=kabkota, type=akta_type(event, law), day=day, serial=serial)


def parse_akta_number(number: str) -> AktaNumber | None:
    """The parts of a number of today's pattern; older formats are free text and give None."""
    found = _AKTA.fullmatch(number.strip().upper())
    if not found:
        return None
    try:
        day = date(int(found[3][4:]), int(found[3][2:4]), int(found[3][:2]))
    except ValueError:
        return None
    return AktaNumber(found[1], found[2], day, int(found[4]))


def kk_number(kecamatan: str, day: date, serial: int, law: Law) -> str:
    """The number of a new family card, sixteen digits; raises ValueError when the serial has no room."""
    number = law.numbers.kk_number.format(kecamatan=kecamatan, day=day, serial=serial)
    if not is_kk_number(number):
        raise ValueError(f"serial {serial} gives no number of sixteen digits")
    return number


def is_kk_number(number: str) -> bool:
    """Sixteen digits of a plausible region and day."""
    if not (number.isascii() and number.isdigit() and len(number) == 16):
        return False
    day, month = int(number[6:8]), int(number[8:10])
    return number[:2] != "00" and 1 <= day <= 71 and 1 <= month <= 12


def tidy_kk(typed: str) -> str:
    return _SEPARATORS.sub("", typed)


def stillbirth_letter_number(kabkota: str, day: date, serial: int, law: Law) -> str:
    """The number of a Surat Keterangan Lahir Mati."""
    return law.numbers.stillbirth_letter_number.format(kabkota=kabkota, day=day, serial=serial)


def moving_letter_number(kabkota: str, day: date, serial: int, law: Law) -> str:
    """E.g. SKPWNI/3201/21112026/0001."""
    return law.numbers.moving_letter_number.format(kabkota=kabkota, day=day, serial=serial)
