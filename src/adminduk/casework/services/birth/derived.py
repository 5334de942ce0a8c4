"""Facts that follow from answers and register together: what need not be asked, and what the akta will say."""

from __future__ import annotations

from adminduk.casework.facts import Facts
from adminduk.casework.notice import Answers, in_words
from adminduk.casework.services.birth.report import REGISTERED, BirthReport, What
from adminduk.foundation.texts import Both
from adminduk.register.types import Citizenship, ParentFacts, Person
from adminduk.regulations import codes, families
from adminduk.regulations.birth import Wording


def derive(answers: Answers, facts: Facts) -> dict[str, object]:
    """Facts for the notice of a birth, as JSON."""
    subject = _subject_of(answers, facts)
    known = _subject(facts, subject) | _parents(facts, subject) | _families(facts) | _law(facts)
    report = BirthReport.before_it_is_derived(answers, facts, facts.plain() | known)
    preview = akta_preview(report)
    return known | {
        "parents.foreign": any(
            parent is not None and parent.citizenship is Citizenship.FOREIGN
            for parent in (report.mother_facts, report.father_facts)
        ),
        "birth.late": report.is_late,
        "birth.preview": {"id": preview.id, "en": preview.en} if preview else None,
    }


def akta_preview(report: BirthReport) -> Both | None:
    """The sentence of the akta as it would stand, once enough is answered; a stillbirth has no akta."""
    hidden = report.subject is not None and not report.facts.shows_names
    if report.what is What.STILLBIRTH or hidden:
        return None
    if not (report.child_name and report.birth_date and report.child_sex):
        return None
    born, sex = in_words(report.birth_date), codes.sex.label(report.child_sex)
    order = report.number("birth_order")
    of_id, of_en = _of_parents(report)
    return Both(
        id=f"{report.child_name}, lahir di {report.birth_place or '…'}, {born.id}, "
        + (f"anak ke-{order}, " if order else "")
        + f"{sex.id.lower()}{of_id}.",
        en=f"{report.child_name}, born in {report.birth_place or '…'}, {born.en}, "
        + (f"child number {order}, " if order else "")
        + f"{sex.en.lower()}{of_en}.",
    )


def _of_parents(report: BirthReport) -> tuple[str, str]:
    mother, father = _shown(report, report.mother_facts), _shown(report, report.father_facts)
    match report.wording:
        case Wording.MARRIED:
            return f", dari ayah {father} dan ibu {mother}", f", of father {father} and mother {mother}"
        case Wording.UNREGISTERED_MARRIAGE:
            return (
                f", dari ayah {father} dan ibu {mother} yang perkawinannya belum tercatat",
                f", of father {father} and mother {mother} whose marriage has not been registered",
            )
        case Wording.MOTHER_ONLY:
            return f", dari seorang ibu {mother}", f", of a mother {mother}"
        case _:
            return "", ""


def _shown(report: BirthReport, parent: ParentFacts | None) -> str:
    """A parent's name as the reader may see it: his own he knows."""
    if parent is None:
        return ""
    reporter = report.facts.reporter
    own = reporter is not None and parent.person_id == reporter.person_id
    return (parent.name if own else report.facts.shown(parent.name)) or "…"


def _subject_of(answers: Answers, facts: Facts) -> Person | None:
    if answers.get("report") != What.LATE_AKTA:
        return None
    subject = facts.reporter if answers.get("reporter_relation") == "self" else facts.subject
    return subject if isinstance(subject, Person) else None


def _subject(facts: Facts, subject: Person | None) -> dict[str, object]:
    """What the register knows of somebody who gets a late akta; nothing of it is asked."""
    if subject is None:
        return {}
    return {
        "subject.name": facts.shown(subject.name),
        "subject.sex": int(subject.sex),
        "subject.birth_date": subject.birth_date.isoformat(),
        "subject.birth_place": subject.birth_place or None,
        "subject.mother_name": facts.shown(subject.mother_name) or None,
        "subject.father_name": facts.shown(subject.father_name) or None,
    }


def _parents(facts: Facts, subject: Person | None) -> dict[str, object]:
    mother, father = facts.mother, facts.father
    couple = _shown_as_couple(facts, subject)
    found: dict[str, object] = {
        "parents.shown_as_couple": couple,
        "parents.both_may_be_named": couple
        and facts.law.birth.unregistered_marriage_wording == "both_parents",
    }
    if isinstance(mother, Person) and isinstance(father, Person):
        same = mother.marriage_number and mother.marriage_number == father.marriage_number
        if same and mother.marriage_date:
            found["parents.marriage"] = REGISTERED
            found["parents.marriage_number"] = mother.marriage_number
            found["parents.marriage_date"] = mother.marriage_date.isoformat()
    return found


def _shown_as_couple(facts: Facts, subject: Person | None) -> bool:
    """Whether one family card shows mother and father as husband and wife."""
    mother = subject.mother_id if subject else facts.mother and facts.mother.person_id
    father = subject.father_id if subject else facts.father and facts.father.person_id
    for family in facts.families:
        wife = family.member(mother) if mother else None
        husband = family.member(father) if father else None
        if wife and husband:
            return families.are_shown_as_couple(
                (wife.relation, wife.person.marital_status), (husband.relation, husband.person.marital_status)
            )
    return False


def _families(facts: Facts) -> dict[str, object]:
    """The family card that the child enters without being asked: the only one, and a parent stands in it."""
    parents = [one.person_id for one in (facts.mother, facts.father) if one]
    with_parent = [card for card in facts.families if any(card.member(parent) for parent in parents)]
    only = with_parent[0] if len(facts.families) == len(with_parent) == 1 else None
    return {"families.parents_only": str(only.family_id) if only else None}


def _law(facts: Facts) -> dict[str, object]:
    return {"law.signed_report_online": facts.law.birth.signed_report_online}
