"""Reading the answers of a proposal's form: texts in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from adminduk.documents.types.proposals import Asked
from adminduk.foundation.texts import Both
from adminduk.register.types import Ruling

LONGEST = 160
NEEDED = Both(id="Isi bagian ini.", en="Please fill this in.")
NO_DAY = Both(id="Tanggal ini tidak ada. Periksa lagi.", en="There is no such day. Please check it.")
AHEAD = Both(id="Tanggal ini belum tiba. Periksa lagi.", en="That day lies ahead. Please check it.")
NO_TIME = Both(id="Tulis jam seperti 04.35.", en="Please write the hour as in 04.35.")
NO_NUMBER = Both(id="Tulis dengan angka.", en="Please write it in figures.")
CHOOSE = Both(id="Pilih salah satu.", en="Please choose one.")
NO_NIK = Both(id="NIK terdiri dari 16 angka.", en="A NIK has 16 digits.")
YES_NO = (("yes", Both(id="Ya", en="Yes")), ("no", Both(id="Tidak", en="No")))


def kept(asked: Sequence[Asked], answers: Mapping[str, object]) -> dict[str, str]:
    """The answers to these questions as texts, and no others."""
    return {one.name: str(answers.get(one.name) or "").strip()[:LONGEST] for one in asked}


def problems_in(asked: Sequence[Asked], answers: Mapping[str, str], *, today: date) -> dict[str, Both]:
    """Why answers cannot stand, by question. Whether they are lawful the register says when it is told."""
    found = {one.name: _problem(one, answers.get(one.name, ""), today) for one in asked}
    return {name: why for name, why in found.items() if why}


def _problem(asked: Asked, text: str, today: date) -> Both | None:
    if not text:
        return NEEDED if asked.required else None
    match asked.kind:
        case "date":
            try:
                return AHEAD if date.fromisoformat(text) > today else None
            except ValueError:
                return NO_DAY
        case "time":
            try:
                time.fromisoformat(text)
            except ValueError:
                return NO_TIME
        case "number":
            return None if text.isdigit() and len(text) <= 4 else NO_NUMBER
        case "nik":
            return None if text.isdigit() and len(text) == 16 else NO_NIK
        case "radios" | "select" | "yesno":
            return None if text in {value for value, _ in asked.options or YES_NO} else CHOOSE
    return None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def the_day(text: str) -> date:
    return date.fromisoformat(text)


def ruling(answers: Mapping[str, str]) -> Ruling | None:
    """A court's ruling of three answers; None where one is missing."""
    by, number, on = (answers.get(f"ruling_{name}", "") for name in ("by", "number", "on"))
    return Ruling(by=by, number=number, given_on=the_day(on)) if by and number and on else None
