"""The forms of a birth, filled in as far as answers and register go; the rest is a line to write on.

Somebody whom no officer has matched yet gets of his relatives only what he told himself: their lines stay
empty, for a form on paper would tell everything that the pages mask.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from adminduk.casework.facts import Facts
from adminduk.casework.notice import Answers
from adminduk.casework.service import FormHead
from adminduk.casework.services.birth.entry import read
from adminduk.casework.services.birth.papers import BIRTH_PAPERS
from adminduk.casework.services.birth.report import BirthReport, What
from adminduk.documents.types import (
    BirthReportForm,
    FormChild,
    FormPerson,
    FormSex,
    SpouseStatement,
    TruthStatement,
)
from adminduk.register.types import Citizenship, Person, Sex
from adminduk.regulations import codes

RELATIONS = {
    "mother": "IBU",
    "father": "AYAH",
    "self": "YANG BERSANGKUTAN",
    "relative": "KELUARGA",
    "other": "BUKAN KELUARGA",
}


def birth_report(answers: Answers, facts: Facts, head: FormHead) -> BirthReportForm:
    """F-2.01."""
    report = read(answers, facts)
    stillborn = report.what is What.STILLBIRTH
    return BirthReportForm(
        office=head.office,
        kabkota=head.kabkota,
        case_number=head.case_number or None,
        stillbirth=stillborn,
        reporter=_reporter(facts, head),
        relation=RELATIONS.get(report.text("reporter_relation")),
        witnesses=_witnesses(report),
        father=_parent(report, "father", head),
        mother=_parent(report, "mother", head),
        child=_child(report),
        gestation=report.number("pregnancy_weeks") if stillborn else None,
        papers=tuple(paper.label.id for paper in BIRTH_PAPERS if paper.name in facts.evidence),
        place=head.place,
        filled_on=head.filled_on,
    )


def truth_statement(answers: Answers, facts: Facts, head: FormHead) -> TruthStatement:
    """F-2.03, in place of a birth letter."""
    report = read(answers, facts)
    father, mother = _parent(report, "father", head), _parent(report, "mother", head)
    return TruthStatement(
        office=head.office,
        case_number=head.case_number or None,
        declarant=_reporter(facts, head),
        child=_child(report),
        father=father.name,
        father_nik=father.nik,
        mother=mother.name,
        mother_nik=mother.nik,
        parents_unknown=report.what is What.FOUNDLING,
        witnesses=_witnesses(report),
        place=head.place,
        filled_on=head.filled_on,
    )


def spouse_statement(answers: Answers, facts: Facts, head: FormHead) -> SpouseStatement:
    """F-2.04, in place of a proof of marriage."""
    report = read(answers, facts)
    return SpouseStatement(
        office=head.office,
        case_number=head.case_number or None,
        declarant=_reporter(facts, head),
        husband=_parent(report, "father", head),
        wife=_parent(report, "mother", head),
        family_number=facts.family.kk_number if facts.family else None,
        marriage_date=report.day("marriage_date") if _told(report, "parents.marriage_date") else None,
        witnesses=_witnesses(report),
        place=head.place,
        filled_on=head.filled_on,
    )


BIRTH_FORMS = {"F-2.01": birth_report, "F-2.03": truth_statement, "F-2.04": spouse_statement}


def _reporter(facts: Facts, head: FormHead) -> FormPerson:
    """He knows himself, so nothing of him is left out."""
    person = _person(facts.reporter, facts, head) if facts.reporter else FormPerson()
    return replace(person, family_number=facts.family.kk_number if facts.family else None)


def _parent(report: BirthReport, role: str, head: FormHead) -> FormPerson:
    facts = report.facts
    if report.what is What.FOUNDLING:
        return FormPerson()
    person = report.mother if role == "mother" else report.father
    if isinstance(person, Person) and (facts.shows_names or person is facts.reporter):
        return _person(person, facts, head)
    told = report.text(f"{role}_name").upper() or None
    parent = report.mother_facts if role == "mother" else report.father_facts
    if facts.shows_names and parent:
        told = parent.name or told
    nik = report.text(f"{role}_nik") or (parent.nik if parent and facts.shows_names else "")
    only_named = parent is not None and parent.person_id is None
    foreigner = None
    if parent and (facts.shows_names or only_named):
        foreigner = parent.citizenship is Citizenship.FOREIGN
    return FormPerson(name=told, nik=nik or None, foreigner=foreigner)


def _person(person: Person, facts: Facts, head: FormHead) -> FormPerson:
    of_the_card = facts.family is not None and facts.family.member(person.person_id) is not None
    occupation = codes.occupation.label(person.occupation).id.upper() if person.occupation else None
    return FormPerson(
        name=person.name,
        nik=person.nik,
        travel_document=person.passport_number or None,
        birth_place=person.birth_place or None,
        birth_date=person.birth_date,
        occupation=occupation,
        address=(head.address or None) if of_the_card else None,
        foreigner=person.citizenship is Citizenship.FOREIGN,
    )


def _witnesses(report: BirthReport) -> tuple[FormPerson, ...]:
    given = report.values.get("witnesses")
    rows = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return tuple(
        FormPerson(name=str(one.get("name", "")).upper() or None, nik=str(one.get("nik", "")) or None)
        for one in rows[:2]
    )


def _child(report: BirthReport) -> FormChild:
    own = report.subject is not None and report.subject is report.facts.reporter
    length = report.number("length_cm")
    sex = {Sex.MALE: FormSex.MALE, Sex.FEMALE: FormSex.FEMALE}
    child = FormChild(
        name=report.child_name or None,
        sex=sex.get(report.child_sex) if report.child_sex else None,
        place_kind=report.number("place_kind"),
        birth_place=report.birth_place.upper() or None,
        birth_date=report.birth_date,
        birth_time=_time(report.text("birth_time")),
        zone=report.facts.zone_of(report.text("birth_region")),
        birth_kind=report.number("birth_kind"),
        order=report.number("birth_order"),
        helper=report.number("birth_helper"),
        weight=report.number("weight_grams"),
        length=length * 10 if length else None,
    )
    if own or _told(report, "subject.name"):
        return child
    return replace(child, name=None, sex=None, birth_place=None, birth_date=None)


def _told(report: BirthReport, fact: str) -> bool:
    """Whether an answer may be printed: the reporter gave it himself, or may see what the register says."""
    return report.facts.shows_names or report.known.get(fact) is None


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
