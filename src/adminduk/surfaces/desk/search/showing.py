"""Hits as rows of a table: each value with how it agrees, each state in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region
from adminduk.register.types import Criterion, How, Life, Residence, SearchHit

HOW = {
    How.SWAPPED: Both(id="urutan tertukar", en="order swapped"),
    How.SPELLING: Both(id="ejaan lain", en="other spelling"),
    How.PART: Both(id="sebagian", en="in part"),
    How.INITIAL: Both(id="disingkat", en="initial"),
    How.SLIP: Both(id="mirip, mungkin salah ketik", en="alike, perhaps mistyped"),
}
HOW_OF_A_DATE = {
    How.SWAPPED: Both(id="hari dan bulan tertukar", en="day and month swapped"),
    How.PART: Both(id="tahun sama", en="same year"),
    How.SLIP: Both(id="tahun lain", en="another year"),
}
LIFE = {
    Life.DEAD: Both(id="Meninggal", en="Deceased"),
    Life.MERGED: Both(id="Digabung", en="Merged"),
    Life.VOID: Both(id="Dibatalkan", en="Void"),
}
RESIDENCE = {
    Residence.VISITOR: Both(id="Pendatang", en="Visitor"),
    Residence.ABROAD: Both(id="Di luar negeri", en="Abroad"),
    Residence.TEMPORARY: Both(id="Identitas sementara", en="Temporary identity"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a cell: `tone` "same", "near" or "" where nothing was asked; `note` says how near."""

    text: Any
    tone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    hit: SearchHit
    name: Value
    born: Value
    mother: Value
    home: Value
    nik: Value
    state: str
    gone: bool


def row_of(hit: SearchHit) -> Row:
    return Row(
        hit=hit,
        name=_value(hit, Criterion.NAME, hit.name),
        born=_value(hit, Criterion.BIRTH_DATE, hit.birth_date, HOW_OF_A_DATE),
        mother=_value(hit, Criterion.MOTHER, hit.mother_name),
        home=_value(hit, Criterion.PLACE, _home(hit)),
        nik=_value(hit, Criterion.NIK, hit.nik),
        state=_state(hit),
        gone=hit.life is not Life.LIVING,
    )


def _value(hit: SearchHit, criterion: Criterion, text: Any, words: dict[How, Both] | None = None) -> Value:
    hows = next((one.hows for one in hit.matched if one.criterion is criterion), ())
    if not hows:
        return Value(text)
    notes = [str((words or HOW)[how]) for how in hows if how in (words or HOW)]
    return Value(text, "near" if notes else "same", ", ".join(notes))


def _home(hit: SearchHit) -> str:
    village = find_region(hit.village_code) if hit.village_code else None
    kecamatan = find_region(hit.village_code[:6]) if village else None
    return f"{village.name}, {kecamatan.name}" if village and kecamatan else ""


def _state(hit: SearchHit) -> str:
    if hit.life in LIFE:
        return str(LIFE[hit.life])
    if hit.residence is Residence.MOVING:
        to = find_region(hit.moving_to)
        return _("Sedang pindah ke %(place)s") % {"place": to.name if to else hit.moving_to}
    return str(RESIDENCE.get(hit.residence, ""))
