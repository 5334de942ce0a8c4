"""Marginal notes (catatan pinggir) in sentences: one paragraph for each note beside an akta."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from adminduk.documents.terbilang import long_date
from adminduk.documents.wording import current_version, texts
from adminduk.foundation.texts import Both
from adminduk.offices.queries import get_region
from adminduk.register.queries import AktaFacts, AktaNote

Words = Mapping[str, Both]


def marginal_notes(akta: AktaFacts) -> tuple[str, ...]:
    """What was noted beside the akta, oldest first, each with where and when it was noted."""
    words = texts(current_version())
    return tuple(_paragraph(words, akta, note) for note in akta.notes)


def _paragraph(words: Words, akta: AktaFacts, note: AktaNote) -> str:
    noted = words["note.noted"].id.format(place=get_region(note.kabkota).name, date=long_date(note.noted_on))
    return f"{_sentence(words, akta, note)} {noted}"


def _sentence(words: Words, akta: AktaFacts, note: AktaNote) -> str:
    facts, kind = note.entry.facts, note.kind
    if kind == "divorce_annulment" and facts["divorce_number"] != akta.akta_number:
        kind = "marriage_revived"
    elif kind == "annulment" and "minutes" in facts["basis"]:
        kind = "annulment_by_office"
    ruling = facts.get("ruling") or facts.get("decree") or facts.get("basis")
    father, mother = ((facts.get(who) or {}).get("name", "").upper() for who in ("father", "mother"))
    return words[f"note.{kind}"].id.format(
        number=note.entry.akta_number,
        effective=long_date(note.entry.effective_on),
        ruling=_ruling(words, ruling),
        father=father,
        mother=mother,
        parents=" dan ".join(name for name in (father, mother) if name),
        name=str(facts.get("name") or "").upper(),
        before=facts["before"] if isinstance(facts.get("before"), str) else "",
        sex=words["sex.L" if facts.get("sex") == 1 else "sex.P"].id,
        text=_whole_sentence(str(facts.get("text") or "")),
        divorce=facts.get("divorce_number", ""),
        minutes=(facts.get("basis") or {}).get("minutes", ""),
        changes="; ".join(_changes(words, facts)) if kind == "correction" else "",
    )


def _ruling(words: Words, ruling: dict[str, Any] | None) -> str:
    if not ruling or "given_on" not in ruling:
        return ""
    day = long_date(date.fromisoformat(ruling["given_on"]))
    return words["note.ruling"].id.format(by=ruling["by"], number=ruling["number"], day=day)


def _whole_sentence(text: str) -> str:
    """What the officer wrote, with its full stop."""
    text = text.strip()
    return text if text.endswith(".") else f"{text}."


def _changes(words: Words, facts: dict[str, Any]) -> list[str]:
    """Each column that was put right, in the order of the table: what stood there and what stands there."""
    elements, before = facts["elements"], facts["before"]
    after = {**elements, "died_on": facts["died_on"], "married_on": facts["married_on"]}
    after |= {f"{who}_name": (elements.get(who) or {}).get("name") for who in ("mother", "father")}
    said = []
    for key, column in words.items():
        name = key.removeprefix("note.column.")
        if name == key or after.get(name) is None:
            continue
        kind = "note.correction.change" if before.get(name) else "note.correction.added"
        said.append(
            words[kind].id.format(
                column=column.id,
                before=_shown(words, name, before.get(name)),
                after=_shown(words, name, after[name]),
            )
        )
    return said


def _shown(words: Words, column: str, value: Any) -> str:
    if not value:
        return ""
    if column == "sex":
        return words["sex.L" if value == 1 else "sex.P"].id
    if column.endswith(("_date", "_on")):
        return long_date(date.fromisoformat(value))
    return str(value) if column == "birth_time" else str(value).upper()
