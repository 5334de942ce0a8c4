"""Dates are asked in three boxes and the hour as people say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from adminduk.casework.notice.conditions import Values
from adminduk.casework.notice.field import Field, Form, Read, Wrong, as_pair, as_typed, same, typed
from adminduk.foundation.texts import Both

MONTHS_ID = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
CHECK_AGAIN = Both(id="Periksa lagi tanggalnya.", en="Please check the date.")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TIME = re.compile(r"(\d{1,2})[.:]?(\d{2})")


@dataclass(frozen=True, kw_only=True)
class Date(Field):
    """A day, in the boxes `<name>-day`, `<name>-month`, `<name>-year`; the answer is YYYY-MM-DD.

    `past`: it may not lie after today, which is the fact `office.today`. `look`: where to check it.
    """

    kind: ClassVar[str] = "date"
    past: bool = True
    earliest_year: int = 1900
    look: Both = CHECK_AGAIN

    def read(self, form: Form, key: str, known: Values) -> Read:
        parts = [typed(form, f"{key}-{part}") for part in ("day", "month", "year")]
        if not any(parts):
            return Read()
        try:
            return Read(self._day(*parts, known).isoformat())
        except Wrong as wrong:
            return Read(errors={key: wrong.sentence})

    def write(self, value: object, key: str) -> dict[str, str]:
        year, month, day = [*as_typed(value).split("-"), "", "", ""][:3]
        return {f"{key}-day": day, f"{key}-month": month, f"{key}-year": year}

    def text(self, value: object, known: Values) -> Both:
        return in_words(date.fromisoformat(str(value)))

    def extra_json(self) -> dict[str, object]:
        return {"past": self.past, "earliest_year": self.earliest_year, "look": as_pair(self.look)}

    def _day(self, day_text: str, month_text: str, year_text: str, known: Values) -> date:
        if not (day_text and month_text and year_text):
            raise Wrong(Both(id="Isi tanggal, bulan, dan tahun.", en="Please fill in day, month and year."))
        month = _month(month_text)
        year = _whole(year_text)
        if year is None or len(year_text) != 4:
            raise Wrong(
                Both(
                    id="Tulis tahun dengan empat angka, misalnya 2026.",
                    en="Please write the year with four digits, for example 2026.",
                )
            )
        if not self.earliest_year <= year <= 2999:
            raise Wrong(
                Both(
                    id=f"Tahun {year} tidak mungkin. {self.look.id}",
                    en=f"The year {year} is not possible. {self.look.en}",
                )
            )
        found = date(year, month, self._day_of_month(day_text, month, year))
        today = known.get("office.today")
        if self.past and isinstance(today, str) and found.isoformat() > today:
            raise Wrong(
                Both(
                    id=f"Tanggal itu belum tiba. {self.look.id}",
                    en=f"That day has not come yet. {self.look.en}",
                )
            )
        return found

    def _day_of_month(self, text: str, month: int, year: int) -> int:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        most = 29 if month == 2 and leap else _DAYS[month - 1]
        day = _whole(text)
        if day is None or day < 1:
            raise Wrong(
                Both(
                    id=f"Tulis tanggal dengan angka, dari 1 sampai {most}.",
                    en=f"Please write the day as a number from 1 to {most}.",
                )
            )
        if day > most:
            shown = f" {year}" if month == 2 else ""
            raise Wrong(
                Both(
                    id=f"{MONTHS_ID[month - 1]}{shown} hanya sampai tanggal {most}. {self.look.id}",
                    en=f"{MONTHS_EN[month - 1]}{shown} has only {most} days. {self.look.en}",
                )
            )
        return day


@dataclass(frozen=True, kw_only=True)
class Time(Field):
    """The hour of a day, HH:MM of 24 hours; "04.35", "4:35" and "0435" are all understood."""

    kind: ClassVar[str] = "time"

    def parse(self, text: str, known: Values) -> str:
        found = _TIME.fullmatch(text) if text.isascii() else None
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            raise Wrong(
                Both(
                    id="Tulis jam dari 00.00 sampai 23.59, misalnya 04.35.",
                    en="Please write the time from 00.00 to 23.59, for example 04.35.",
                )
            )
        return f"{int(found[1]):02d}:{found[2]}"

    def text(self, value: object, known: Values) -> Both:
        return same(str(value).replace(":", "."))


def in_words(day: date) -> Both:
    """ "14 November 2026" in both languages."""
    return Both(
        id=f"{day.day} {MONTHS_ID[day.month - 1]} {day.year}",
        en=f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}",
    )


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _month(text: str) -> int:
    number = _whole(text)
    if number is None and len(text) >= 3:
        for place, names in enumerate(zip(MONTHS_ID, MONTHS_EN, strict=True), start=1):
            if any(name.lower().startswith(text.lower()) for name in names):
                return place
    if number is None or not 1 <= number <= 12:
        raise Wrong(
            Both(
                id="Tulis bulan dengan angka, dari 1 sampai 12.",
                en="Please write the month as a number from 1 to 12.",
            )
        )
    return number
