"""How numbers, days and instants are written for people, in Indonesian and English."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils.translation import get_language

from adminduk.foundation.clock import zone_info

MONTHS = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
DAYS = {
    "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
UNITS = {
    "id": {"day": ("hari", "hari"), "hour": ("jam", "jam"), "minute": ("menit", "menit")},
    "en": {"day": ("day", "days"), "hour": ("hour", "hours"), "minute": ("minute", "minutes")},
}
SHORT_UNITS = {"id": "hjm", "en": "dhm"}
MASK = "•"


def language() -> str:
    return "en" if (get_language() or "id").startswith("en") else "id"


def day(value: date | str | None, *, weekday: bool = False, short: bool = False) -> str:
    """As in 21 November 2026, also from an ISO text; a day that no calendar has comes back as written."""
    if not value:
        return ""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return value
    month = MONTHS[language()][value.month - 1]
    words = f"{value.day} {month[:3] if short else month} {value.year}"
    return f"{DAYS[language()][value.weekday()]}, {words}" if weekday else words


def hour(value: datetime, zone: str) -> str:
    """As in 09.12, in English 09:12, where clocks show `zone` (WIB, WITA or WIT)."""
    return value.astimezone(zone_info(zone)).strftime("%H:%M" if language() == "en" else "%H.%M")


def instant(value: datetime | None, zone: str, *, today: date | None = None) -> str:
    """As in 21 November 2026 pukul 09.12 WIB; with `today`, shortly hari ini, 09.12 on that very day."""
    if value is None:
        return ""
    local = value.astimezone(zone_info(zone)).date()
    if today is not None and local == today:
        return f"{'today' if language() == 'en' else 'hari ini'}, {hour(value, zone)}"
    return f"{day(local)} {'at' if language() == 'en' else 'pukul'} {hour(value, zone)} {zone}"


def _parts(value: timedelta | int | float) -> list[tuple[str, int]]:
    seconds = value.total_seconds() if isinstance(value, timedelta) else float(value)
    minutes = abs(int(seconds // 60)) if seconds >= 0 else int(-seconds // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    found = [(unit, n) for unit, n in (("day", days), ("hour", hours), ("minute", minutes)) if n]
    return found[:2] or [("minute", 0)]


def duration(value: timedelta | int | float) -> str:
    """As in 3 jam 40 menit: the two largest units of an interval (a number means seconds), without sign."""
    units = UNITS[language()]
    return " ".join(f"{n} {units[unit][n != 1]}" for unit, n in _parts(value))


def short_duration(value: timedelta | int | float) -> str:
    """As in 3j 40m, for the queue."""
    letters = dict(zip(("day", "hour", "minute"), SHORT_UNITS[language()], strict=True))
    return " ".join(f"{n}{letters[unit]}" for unit, n in _parts(value))


def thousands(value: int | float | Decimal | None, places: int = 0) -> str:
    """As in 1.240, in English 1,240; `places` digits after the decimal sign."""
    if value is None:
        return ""
    english = f"{value:,.{places}f}"
    return english if language() == "en" else english.translate(str.maketrans(",.", ".,"))


def masked_nik(value: str | int | None) -> str:
    """3201••••••••0003: enough to recognise one's own, too little to copy."""
    digits = str(value or "")
    return (
        digits[:4] + MASK * max(0, len(digits) - 8) + digits[-4:] if len(digits) >= 12 else MASK * len(digits)
    )


def masked_name(value: str | None) -> str:
    """K••••• L•••••••: the first letter of each word."""
    return " ".join(word[0] + MASK * (len(word) - 1) for word in (value or "").split())


def masked_contact(value: str | None) -> str:
    """0812••••3391, or a•••••@contoh.id."""
    text = value or ""
    if "@" in text:
        name, _, host = text.partition("@")
        return f"{name[:1]}{MASK * max(1, len(name) - 1)}@{host}"
    return text[:4] + MASK * max(0, len(text) - 8) + text[-4:] if len(text) > 8 else MASK * len(text)


def grouped(value: str | int | None) -> str:
    """Digits in fours: 3201 0112 3456 0003."""
    return " ".join(re.findall(r".{1,4}", str(value or "")))


def file_size(value: int | None) -> str:
    """As in 312 KB or 1,4 MB, from bytes."""
    size = value or 0
    return (
        f"{thousands(max(1, round(size / 1024)))} KB"
        if size < 1024 * 1024
        else f"{thousands(size / 1024 / 1024, 1)} MB"
    )
