"""From a posted form to plain values, one shape a kind of field. Rules are elsewhere: nothing is refused
here, so that a wrong answer comes back to its box as it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from adminduk.surfaces.components.formats import MONTHS

_MONTH_NUMBERS = {
    name[:3].lower(): str(number) for names in MONTHS.values() for number, name in enumerate(names, start=1)
}


def read(kind: str, name: str, data: Any, files: Mapping[str, Any] | None = None) -> Any:
    """The answer to field `name`: text, for checkboxes a list of texts, for a file the upload or None.

    A date is "2026-11-14" ("2026-11-31" as well, and "" when all three boxes are empty), a time "04:35",
    yes/no "yes" or "no", a tick "yes" or "", a NIK without spaces, a telephone number with digits and +.
    """
    if kind == "file":
        return (files or {}).get(name)
    if kind == "checkboxes":
        return data.getlist(name)
    if kind == "date":
        return _date(data, name)
    # PostgreSQL keeps no NUL in a text, and no keyboard writes one.
    text = str(data.get(name, "")).replace("\x00", "").strip()
    if kind in {"nik", "code"}:
        return re.sub(r"[\s.\-]", "", text)
    if kind == "phone":
        return re.sub(r"[\s().\-]", "", text)
    if kind == "number":
        return text.replace(",", ".")
    if kind == "time":
        return _time(text)
    if kind == "email":
        return text.lower()
    if kind in {"text", "name"}:
        return re.sub(r"\s+", " ", text)
    return text


def read_rows(children: Sequence[tuple[str, str]], name: str, data: Any) -> list[dict[str, Any]]:
    """The rows of group `name`; `children` are (kind, name) of its fields, posted as `name-0-field`."""
    prefix = re.compile(rf"{re.escape(name)}-(\d+)-")
    numbers = sorted({int(found[1]) for key in data if (found := prefix.match(key))})
    return [
        {child: read(kind, f"{name}-{number}-{child}", data) for kind, child in children}
        for number in numbers[:50]
    ]


def action(data: Any) -> tuple[str, str]:
    """Which button was pressed besides the main one: search a field, add to a group, remove "group-1".

    Words in a search box without a choice are a search as well: that is what Enter in the box sends.
    """
    for verb in ("search", "add", "remove"):
        if target := str(data.get(verb, "")):
            return verb, target
    for key in data:
        name = key.removesuffix("-q")
        if name != key and str(data.get(key, "")).strip() and not data.get(name):
            return "search", name
    return "", ""


def _date(data: Any, name: str) -> str:
    day, month, year = (str(data.get(f"{name}-{box}", "")).strip() for box in ("day", "month", "year"))
    if not (day or month or year):
        return ""
    month = _MONTH_NUMBERS.get(month[:3].lower(), month)
    return "-".join([year, *(part.zfill(2) if part.isdigit() else part for part in (month, day))])


def _time(text: str) -> str:
    found = re.fullmatch(r"(\d{1,2})[.:\s]?(\d{2})", text)
    return f"{int(found[1]):02d}:{found[2]}" if found else text
