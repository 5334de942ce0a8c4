"""From a data set to what its template prints: words for numbers, dates in their forms, the right keys.

Templates only lay out; whatever depends on the data is decided here, where it is easy to test.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import singledispatch
from typing import Any

from adminduk.documents import terbilang
from adminduk.documents.datasets import (
    BirthCertificate,
    Dataset,
    FamilyCard,
    FamilyCardMember,
    Parents,
    Signatory,
    StillbirthLetter,
)
from adminduk.documents.pki.names import BSRE


@dataclass(frozen=True, kw_only=True)
class Presented:
    """`data` for the template, the PDF's metadata, and which texts the template needs."""

    data: dict[str, Any]
    title: str
    description: str
    author: str
    day: date
    texts: Sequence[str]


@singledispatch
def present(dataset: Dataset) -> Presented:
    raise TypeError(f"no presentation for {type(dataset).__name__}")


def signatory(who: Signatory) -> dict[str, Any]:
    clause = None
    if who.issuer:
        clause = "signed.bsre" if who.issuer == BSRE else "signed.other"
    return {**asdict(who), "clause": clause}


@present.register
def _birth_certificate(akta: BirthCertificate) -> Presented:
    order = akta.child_order
    return Presented(
        data={
            "number": akta.number,
            "name": akta.name,
            "nik": akta.nik,
            "foreigner": akta.foreigner,
            "birth_place": akta.birth_place.upper(),
            "birth_date_words": terbilang.date_in_words(akta.birth_date).upper(),
            "birth_date_figures": terbilang.short_date(akta.birth_date),
            "birth_date_english": terbilang.long_date_english(akta.birth_date),
            "sex": f"sex.{akta.sex}",
            "child_words": order and f"{terbilang.number_in_words(order).upper()}, {_sex(akta.sex)}",
            "child_english": order and f"{terbilang.number_in_english(order)}, {_sex_english(akta.sex)}",
            "father": akta.father,
            "mother": akta.mother,
            "unregistered_marriage": akta.parents is Parents.MARRIAGE_NOT_REGISTERED,
            "old_law": akta.old_law,
            "basis": akta.basis,
            "notes": [in_runs(note) for note in akta.marginal_notes],
            "place": akta.place,
            "issued_on": terbilang.long_date(akta.issued_on),
            "issued_on_english": terbilang.long_date_english(akta.issued_on),
            "signatory": signatory(akta.signatory),
        },
        title=f"KUTIPAN AKTA KELAHIRAN {akta.number} – {akta.name}",
        description=f"Kutipan Akta Kelahiran nomor {akta.number}",
        author=akta.office,
        day=akta.issued_on,
        texts=("akta.",),
    )


def _sex(sex: str) -> str:
    return "LAKI-LAKI" if sex == "L" else "PEREMPUAN"


def _sex_english(sex: str) -> str:
    return "male" if sex == "L" else "female"


# A court's number ends with the court's letters, after a space or a full stop.
_WORDS = re.compile(r"\S*\d\S*/P[AN] [A-Z][a-z]+\S?|\s+|\S+")


def in_runs(note: str) -> list[dict[str, Any]]:
    """A note in runs; court and act numbers (123/Pdt.P/2026/PN Cbi, 3201-LU-…) are wholes that no line breaks."""
    runs: list[dict[str, Any]] = []
    for word in _WORDS.findall(note):
        whole = any(sign.isdigit() for sign in word) and ("/" in word or "-" in word)
        if runs and not whole and not runs[-1]["whole"]:
            runs[-1]["text"] += word
        else:
            runs.append({"text": word, "whole": whole})
    return runs


@present.register
def _family_card(card: FamilyCard) -> Presented:
    return Presented(
        data={
            "number": card.number,
            "head": card.head,
            "address": card.address,
            "rt_rw": f"{card.rt} / {card.rw}",
            "postal_code": card.postal_code,
            "village": card.village.upper(),
            "kecamatan": card.kecamatan.upper(),
            "kabkota": card.kabkota.upper(),
            "province": card.province.upper(),
            "members": [_member(member) for member in card.members],
            "issued_on": terbilang.long_date(card.issued_on),
            "issued_on_english": terbilang.long_date_english(card.issued_on),
            "signatory": signatory(card.signatory),
        },
        title=f"KARTU KELUARGA {card.number} – {card.head}",
        description=f"Kartu Keluarga nomor {card.number}",
        author=card.office,
        day=card.issued_on,
        texts=("kk.",),
    )


def _member(member: FamilyCardMember) -> dict[str, str]:
    married = terbilang.short_date(member.marriage_date) if member.marriage_date else "-"
    return {
        "name": member.name,
        "nik": member.nik,
        "sex": _sex(member.sex),
        "birth_place": member.birth_place,
        "birth_date": terbilang.short_date(member.birth_date),
        "religion": member.religion or "-",
        "education": member.education or "-",
        "occupation": member.occupation or "-",
        "blood_type": member.blood_type or "-",
        "marital_status": member.marital_status,
        "marriage_date": married,
        "relation": member.relation,
        "citizenship": member.citizenship,
        "passport": member.passport or "-",
        "permit": member.permit or "-",
        "father": member.father or "-",
        "mother": member.mother or "-",
    }


@present.register
def _stillbirth_letter(letter: StillbirthLetter) -> Presented:
    order = letter.child_order
    clock = letter.birth_time and f"{letter.birth_time:%H.%M} {letter.zone or ''}".strip()
    return Presented(
        data={
            "number": letter.number,
            "kabkota": letter.kabkota.upper(),
            "office_address": letter.office_address,
            "birth_place": letter.birth_place,
            "birth_date": f"{terbilang.day_name(letter.birth_date)}, {terbilang.long_date(letter.birth_date)}",
            "birth_time": clock,
            "sex": letter.sex and _sex(letter.sex),
            "birth_kind": letter.birth_kind,
            "child_order": order and f"{order} ({terbilang.number_in_words(order)})",
            "gestation": letter.gestation,
            "mother": letter.mother,
            "mother_nik": letter.mother_nik,
            "father": letter.father,
            "father_nik": letter.father_nik,
            "address": letter.address,
            "family_number": letter.family_number,
            "head": letter.head,
            "reporter": letter.reporter,
            "reported_on": terbilang.long_date(letter.reported_on),
            "reported_on_english": terbilang.long_date_english(letter.reported_on),
            "place": letter.place,
            "issued_on": terbilang.long_date(letter.issued_on),
            "issued_on_english": terbilang.long_date_english(letter.issued_on),
            "signatory": signatory(letter.signatory),
        },
        title=f"SURAT KETERANGAN LAHIR MATI {letter.number} – {letter.mother}",
        description=f"Surat Keterangan Lahir Mati nomor {letter.number}",
        author=letter.office,
        day=letter.issued_on,
        texts=("stillbirth.", "letter."),
    )
