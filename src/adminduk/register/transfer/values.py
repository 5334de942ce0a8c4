"""One value of a file into one value of the register, or `Bad` with the reason.

Millions of values pass: what repeats (codes, dates, villages) is read once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from adminduk.register.transfer.reasons import Bad
from adminduk.regulations import codes, numbers
from adminduk.regulations import nik as niks
from adminduk.regulations.codes import CodeList

EATEN = re.compile(r"[+-]?\d+([.,]\d+)?[eE][+-]?\d+|\d{15,17}[.,]0*")
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T]0{1,2}:00(?::00)?(?:\.0+)?)?")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]0{1,2}:00(?::00)?(?:\.0+)?)?")
SHORT_YEAR = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}")
DAY_IS_NUMBER = re.compile(r"\d{3,6}([.,]0+)?")
REMEMBERED = 200_000
NOTHING = {"", "-", "--", "NULL", "NONE", "NAN", "N/A", "\\N"}
SEXES = {"1": 1, "2": 2, "L": 1, "P": 2, "LAKI-LAKI": 1, "LAKI LAKI": 1, "PEREMPUAN": 2}
NATIONS = {"1": 1, "2": 2, "WNI": 1, "WNA": 2, "OA": 2, "ORANG ASING": 2}


class Remembered(dict):
    """raw → value; what is not known yet is read by `read`, which raises `Bad`."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, raw: str) -> Any:
        value = self.read(raw)
        if len(self) >= REMEMBERED:
            self.clear()
        self[raw] = value
        return value


def bare(raw: str) -> str:
    """Without the marks by which spreadsheets keep a number as text: '3201…, ="3201…"."""
    value = raw.strip()
    if value[:1] == "'":
        value = value[1:].strip()
    elif value[:2] == '="' and value[-1:] == '"':
        value = value[2:-1].strip()
    return "" if len(value) < 5 and value.upper() in NOTHING else value


def text(longest: int, *, needed: bool = False, letters: bool = False) -> Callable[[str], str]:
    def read(raw: str) -> str:
        value = bare(raw)
        if not value.isprintable():
            value = " ".join(value.split())
            if not value.isprintable():
                raise Bad("control")
        elif "  " in value:
            value = " ".join(value.split())
        if not value:
            if needed:
                raise Bad("empty")
            return ""
        if len(value) > longest:
            raise Bad("too_long")
        if letters and not any(map(str.isalpha, value)):
            raise Bad("name_letters")
        return value

    return read


def _sixteen(raw: str) -> str:
    if len(raw) == 16 and raw.isascii() and raw.isdigit():
        return raw
    value = bare(raw)
    if not value:
        return ""
    if EATEN.fullmatch(value):
        raise Bad("number_eaten")
    value = niks.tidy(value)
    if not (len(value) == 16 and value.isascii() and value.isdigit()):
        raise Bad("number_shape")
    return value


def nik(raw: str) -> str:
    value = _sixteen(raw)
    if value and niks.parse(value) is None:
        raise Bad("nik_malformed")
    return value


def needed_nik(raw: str) -> str:
    value = nik(raw)
    if not value:
        raise Bad("empty")
    return value


def parents_nik(raw: str) -> str:
    """Zeros stand for a parent without a NIK."""
    return "" if not raw.strip(" 0-'") else nik(raw)


def kk_number(raw: str) -> str:
    value = _sixteen(raw)
    if not value:
        raise Bad("empty")
    if not numbers.is_kk_number(value):
        raise Bad("kk_malformed")
    return value


def code(listed: CodeList, *, none: tuple[str, ...] = (), needed: bool = False, more: dict | None = None):
    """A code by its number, or by its label in Indonesian."""
    known: dict[str, int] = {str(number): number for number in listed.labels}
    known |= {label.id.upper(): number for number, label in listed.labels.items()}
    known |= {f"{number:02d}": number for number in listed.labels} | (more or {})

    def read(raw: str) -> int | None:
        value = bare(raw).upper()
        if not value or value in none:
            if needed:
                raise Bad("empty")
            return None
        value = value.removesuffix(".0")
        if value not in known:
            raise Bad("code_unknown")
        return known[value]

    return Remembered(read).__getitem__


def day_until(today: date, *, needed: bool = False) -> Callable[[str], date | None]:
    oldest = date(today.year - 130, 1, 1)

    def read(raw: str) -> date | None:
        value = bare(raw)
        if not value:
            if needed:
                raise Bad("empty")
            return None
        found = DAY_FIRST.fullmatch(value)
        if found:
            day, month, year = map(int, found.groups())
        else:
            found = YEAR_FIRST.fullmatch(value)
            if not found:
                short = SHORT_YEAR.fullmatch(value)
                raise Bad(
                    "date_short_year"
                    if short
                    else "date_number"
                    if DAY_IS_NUMBER.fullmatch(value)
                    else "date_shape"
                )
            year, month, day = map(int, found.groups())
        if 0 in (day, month, year):
            raise Bad("date_zero")
        try:
            read_day = date(year, month, day)
        except ValueError:
            raise Bad("date_shape") from None
        if read_day > today:
            raise Bad("date_future")
        if read_day < oldest:
            raise Bad("date_too_old")
        return read_day

    return Remembered(read).__getitem__


def digits(width: int, *, filled: bool = False) -> Callable[[str], str]:
    """Digits of at most that width; filled up with zeros in front where it is asked (RT 1 is 001)."""

    def read(raw: str) -> str:
        value = bare(raw).removesuffix(".0")
        if not value:
            return "0" * width if filled else ""
        if not (value.isascii() and value.isdigit()):
            raise Bad("code_unknown")
        value = value.lstrip("0") if filled and len(value) > width else value
        if len(value) > width:
            raise Bad("too_long")
        return value.zfill(width) if filled else value

    return Remembered(read).__getitem__


def owned(raw: str) -> bool | None:
    """SIAK: 1 has no akta, 2 has one."""
    value = bare(raw).upper()
    if not value:
        return None
    try:
        return {"1": False, "2": True, "TIDAK ADA": False, "ADA": True, "TIDAK": False, "YA": True}[value]
    except KeyError:
        raise Bad("code_unknown") from None


def truth(raw: str) -> bool:
    value = bare(raw).upper()
    if value in ("", "0", "FALSE", "TIDAK"):
        return False
    if value in ("1", "TRUE", "YA"):
        return True
    raise Bad("code_unknown")


def readers(today: date, village: Callable[[str], str]) -> dict[str, Callable[[str], Any]]:
    """How each attribute is read. `village` knows the codes of ten digits."""
    return {
        "kk_number": kk_number,
        "nik": needed_nik,
        "name": text(120, needed=True, letters=True),
        "sex": code(codes.sex, needed=True, more=SEXES),
        "birth_place": text(100, needed=True),
        "birth_date": day_until(today, needed=True),
        "birth_date_estimated": Remembered(truth).__getitem__,
        "birth_region": digits(10),
        "blood_type": code(codes.blood_type, none=("0",)),
        "religion": code(codes.religion, none=("0",)),
        "marital_ktp": code(codes.marital_ktp),
        "marital_status": code(codes.marital_kk),
        "relation": code(codes.relation, needed=True),
        "disability": code(codes.disability_siak, none=("0", "7", "TIDAK ADA", "TIDAK")),
        "education": code(codes.education, none=("0",)),
        "occupation": code(codes.occupation, none=("0",)),
        "mother_nik": parents_nik,
        "mother_name": text(120),
        "father_nik": parents_nik,
        "father_name": text(120),
        "previous_address": text(250),
        "address": text(200, needed=True),
        "rt": digits(3, filled=True),
        "rw": digits(3, filled=True),
        "village_code": Remembered(village).__getitem__,
        "postal_code": digits(5),
        "has_birth_akta": Remembered(owned).__getitem__,
        "birth_akta_number": text(60),
        "has_marriage_akta": Remembered(owned).__getitem__,
        "marriage_number": text(60),
        "marriage_date": day_until(today),
        "has_divorce_akta": Remembered(owned).__getitem__,
        "divorce_number": text(60),
        "divorce_date": day_until(today),
        "citizenship": code(codes.citizenship, more=NATIONS),
        "nationality": text(3),
        "passport_number": text(30),
        "stay_permit_number": text(30),
        "since": day_until(today),
    }
