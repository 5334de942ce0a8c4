"""Which papers somebody has: birth akta, proof of marriage, passport and stay permit."""

from __future__ import annotations

from datetime import date
from random import Random

from adminduk.demo.population.draft import Draft
from adminduk.demo.population.numbers import NumberBook

ISLAM = 1
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# Akta of this shape exist since then; older ones are kept as the free text that they are.
NEW_NUMBERS_SINCE = date(2012, 1, 2).toordinal()
_SIXTY_DAYS = 60


def working_day(day: int) -> int:
    """The first Monday to Friday from `day` on (ordinals)."""
    weekday = (day - 1) % 7
    return day if weekday < 5 else day + 7 - weekday


def _old_akta_number(registered: date, random: Random) -> str:
    serial = 1 + int(random.random() * 9_400)
    shape = random.random()
    if shape < 0.55:
        return f"{serial}/{registered.year}"
    if shape < 0.8:
        return f"474.1/{serial}/{registered.year}"
    return f"AL.{500 + int(random.random() * 90)}.{1_000_000 + int(random.random() * 8_999_999):07d}"


def birth_akta(one: Draft, *, age: int, today: int, numbers: NumberBook, random: Random) -> str:
    """Number of the birth akta, or "" for those who never got one: few children, many of the old."""
    if one.akta is not None:
        wanted = one.akta
    elif age < 1:
        wanted = random.random() < 0.84
    elif age < 6:
        wanted = random.random() < 0.935
    elif age < 18:
        wanted = random.random() < 0.965
    else:
        share = 0.86 if age < 25 else 0.66 if age < 40 else 0.36 if age < 60 else 0.12
        if one.foreign:
            share = 0
        wanted = random.random() < share
    if not wanted:
        return ""
    in_time = random.random() < (0.62 if age < 18 else 0.4)
    delay = (
        2 + int(random.random() * 52) if in_time else 61 + int(random.random() ** 2 * 365 * min(7, age + 1))
    )
    registered = working_day(one.birth + delay)
    if registered >= today:
        if one.akta is None:
            return ""
        registered = working_day(today - 9)
    if age >= 18 and random.random() < 0.25:
        # Grown people who needed one at last, for a passport or a first job.
        registered = working_day(today - 30 - int(random.random() * 365 * 12))
    day = date.fromordinal(registered)
    if registered < NEW_NUMBERS_SINCE:
        return _old_akta_number(day, random)
    kind = "LU" if registered - one.birth <= _SIXTY_DAYS else "LT"
    return numbers.akta(kind, one.birth_region or one.registered_in[:4], day) or _old_akta_number(day, random)


def marriage_number(couple_day: int, religion: int, kabkota: str, numbers: NumberBook, random: Random) -> str:
    """Number of the buku nikah (Muslims) or of the akta perkawinan."""
    day = date.fromordinal(couple_day)
    serial = 1 + int(random.random() * 1_150)
    if religion == ISLAM:
        page = 1 + int(random.random() * 70)
        if day.year >= 2022:
            # Since SIMKAH went nationwide: office code, month and year in one number.
            return f"{kabkota}{1 + int(random.random() * 39):03d}{day.month:02d}{day.year}{serial:03d}"
        return f"{serial:04d}/{page:03d}/{_ROMAN[day.month - 1]}/{day.year}"
    registered = working_day(couple_day + 3 + int(random.random() * 50))
    if registered >= NEW_NUMBERS_SINCE:
        number = numbers.akta("KW", kabkota, date.fromordinal(registered))
        if number:
            return number
    return f"{serial}/{day.year}"


def passport(random: Random) -> str:
    letters = "ABCEGKMNPRTX"
    return f"{letters[int(random.random() * 12)]}{letters[int(random.random() * 12)]}{int(random.random() * 9_999_999):07d}"


def stay_permit(random: Random) -> str:
    """Number of a KITAP."""
    return f"2D{11 + int(random.random() * 40)}JE{int(random.random() * 9_999):04d}-{'VWX'[int(random.random() * 3)]}"
