"""The form of an old akta of each kind, and the event that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from adminduk.documents.proposing.forms import day, ruling, the_day
from adminduk.documents.types.proposals import Asked
from adminduk.foundation.texts import Both
from adminduk.register.types import (
    ChildFacts,
    OldAktaKind,
    OldAktaRecorded,
    OldAktaTold,
    OldParty,
    Parentage,
    ParentFacts,
    Person,
    Sex,
)
from adminduk.regulations import codes, old_aktas

Answers = Mapping[str, str]
COUPLES = (OldAktaKind.MARRIAGE, OldAktaKind.DIVORCE)
NAMES = {
    OldAktaKind.BIRTH: Both(id="Akta kelahiran", en="Birth akta"),
    OldAktaKind.DEATH: Both(id="Akta kematian", en="Death akta"),
    OldAktaKind.MARRIAGE: Both(id="Akta perkawinan", en="Marriage akta"),
    OldAktaKind.DIVORCE: Both(id="Akta perceraian", en="Divorce akta"),
    OldAktaKind.ACKNOWLEDGEMENT: Both(id="Akta pengakuan anak", en="Akta of acknowledgement"),
    OldAktaKind.LEGITIMATION: Both(id="Akta pengesahan anak", en="Akta of legitimation"),
}
PARENTAGE = (
    ("married", Both(id="Ayah dan ibu, kawin tercatat", en="Both, marriage registered")),
    ("unregistered_marriage", Both(id="Ayah dan ibu, kawin belum tercatat", en="Both, not registered")),
    ("mother_only", Both(id="Ibu saja", en="The mother alone")),
    ("unknown", Both(id="Tidak disebut", en="Not named")),
)
RELIGIONS = tuple((str(code), codes.religion.label(code)) for code in codes.religion.labels)
BAD_NUMBER = Both(
    id="Tulis nomor seperti pada kertasnya, misalnya 474.1/123/2005.",
    en="Write the number as on the paper, such as 474.1/123/2005.",
)
BAD_YEAR = Both(
    id="Tahun ini tidak cocok dengan tanggal terbitnya. Periksa kertasnya.",
    en="The year does not fit the day of issue. Please check the paper.",
)


def form(akta: OldAktaKind, person: Person) -> tuple[Asked, ...]:
    """What is to be read from the paper; `known` is what the register says of this person."""
    paper = (
        Asked("number", "text", Both(id="Nomor akta", en="Number"), Both(id="Persis seperti pada kertas.", en="Exactly as on the paper.")),
        Asked("year", "number", Both(id="Tahun register", en="Year of the register")),
        Asked("issuer", "text", Both(id="Kantor yang menerbitkan", en="Office that issued it"), Both(id="Nama kantor pada kertas.", en="The office's name on the paper.")),
        Asked("issued_on", "date", Both(id="Tanggal kutipan diterbitkan", en="Day of issue"), required=False),
    )  # fmt: skip
    return paper + FORMS[akta](person)


def _birth(person: Person) -> tuple[Asked, ...]:
    return (
        *_named("", person, parents=False),
        Asked("sex", "radios", Both(id="Jenis kelamin", en="Sex"), options=_SEXES, known=str(int(person.sex))),
        Asked("order", "number", Both(id="Anak ke", en="Order of birth"), required=False),
        Asked("parentage", "radios", Both(id="Orang tua pada akta", en="Parents on the akta"), options=PARENTAGE),
        *_parents("", person),
    )  # fmt: skip


def _death(person: Person) -> tuple[Asked, ...]:
    return (
        *_named("", person),
        Asked("happened_on", "date", Both(id="Tanggal meninggal", en="Day of death")),
        Asked("time", "time", Both(id="Jam meninggal", en="Hour of death"), required=False),
        Asked("place", "text", Both(id="Tempat meninggal", en="Place of death")),
    )


def _two(person: Person) -> tuple[Asked, ...]:
    """Husband and wife; what the register knows fills the side that the person is on."""
    husband, wife = (person, None) if person.sex is Sex.MALE else (None, person)
    return (
        *_named("husband_", husband, who=Both(id="Suami", en="Husband")),
        *_named("wife_", wife, who=Both(id="Istri", en="Wife")),
        Asked(
            "other_nik",
            "nik",
            Both(id="NIK pasangannya", en="The spouse's NIK"),
            Both(id="Kosongkan bila tidak ada di register.", en="Leave it empty for who is in no register."),
            required=False,
        ),
    )


def _marriage(person: Person) -> tuple[Asked, ...]:
    return (
        *_two(person),
        Asked("happened_on", "date", Both(id="Tanggal perkawinan", en="Wedding day"), known=_iso(person.marriage_date)),
        Asked("registered_on", "date", Both(id="Tanggal dicatat", en="Day of registration"), required=False),
        Asked("place", "text", Both(id="Tempat perkawinan", en="Place of the wedding"), required=False),
        Asked("solemnised_by", "text", Both(id="Pemuka agama", en="Who solemnised it"), required=False),
        Asked("religion", "select", Both(id="Menurut agama", en="By religion"), required=False, options=RELIGIONS),
    )  # fmt: skip


def _divorce(person: Person) -> tuple[Asked, ...]:
    return (
        *_two(person),
        Asked("other_number", "text", Both(id="Nomor akta perkawinan", en="Number of the marriage akta")),
        Asked("married_on", "date", Both(id="Tanggal perkawinan", en="Wedding day"), required=False),
        *_ruling(required=True),
        Asked("happened_on", "date", Both(id="Tanggal berkekuatan hukum tetap", en="Day of finality")),
        Asked("registered_on", "date", Both(id="Tanggal dicatat", en="Day of registration"), required=False),
    )


def _of_a_child(person: Person) -> tuple[Asked, ...]:
    number = person.birth_akta_number
    return (
        *_named("", person, parents=False),
        *_parents("", person, required=True),
        Asked(
            "birth_number",
            "text",
            Both(id="Nomor akta kelahiran anak", en="Number of the child's birth akta"),
            required=not number,
            known=number,
        ),
    )


def _acknowledgement(person: Person) -> tuple[Asked, ...]:
    return (
        *_of_a_child(person),
        Asked("happened_on", "date", Both(id="Tanggal pengakuan", en="Day of the acknowledgement")),
        Asked("mother_approves", "yesno", Both(id="Disetujui ibu kandung", en="Approved by the mother")),
        Asked("registered_on", "date", Both(id="Tanggal dicatat", en="Day of registration"), required=False),
        *_ruling(),
    )


def _legitimation(person: Person) -> tuple[Asked, ...]:
    return (
        *_of_a_child(person),
        Asked("other_number", "text", Both(id="Nomor akta perkawinan orang tua", en="Parents' marriage akta")),
        Asked("married_on", "date", Both(id="Tanggal perkawinan agama", en="Religious wedding"), required=False),
        Asked("happened_on", "date", Both(id="Tanggal akta perkawinan", en="Day of the marriage akta")),
        Asked("registered_on", "date", Both(id="Tanggal dicatat", en="Day of registration"), required=False),
        *_ruling(),
    )  # fmt: skip


def _named(
    prefix: str, person: Person | None, *, who: Both | None = None, parents: bool = True
) -> tuple[Asked, ...]:
    """Name, place and date of birth (and parents) of one of the akta, as the paper has them."""

    def label(id: str, en: str) -> Both:
        return (
            Both(id=f"{who.id}: {id}", en=f"{who.en}: {en}")
            if who
            else Both(id=id[:1].upper() + id[1:], en=en[:1].upper() + en[1:])
        )

    asked = (
        Asked(f"{prefix}name", "name", label("nama", "name"), known=person.name if person else ""),
        Asked(f"{prefix}birth_place", "text", label("tempat lahir", "place of birth"), required=not who, known=person.birth_place if person else ""),
        Asked(f"{prefix}birth_date", "date", label("tanggal lahir", "date of birth"), required=not who, known=_iso(person.birth_date) if person else ""),
    )  # fmt: skip
    return asked + (_parents(prefix, person, who=who) if parents else ())


def _parents(
    prefix: str, person: Person | None, *, who: Both | None = None, required: bool = False
) -> tuple[Asked, ...]:
    of = (("father", "nama ayah", "father's name"), ("mother", "nama ibu", "mother's name"))
    return tuple(
        Asked(
            f"{prefix}{name}",
            "name",
            Both(id=f"{who.id}: {id}", en=f"{who.en}: {en}") if who else Both(id=id.capitalize(), en=en.capitalize()),
            required=required,
            known=getattr(person, f"{name}_name") if person else "",
        )
        for name, id, en in of
    )  # fmt: skip


def _ruling(*, required: bool = False) -> tuple[Asked, ...]:
    return (
        Asked("ruling_by", "text", Both(id="Pengadilan", en="Court"), required=required),
        Asked(
            "ruling_number", "text", Both(id="Nomor putusan", en="Number of the ruling"), required=required
        ),
        Asked("ruling_on", "date", Both(id="Tanggal putusan", en="Day of the ruling"), required=required),
    )


def _iso(value: Any) -> str:
    return value.isoformat() if value else ""


_SEXES = (("1", Both(id="Laki-laki", en="Male")), ("2", Both(id="Perempuan", en="Female")))
FORMS = {
    OldAktaKind.BIRTH: _birth,
    OldAktaKind.DEATH: _death,
    OldAktaKind.MARRIAGE: _marriage,
    OldAktaKind.DIVORCE: _divorce,
    OldAktaKind.ACKNOWLEDGEMENT: _acknowledgement,
    OldAktaKind.LEGITIMATION: _legitimation,
}


def rules(answers: Answers, *, today: Any) -> dict[str, Both]:
    """Of number and year, which the register would refuse only when the second officer enters them."""
    found = {}
    if not old_aktas.is_old_number(old_aktas.as_written(answers["number"])):
        found["number"] = BAD_NUMBER
    if not old_aktas.is_plausible_year(
        int(answers["year"]), issued_on=day(answers["issued_on"]), today=today
    ):
        found["year"] = BAD_YEAR
    return found


def event(akta: OldAktaKind, person: Person, answers: Answers, **frame: Any) -> OldAktaRecorded:
    """What enters the register. `frame` are office, days, evidence and the two officers."""
    other_id = UUID(answers["other_id"]) if answers.get("other_id") else None
    facts: dict[str, Any] = {
        "akta": akta,
        "number": answers["number"],
        "year": int(answers["year"]),
        "issuer": answers["issuer"],
        "issued_on": day(answers["issued_on"]),
        "person_id": person.person_id,
        "other_id": other_id,
    }
    if akta is OldAktaKind.BIRTH:
        facts |= _of_a_birth(answers)
    else:
        facts["told"] = _told(akta, person, other_id, answers)
    return OldAktaRecorded(**frame, **facts)


def _of_a_birth(answers: Answers) -> dict[str, Any]:
    parents = {who: answers[who] for who in ("mother", "father")}
    return {
        "child": ChildFacts(
            name=answers["name"],
            sex=Sex(int(answers["sex"])),
            birth_date=the_day(answers["birth_date"]),
            birth_place=answers["birth_place"],
            order=int(answers["order"]) if answers["order"] else None,
        ),
        "parentage": Parentage(answers["parentage"]),
        **{who: ParentFacts(name) if name else None for who, name in parents.items()},
    }


def _told(akta: OldAktaKind, person: Person, other_id: UUID | None, answers: Answers) -> OldAktaTold:
    if akta in COUPLES:
        ids = (person.person_id, other_id) if person.sex is Sex.MALE else (other_id, person.person_id)
        people = tuple(
            _party(f"{who}_", answers, one) for who, one in zip(("husband", "wife"), ids, strict=True)
        )
    else:
        people = (_party("", answers, person.person_id),)
    religion = answers.get("religion")
    return OldAktaTold(
        happened_on=the_day(answers["happened_on"]),
        registered_on=day(answers.get("registered_on")),
        people=people,
        place=answers.get("place", ""),
        time=answers.get("time", ""),
        solemnised_by=answers.get("solemnised_by", ""),
        religion=int(religion) if religion else None,
        ruling=ruling(answers),
        father=answers.get("father", ""),
        mother=answers.get("mother", ""),
        mother_approves=answers.get("mother_approves") == "yes",
        other_number=answers.get("other_number", ""),
        birth_number=answers.get("birth_number", ""),
        married_on=day(answers.get("married_on")),
    )


def _party(prefix: str, answers: Answers, person_id: UUID | None) -> OldParty:
    return OldParty(
        name=answers[f"{prefix}name"],
        person_id=person_id,
        birth_place=answers.get(f"{prefix}birth_place", ""),
        birth_date=day(answers.get(f"{prefix}birth_date")),
        father=answers.get(f"{prefix}father", ""),
        mother=answers.get(f"{prefix}mother", ""),
    )
