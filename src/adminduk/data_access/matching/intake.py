"""Reading a file once: every row becomes a question or is refused by name, and parts of them are put away.

A part lies ready for the database's COPY, so that nothing is read twice, whatever wrote the file and however often the
work is broken off. Values are prepared as those of interactive questions are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from adminduk.data_access.comparing import COMPARED
from adminduk.data_access.elements import BY_WIRE, Rule
from adminduk.data_access.matching.columns import NIK
from adminduk.data_access.types.matching import BROKEN
from adminduk.foundation.tables.records import Source

# Rows of one part: enough to share the cost of a commit, few enough that interactive questions notice nothing.
ROWS_A_PART = 50_000
NULL = "\\N"
# 3,17E+15, and whole numbers that became fractions.
EATEN = re.compile(r"[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+|[0-9]{10,}[.,]0*")
BARE = str.maketrans("", "", " .'-\u00a0`")
MIDNIGHT = " 00:00:00"
REMEMBERED = 100_000
_encode = msgspec.json.encode

Prepare = Callable[[str], str]
# Line, code of the reason, column.
Bad = tuple[int, str, str]


@dataclass(slots=True)
class Part:
    """Some rows of the file: `columns` and `copy` are what the database takes, `bad` what it never sees."""

    columns: tuple[str, ...]
    lines: list[str] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.lines) + len(self.bad)

    def as_bytes(self) -> bytes:
        head = _encode({"columns": self.columns, "bad": self.bad})
        return b"".join((head, b"\n", "".join(self.lines).encode()))


@dataclass(slots=True)
class Counted:
    """What was found so far. `ends_with_zero`: a spreadsheet keeps fifteen digits of sixteen."""

    rows: int = 0
    refused: int = 0
    ends_with_zero: int = 0
    reasons: Counter[str] = field(default_factory=Counter)


class BadNumber(ValueError):
    pass


def parts(source: Source, places: Mapping[str, int], counted: Counted) -> Iterator[Part]:
    """The whole file in parts, in its order; `counted` grows with them."""
    wires = [wire for wire in places if wire != NIK]
    wires.sort(key=lambda wire: BY_WIRE[wire].place)
    columns = ("line", "nik", "asked", *wires)
    readers = [(wire, places[wire], BY_WIRE[wire].bit, _reader(wire)) for wire in wires]
    everything = sum(bit for _, _, bit, _ in readers)
    nik_at = places[NIK]
    part = Part(columns)
    for number, fields, _ in source.records():
        if isinstance(fields, str):
            part.bad.append((number, BROKEN[fields], ""))
        else:
            try:
                nik = fields[nik_at]
                if len(nik) != 16 or not (nik.isascii() and nik.isdigit()):
                    nik = _nik(nik)
                asked, values = everything, []
                for wire, place, bit, read in readers:  # noqa: B007 - the one that failed is named
                    if value := fields[place].strip():
                        values.append(read(value))
                    else:
                        asked -= bit
                        values.append(NULL)
            except BadNumber as wrong:
                part.bad.append((number, str(wrong), ""))
            except (ValueError, KeyError, TypeError):
                part.bad.append((number, "isi-salah", wire))
            else:
                if nik[15] == "0":
                    counted.ends_with_zero += 1
                part.lines.append("\t".join((str(number), nik, str(asked), *values)) + "\n")
        if len(part.lines) >= ROWS_A_PART or len(part.bad) >= ROWS_A_PART:
            yield _closed(part, counted)
            part = Part(columns)
    if part.rows:
        yield _closed(part, counted)


def _closed(part: Part, counted: Counted) -> Part:
    counted.rows += part.rows
    counted.refused += len(part.bad)
    counted.reasons.update(code for _, code, _ in part.bad)
    return part


def _nik(raw: str) -> str:
    value = raw.translate(BARE)
    if not value:
        raise BadNumber("nik-kosong")
    if EATEN.fullmatch(raw.strip().lstrip("'")):
        raise BadNumber("nik-rusak")
    if len(value) != 16 or not (value.isascii() and value.isdigit()):
        raise BadNumber("nik-bukan-16-angka")
    return value


def _reader(wire: str) -> Prepare:
    """A cell as COPY takes it. What repeats (days, codes, places) is worked out once."""
    prepare, rule = COMPARED[wire].prepare, BY_WIRE[wire].rule

    def read(value: str) -> str:
        made: Any = prepare(_day(value) if rule is Rule.DATE else value)
        if isinstance(made, date):
            return made.isoformat()
        text = str(made)
        if "\x00" in text:
            raise ValueError
        return text.replace("\\", "\\\\") if "\\" in text else text

    return read if rule is Rule.NAME else lru_cache(REMEMBERED)(read)


def _day(value: str) -> str:
    return value.removesuffix(MIDNIGHT).replace("/", "-")
