"""What letters print; see presentation.py. All have one shape, so one presentation serves them all.

Dates become words (with `…_english` beside them), people and addresses become lines, unknown stays None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any

from adminduk.documents import terbilang
from adminduk.documents.datasets import Dataset, Letter, LetterAddress, LetterPerson, LetterRuling, Signatory
from adminduk.documents.datasets.official import Sex
from adminduk.documents.presentation import Presented, signatory
from adminduk.documents.presentation_forms import present
from adminduk.documents.wording import texts

_SEXES = {Sex.MALE: "LAKI-LAKI", Sex.FEMALE: "PEREMPUAN"}


@present.register
def _letter(letter: Letter) -> Presented:
    assert isinstance(letter, Dataset)
    title = texts(letter.wording)[f"{letter.prefix}.title"].id
    return Presented(
        data={
            **_plain(letter),
            "kabkota": letter.kabkota.upper(),
            "prefix": letter.prefix,
            "people": letter.people,
        },
        title=f"{title} {letter.number} – {letter.subject.name}",
        description=f"{title} nomor {letter.number}",
        author=letter.office,
        day=letter.issued_on,
        texts=(f"{letter.prefix}.", "letter."),
    )


def _plain(letter: Letter) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for one in fields(letter):
        value = getattr(letter, one.name)
        data[one.name] = _printed(value)
        if isinstance(value, date):
            data[f"{one.name}_english"] = terbilang.long_date_english(value)
    return data


def _printed(value: Any) -> Any:
    match value:
        case date():
            return terbilang.long_date(value)
        case time():
            return f"{value:%H.%M}"
        case Sex():
            return _SEXES[value]
        case LetterPerson():
            return _person(value)
        case LetterAddress():
            return _address(value)
        case LetterRuling():
            return f"{value.by} Nomor {value.number} tanggal {terbilang.long_date(value.given_on)}"
        case Signatory():
            return signatory(value)
        case tuple():
            return [_printed(one) for one in value]
        case bool() | int() | str() | None:
            return value
    raise TypeError(f"a letter cannot print {type(value).__name__}")


def _person(person: LetterPerson) -> dict[str, Any]:
    day = person.birth_date and terbilang.long_date(person.birth_date)
    return {
        "name": person.name,
        "nik": person.nik,
        "sex": person.sex and _SEXES[person.sex],
        "birth": ", ".join(part for part in (person.birth_place, day) if part) or None,
        "relation": person.relation,
        "nationality": person.nationality,
        "passport": person.passport,
    }


def _address(at: LetterAddress) -> dict[str, str | None]:
    own: Mapping[str, str | None] = {one.name: getattr(at, one.name) for one in fields(at)}
    upper = {name: text and text.upper() for name, text in own.items()}
    rt_rw = f"{at.rt} / {at.rw}" if at.rt or at.rw else None
    street = " ".join(part for part in (upper["address"], rt_rw and f"RT {at.rt} RW {at.rw}") if part)
    places = (street, upper["village"], upper["kecamatan"], upper["kabkota"], upper["province"])
    line = ", ".join(part for part in places if part)
    return {**upper, "rt_rw": rt_rw, "line": f"{line} {at.postal_code or ''}".strip() or None}
