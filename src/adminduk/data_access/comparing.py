"""How each element is compared: what an institution may send, and how it is held against the register.

Values are prepared once when the request is read, so that a wrong one is told before anybody is looked up.
A score is 100 or 0 but for names and places, which follow the register's rules of spelling.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from adminduk.data_access.elements import ELEMENTS, Element, Rule
from adminduk.register.queries import compare_names
from adminduk.regulations import codes

# The columns of data_access_look_up after place, outcome and subject_id.
COLUMNS = (
    "kk_number", "name", "sex", "birth_place", "birth_date", "blood_type", "religion", "marital_status", "relation",
    "disability", "education", "occupation", "mother_nik", "mother_name", "father_nik", "father_name",
    "previous_address", "address", "rt", "rw", "village_code", "postal_code", "birth_akta_number",
    "marriage_number", "marriage_date", "divorce_number", "divorce_date", "citizenship",
)  # fmt: skip
PLACE_OF = {column: place for place, column in enumerate(COLUMNS, start=3)}
LISTS = {
    "sex": codes.sex,
    "blood_type": codes.blood_type,
    "religion": codes.religion,
    "marital_status": codes.marital_kk,
    "relation": codes.relation,
    "disability": codes.disability,
    "education": codes.education,
    "occupation": codes.occupation,
    "citizenship": codes.citizenship,
}
LONGEST = 250
# Of another house in the same street.
OTHER_NUMBER = 0.6
SHORT_PLACES = {
    "JL": "JALAN", "JLN": "JALAN", "KP": "KAMPUNG", "KAMP": "KAMPUNG", "GG": "GANG", "PERUM": "PERUMAHAN",
    "KOMP": "KOMPLEK", "KOMPLEKS": "KOMPLEK", "BLK": "BLOK", "DS": "DESA", "KEL": "KELURAHAN", "KEC": "KECAMATAN",
    "KAB": "KABUPATEN", "PROV": "PROVINSI", "DSN": "DUSUN", "LINGK": "LINGKUNGAN", "NO": "", "NOMOR": "",
}  # fmt: skip
_WORDS = re.compile(r"[A-Z]+|[0-9]+")
_DAY_FIRST = re.compile(r"(\d{2})-(\d{2})-(\d{4})")


@dataclass(frozen=True, slots=True)
class Compared:
    """One element: where its value stands in a row of the look-up, and how it is prepared, judged and shown."""

    wire: str
    bit: int
    column: int
    scored: bool
    prepare: Callable[[Any], Any]
    score: Callable[[Any, Any], int]
    read: Callable[[Any], Any]


def _differs(said: Any, known: Any) -> int:
    return 0


def _like_name(said: str, known: str | None) -> int:
    return round(100 * compare_names(asked=said, known=known)) if known else 0


def _like_place(said: str, known: str | None) -> int:
    """Words by their sound; other numbers (of a house, a block) make another place."""
    if not known:
        return 0
    asked, held = _WORDS.findall(said.upper()), _WORDS.findall(known.upper())
    words, others = _letters(asked), _letters(held)
    score = 1.0 if words == others else compare_names(asked=" ".join(words), known=" ".join(others))
    if _digits(asked) != _digits(held):
        score *= OTHER_NUMBER
    return round(100 * score)


def _letters(words: list[str]) -> list[str]:
    return [long for word in words if word.isalpha() and (long := SHORT_PLACES.get(word, word))]


def _digits(words: list[str]) -> list[str]:
    return sorted(word.lstrip("0") for word in words if word.isdigit())


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError
    # Most values need no tidying, and this is done for every one.
    text = value if value.isascii() and value.isalnum() else " ".join(value.split())
    if not text:
        raise ValueError
    return text


def _upper(value: Any) -> str:
    return _text(value).upper()


def _date(value: Any) -> date:
    """A day as 2001-12-31, or as the forms have it, 31-12-2001."""
    if isinstance(value, str) and value[4:5] == "-":
        return date.fromisoformat(value)
    text = _text(value)
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
        text = f"{year}-{month}-{day}"
    return date.fromisoformat(text)


def _digits_of(length: int) -> Callable[[Any], str]:
    def prepare(value: Any) -> str:
        text = _text(value).replace(".", "")
        if len(text) != length or not (text.isascii() and text.isdigit()):
            raise ValueError
        return text

    return prepare


def _rt(value: Any) -> str:
    text = _text(value) if isinstance(value, str) else str(value)
    if not (text.isascii() and text.isdigit()) or len(text) > 3:
        raise ValueError
    return text.zfill(3)


def _code(column: str) -> Callable[[Any], int]:
    """A code of the list, or its label in either language."""
    known = {
        label.casefold(): code for code, both in LISTS[column].labels.items() for label in (both.id, both.en)
    }
    if column == "sex":
        known |= {"l": 1, "p": 2}

    def prepare(value: Any) -> int:
        if isinstance(value, int):
            if value not in LISTS[column]:
                raise ValueError
            return value
        text = _text(value)
        return _listed(column, int(text)) if text.isascii() and text.isdigit() else known[text.casefold()]

    return prepare


def _listed(column: str, code: int) -> int:
    if code not in LISTS[column]:
        raise ValueError
    return code


def _as_it_is(value: Any) -> Any:
    return value


def _same_start(said: str, known: str | None) -> int:
    """A region's code is as long as the element; the row may hold a longer one, for another element."""
    return 100 if known and known.startswith(said) else 0


def _starting(length: int) -> Callable[[Any], Any]:
    return lambda value: value and value[:length]


def _compared(element: Element) -> Compared:
    column, _, cut = element.column.partition(":")
    place = PLACE_OF.get(column, -1)
    prepare, score, read = _upper, _differs, _as_it_is
    match element.rule:
        case Rule.NAME:
            prepare, score = _upper, _like_name
        case Rule.PLACE:
            prepare, score = _upper, _like_place
        case Rule.DATE:
            prepare = _date
        case Rule.CODE:
            prepare = _code(column)
        case Rule.ABSENT:
            prepare = _text
        case Rule.EXACT if column == "village_code":
            length = int(cut or 10)
            prepare, score, read = _digits_of(length), _same_start, _starting(length)
        case Rule.EXACT if column in {"kk_number", "mother_nik", "father_nik"}:
            prepare = _digits_of(16)
        case Rule.EXACT if column == "postal_code":
            prepare = _digits_of(5)
        case Rule.EXACT if column in {"rt", "rw"}:
            prepare = _rt
    scored = element.rule in {Rule.NAME, Rule.PLACE}
    return Compared(element.wire, element.bit, place, scored, prepare, score, read)


COMPARED = {element.wire: _compared(element) for element in ELEMENTS}
ABSENT = sum(element.bit for element in ELEMENTS if element.rule is Rule.ABSENT)
