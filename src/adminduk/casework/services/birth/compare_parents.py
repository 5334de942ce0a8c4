"""The rows of the comparison that are about mother, father and their marriage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from adminduk.casework.comparing import Comparison, Likeness
from adminduk.casework.facts import Somebody
from adminduk.casework.notice import in_words
from adminduk.casework.services.birth.report import REGISTERED, UNREGISTERED, BirthReport, What
from adminduk.casework.services.birth.words import FITS, FOLLOW_REGISTER, LOOK_AT_PAPER, NONE, NOT_FOUND
from adminduk.foundation.masking import mask_nik
from adminduk.foundation.texts import Both
from adminduk.register.types import Life, ParentFacts, Person, Sex
from adminduk.regulations.names import tidy
from adminduk.regulations.nik import disagreements

# Two spellings of one name are at least so much alike (Jaro-Winkler, 0…1).
SAME_PERSON = 0.88
MARRIAGE = Both(id="Perkawinan", en="Marriage")


@dataclass(frozen=True, slots=True)
class _Role:
    name: str
    label: Both
    nik_label: Both
    sex: Sex


ROLES = (
    _Role("mother", Both(id="Ibu", en="Mother"), Both(id="NIK ibu", en="Mother's NIK"), Sex.FEMALE),
    _Role("father", Both(id="Ayah", en="Father"), Both(id="NIK ayah", en="Father's NIK"), Sex.MALE),
)


def parents(report: BirthReport) -> Iterator[Comparison]:
    for role in ROLES:
        somebody: Somebody | None = getattr(report, role.name)
        told: ParentFacts | None = getattr(report, f"{role.name}_facts")
        if somebody:
            yield _row(role, somebody.name, somebody.name, Likeness.OK, FITS)
        elif told:
            yield _named(report, role, told)
        elif report.text(f"{role.name}_nik"):
            yield _row(
                role, mask_nik(report.text(f"{role.name}_nik")), NOT_FOUND, Likeness.MISSING, NOT_FOUND
            )
        elif report.what not in (None, What.FOUNDLING):
            yield _row(
                role,
                Both(id="Tidak dicantumkan", en="Not named"),
                NONE,
                Likeness.NOTE,
                Both(id="Tidak di akta", en="Not on the akta"),
            )


def _named(report: BirthReport, role: _Role, told: ParentFacts) -> Comparison:
    """Somebody who was only named: is there a person of that name on a card that we know?"""
    if told.person_id or (report.subject and report.subject.mother_name):
        typed = tidy(report.text(f"{role.name}_name")).upper() or told.name
        same = typed == told.name
        result = Likeness.OK if same else Likeness.DIFFERS
        return _row(role, typed, told.name, result, FITS if same else FOLLOW_REGISTER, letters=not same)
    known = [
        member.person.name
        for family in report.facts.families
        for member in family.members
        if member.person.sex is role.sex
    ]
    likest = max(known, key=lambda name: JaroWinkler.similarity(name, told.name), default="")
    if likest and JaroWinkler.similarity(likest, told.name) >= SAME_PERSON:
        return _row(role, told.name, likest, Likeness.DIFFERS, FOLLOW_REGISTER, letters=True)
    return _row(role, told.name, NOT_FOUND, Likeness.NOTE, LOOK_AT_PAPER)


def niks(report: BirthReport) -> Iterator[Comparison]:
    """Whether the person lives, where he is registered, and whether his NIK tells the same as his biodata."""
    for role in ROLES:
        somebody: Somebody | None = getattr(report, role.name)
        if somebody is None or not somebody.nik:
            continue
        where = _where(report, somebody)
        apart = disagreements(somebody.nik, somebody.birth_date, int(somebody.sex))
        if somebody.life is Life.DEAD:
            state, result = (
                Both(id="Tercatat meninggal", en="Registered as deceased"),
                Likeness.DIFFERS,
            )
        elif somebody.sex is not role.sex:
            state, result = Both(id="Jenis kelamin lain", en="Of the other sex"), Likeness.DIFFERS
        elif apart:
            state, result = Both(id="Angka NIK beda", en="NIK digits differ"), Likeness.NOTE
        else:
            state, result = FITS, Likeness.OK
        yield _row(role, mask_nik(somebody.nik), where, result, state, label=role.nik_label)


def _where(report: BirthReport, somebody: Somebody) -> Both:
    for family in report.facts.families:
        if member := family.member(somebody.person_id):
            head = family.head_id == member.person.person_id
            return (
                Both(id="Aktif, kepala keluarga", en="Active, head of family")
                if head
                else Both(id="Aktif, ada di KK", en="Active, on the card")
            )
    if somebody.kabkota != report.facts.kabkota:
        return Both(id="Terdaftar di wilayah {code}", en="Registered in region {code}").format(
            code=somebody.kabkota
        )
    return Both(id="Aktif", en="Active")


def marriage(report: BirthReport) -> Iterator[Comparison]:
    if not report.marriage:
        return
    mother = report.mother if isinstance(report.mother, Person) else None
    number, date = report.text("marriage_number"), report.day("marriage_date")
    told = _told(report.marriage, number, in_words(date) if date else None)
    known = mother.marriage_number if mother else ""
    if report.marriage != REGISTERED:
        clash = bool(known)
        yield Comparison(
            label=MARRIAGE,
            reported=told,
            register=known or NONE,
            result=Likeness.DIFFERS if clash else Likeness.NOTE,
            explanation=FOLLOW_REGISTER if clash else Both(id="Belum tercatat", en="Not registered"),
            field="marriage",
        )
        return
    day = in_words(mother.marriage_date) if mother and mother.marriage_date else None
    same = bool(known) and tidy(known) == tidy(number) and (mother is None or mother.marriage_date == date)
    yield Comparison(
        label=MARRIAGE,
        reported=told,
        register=_told("", known, day) if known else NONE,
        result=Likeness.OK if same else Likeness.DIFFERS if known else Likeness.MISSING,
        explanation=FITS if same else LOOK_AT_PAPER,
        field="marriage",
        letters=bool(known) and not same,
    )


def _told(kind: str, number: str, day: Both | None) -> Both:
    words = {
        UNREGISTERED: Both(id="Belum tercatat", en="Not registered"),
        "none": Both(id="Tidak kawin", en="Not married"),
    }
    if kind in words:
        return words[kind]
    when = day or Both(id="", en="")
    return Both(
        id=", ".join(part for part in (number, when.id) if part),
        en=", ".join(part for part in (number, when.en) if part),
    )


def _row(
    role: _Role,
    reported: Both | str,
    register: Both | str,
    result: Likeness,
    explanation: Both,
    *,
    label: Both | None = None,
    letters: bool = False,
) -> Comparison:
    return Comparison(
        label=label or role.label,
        reported=reported,
        register=register,
        result=result,
        explanation=explanation,
        field=f"{role.name}_kind",
        letters=letters,
    )
