"""The form of a correction (pembetulan) of an akta, and the event that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from adminduk.documents.proposing.forms import day
from adminduk.documents.types.proposals import Asked
from adminduk.foundation.texts import Both
from adminduk.register.types import AktaCorrection, Elements, ParentFacts, Person, Sex
from adminduk.regulations import aktas
from adminduk.regulations.law import Law

Answers = Mapping[str, str]
SEXES = (("1", Both(id="Laki-laki", en="Male")), ("2", Both(id="Perempuan", en="Female")))
COLUMNS: dict[str, tuple[str, Both]] = {
    "name": ("name", Both(id="Nama", en="Name")),
    "sex": ("radios", Both(id="Jenis kelamin", en="Sex")),
    "birth_place": ("text", Both(id="Tempat lahir", en="Place of birth")),
    "birth_date": ("date", Both(id="Tanggal lahir", en="Date of birth")),
    "birth_time": ("time", Both(id="Jam lahir", en="Hour of birth")),
    "died_on": ("date", Both(id="Tanggal meninggal", en="Day of death")),
    "married_on": ("date", Both(id="Tanggal perkawinan", en="Wedding day")),
    "father": ("name", Both(id="Nama ayah", en="Father's name")),
    "mother": ("name", Both(id="Nama ibu", en="Mother's name")),
}
NOTHING = Both(
    id="Isi kolom yang keliru dengan tulisan yang benar.", en="Fill in what is wrong, as it should be."
)
SAME = Both(id="Ini sama dengan yang tertulis sekarang.", en="This is what stands there now.")


def form(kind: str, person: Person, law: Law) -> tuple[Asked, ...]:
    """The columns of an akta of this kind (birth, death, marriage) that may be put right, all optional, and why."""
    columns = aktas.correctable(kind, law)
    return (
        *(
            Asked(
                name,
                of,
                label,
                required=False,
                options=SEXES if name == "sex" else (),
                known=_known(name, person),
            )
            for name, (of, label) in COLUMNS.items()
            if name in columns
        ),
        Asked("why", "text", Both(id="Sebab pembetulan", en="Why it is put right"), Both(id="Contoh: salah tulis, menurut ijazah SD.", en="Such as: a slip of the pen, by the school diploma.")),
        Asked("requested_by", "name", Both(id="Pemohon", en="Who asks"), Both(id="Kosongkan bila kantor yang menemukan.", en="Empty where the office found it."), required=False),
    )  # fmt: skip


def _known(name: str, person: Person) -> str:
    match name:
        case "father" | "mother":
            return str(getattr(person, f"{name}_name"))
        case "sex":
            return str(int(person.sex))
        case "birth_date":
            return person.birth_date.isoformat()
        case "married_on":
            return person.marriage_date.isoformat() if person.marriage_date else ""
        case "name" | "birth_place":
            return str(getattr(person, name))
    return ""


def rules(asked: tuple[Asked, ...], answers: Answers) -> dict[str, Both]:
    """Something is put right, and nothing into what stands there already."""
    columns = [one for one in asked if one.name in COLUMNS]
    if not any(answers[one.name] for one in columns):
        return {columns[0].name: NOTHING}
    return {
        one.name: SAME
        for one in columns
        if one.known and answers[one.name].casefold() == one.known.casefold()
    }


def event(person: Person, number: str, answers: Answers, **frame: Any) -> AktaCorrection:
    """What enters the register. A parent keeps the place that he has there: only his name was written wrong."""
    given = {name: text for name, text in answers.items() if text and name in COLUMNS}
    elements: dict[str, Any] = {
        name: given[name] for name in ("name", "birth_place", "birth_time") if name in given
    }
    if "sex" in given:
        elements["sex"] = Sex(int(given["sex"]))
    if "birth_date" in given:
        elements["birth_date"] = day(given["birth_date"])
    for who in ("mother", "father"):
        if who in given:
            elements[who] = ParentFacts(
                given[who], getattr(person, f"{who}_id"), getattr(person, f"{who}_nik")
            )
    return AktaCorrection(
        **frame,
        person_id=person.person_id,
        akta_number=number,
        elements=Elements(**elements),
        died_on=day(given.get("died_on")),
        married_on=day(given.get("married_on")),
        reason=answers["why"],
        requested_by=answers["requested_by"],
    )
