"""What somebody types into the one box: "siti 14-05-1992", "Tjahjo 1965", a NIK, a number of an akta."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_OTHER_MONTHS = {"may": 5, "aug": 8, "ags": 8, "agt": 8, "oct": 10, "dec": 12, "nop": 11, "peb": 2}
AKTA = re.compile(r"\b\d{4}-[A-Z]{2,4}-\d{8}-\d{4}\b", re.IGNORECASE)
DAY = re.compile(r"\b(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b")
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
DAY_IN_WORDS = re.compile(r"\b(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})\b", re.IGNORECASE)
YEARS = re.compile(r"\b((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})\b")
YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
# Regions whose codes look like years (1901) have cases, too.
CASE = re.compile(r"\d{4}-\d{4}-\d+")
DIGITS = 16


@dataclass(frozen=True, slots=True)
class Read:
    """What was understood. `number` has sixteen digits; `rest` are the words; `wrong` a day that never was."""

    rest: str = ""
    number: str = ""
    akta: str = ""
    since: date | None = None
    until: date | None = None
    wrong: str = ""


def read(text: str) -> Read:
    digits = re.sub(r"[ .-]", "", text)
    if len(digits) == DIGITS and digits.isdecimal():
        return Read(number=digits)
    if CASE.fullmatch(text.strip()):
        return Read()
    if found := AKTA.search(text):
        # "akta no. 3201-LU-…": what is said beside a number says nothing more.
        return Read(akta=found.group().upper())
    return read_birth(text)


def read_birth(text: str) -> Read:
    """A day, a year or a span of years out of a text; what is left are words."""
    for pattern, days in _WAYS:
        if found := pattern.search(text):
            try:
                since, until = days(*found.groups())
            except ValueError:
                return Read(rest=_without(text, found), wrong=found.group())
            return Read(rest=_without(text, found), since=since, until=until)
    return Read(rest=" ".join(text.split()))


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" ,")


def _a_day(day: str, month: str, year: str) -> tuple[date, date]:
    one = date(int(year), int(month), int(day))
    return one, one


def _an_iso_day(year: str, month: str, day: str) -> tuple[date, date]:
    return _a_day(day, month, year)


def _a_day_in_words(day: str, month: str, year: str) -> tuple[date, date]:
    short = month[:3].lower()
    number = MONTHS.index(short) + 1 if short in MONTHS else _OTHER_MONTHS.get(short, 0)
    return _a_day(day, str(number), year)


def _some_years(first: str, last: str) -> tuple[date, date]:
    since, until = sorted((int(first), int(last)))
    return date(since, 1, 1), date(until, 12, 31)


def _a_year(year: str) -> tuple[date, date]:
    return _some_years(year, year)


_WAYS: tuple[tuple[re.Pattern[str], Callable[..., tuple[date, date]]], ...] = (
    (ISO, _an_iso_day),
    (DAY, _a_day),
    (DAY_IN_WORDS, _a_day_in_words),
    (YEARS, _some_years),
    (YEAR, _a_year),
)
