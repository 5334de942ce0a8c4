"""Numbers and dates as documents print them, in words and in figures, Indonesian and English.

Indonesian counts with `sebelas`, `seratus` and `seribu` (never `satu ratus`), without hyphens and
without `dan`. Months are named here and not taken from the locale of the machine, because the same
data must print the same words everywhere and for ever.
"""

from __future__ import annotations

from datetime import date

from lokal import terbilang

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_SMALL_EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS_EN = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def number_in_words(number: int) -> str:
    """A whole number from 0 in Indonesian, lower case: 2026 is `dua ribu dua puluh enam`."""
    if number < 0:
        raise ValueError("documents count from zero")
    return terbilang(number)


def number_in_english(number: int) -> str:
    """A whole number from 0 to 999,999 in English, lower case: 21 is `twenty-one`."""
    if not 0 <= number < 1_000_000:
        raise ValueError("documents count from zero to 999,999")
    if number < 20:
        return _SMALL_EN[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _TENS_EN[tens] + (f"-{_SMALL_EN[rest]}" if rest else "")
    size, unit = (1000, "thousand") if number >= 1000 else (100, "hundred")
    count, rest = divmod(number, size)
    words = f"{number_in_english(count)} {unit}"
    if not rest:
        return words
    return f"{words} {'and ' if rest < 100 else ''}{number_in_english(rest)}"


def date_in_words(day: date) -> str:
    """`dua belas Juni tahun dua ribu dua puluh enam`; an akta prints it in capitals."""
    return f"{number_in_words(day.day)} {MONTHS[day.month - 1]} tahun {number_in_words(day.year)}"


def long_date(day: date) -> str:
    """`14 Juli 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_date_english(day: date) -> str:
    """`14 July 2026`."""
    return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """`12-06-2026`, for tables."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def day_name(day: date) -> str:
    """`Jumat`: forms ask for the weekday of a birth."""
    return DAYS[day.weekday()]
