"""The one call by which a birth enters the register, and what it entitles to."""

from __future__ import annotations

from adminduk.casework.facts import Facts
from adminduk.casework.notice import Answers
from adminduk.casework.service import Entry, SentBack, Yield
from adminduk.casework.services.birth.derived import derive
from adminduk.casework.services.birth.report import BIRTH_NOTICE, BirthReport, What
from adminduk.documents.types import Kind
from adminduk.foundation.clock import day_at
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.register import operations as register
from adminduk.register.types import (
    Birth,
    BirthCorrection,
    BirthRegistered,
    ChildFacts,
    Parentage,
    ParentFacts,
    Sex,
    Stillbirth,
    StillbirthCorrection,
    StillbirthRegistered,
)
from adminduk.regulations.birth import Wording


class ReportIncomplete(Refused):
    sentence = Both(
        id="Laporan ini belum lengkap, jadi belum dapat dicatat.",
        en="This report is not complete, so it cannot be registered yet.",
    )


def enter(entry: Entry, answers: Answers, facts: Facts) -> BirthRegistered | StillbirthRegistered:
    """Registers what was reported; raises the register's refusals, and `ReportIncomplete`."""
    report = read(answers, facts)
    if report.what is What.STILLBIRTH:
        return register.register_stillbirth(
            actor=entry.actor, at=entry.at, key=entry.key, stillbirth=stillbirth_of(report, entry)
        )
    return register.register_birth(
        actor=entry.actor, at=entry.at, key=entry.key, birth=birth_of(report, entry)
    )


def correct(
    entry: Entry, answers: Answers, facts: Facts, sent_back: SentBack
) -> BirthRegistered | StillbirthRegistered:
    """Enters the correction of what the signer sent back; NIK and number of the akta or letter stay."""
    report = read(answers, facts)
    if report.what is What.STILLBIRTH:
        return register.correct_stillbirth(
            actor=entry.actor,
            at=entry.at,
            key=entry.key,
            correction=stillbirth_correction_of(report, entry, sent_back),
        )
    if sent_back.person_id is None:
        raise ReportIncomplete
    mother, father = parents_on_akta(report)
    return register.correct_birth(
        actor=entry.actor,
        at=entry.at,
        key=entry.key,
        correction=BirthCorrection(
            kabkota=facts.kabkota,
            office_id=entry.office_id,
            person_id=sent_back.person_id,
            corrects=sent_back.corrects,
            child=child_of(report),
            parentage=Parentage(report.wording),
            mother=mother,
            father=father,
            reason=sent_back.reason,
            legal_basis=legal_basis(report),
            evidence=entry.evidence,
            case_id=entry.case_id,
        ),
    )


def documents(result: BirthRegistered | StillbirthRegistered) -> list[Yield]:
    """The akta, and the family card if it changed; for a stillbirth the letter."""
    if isinstance(result, StillbirthRegistered):
        return [Yield(kind=Kind.STILLBIRTH_LETTER, number=result.letter_number, entry_id=result.entry_id)]
    akta = Yield(
        kind=Kind.BIRTH_CERTIFICATE,
        number=result.akta_number,
        entry_id=result.entry_id,
        person_id=result.person_id,
    )
    if not (result.family_changed and result.kk_number):
        return [akta]
    card = Yield(
        kind=Kind.FAMILY_CARD,
        number=result.kk_number,
        entry_id=result.entry_id,
        family_id=result.family_id,
    )
    return [akta, card]


def read(answers: Answers, facts: Facts) -> BirthReport:
    """The report; read once of the same answers and facts, however many checks ask for it."""
    return facts.once("birth.report", answers, lambda: _read(answers, facts))


def _read(answers: Answers, facts: Facts) -> BirthReport:
    # Under the names under which the service keeps them: worked out once for everybody.
    known = facts.once("birth.known", answers, lambda: facts.plain() | derive(answers, facts))
    values = facts.once("birth.values", answers, lambda: known | BIRTH_NOTICE.effective(answers, known))
    return BirthReport(facts, values, known)


def birth_of(report: BirthReport, entry: Entry) -> Birth:
    mother, father = parents_on_akta(report)
    facts = report.facts
    if report.what is What.LATE_AKTA and report.subject is None:
        raise ReportIncomplete
    return Birth(
        kabkota=facts.kabkota,
        office_id=entry.office_id,
        registered_on=day_at(entry.at, facts.zone),
        child=child_of(report),
        parentage=Parentage(report.wording),
        mother=mother,
        father=father,
        family_id=report.family.family_id if report.family else None,
        relation=report.relation,
        subject_id=report.subject.person_id if report.subject else None,
        citizenship=report.subject.citizenship if report.subject else report.citizenship,
        late=report.is_late,
        late_decision=entry.decisions.get("late_decision", ""),
        told_apart=entry.told_apart,
        legal_basis=legal_basis(report),
        evidence=entry.evidence,
        case_id=entry.case_id,
    )


def stillbirth_of(report: BirthReport, entry: Entry) -> Stillbirth:
    if report.mother_facts is None:
        raise ReportIncomplete
    return Stillbirth(
        kabkota=report.facts.kabkota,
        office_id=entry.office_id,
        registered_on=day_at(entry.at, report.facts.zone),
        child=child_of(report),
        mother=report.mother_facts,
        father=report.father_facts,
        weeks=report.number("pregnancy_weeks") or 0,
        legal_basis=legal_basis(report),
        evidence=entry.evidence,
        case_id=entry.case_id,
    )


def stillbirth_correction_of(report: BirthReport, entry: Entry, sent_back: SentBack) -> StillbirthCorrection:
    right = stillbirth_of(report, entry)
    return StillbirthCorrection(
        kabkota=right.kabkota,
        office_id=right.office_id,
        corrects=sent_back.corrects,
        child=right.child,
        mother=right.mother,
        father=right.father,
        weeks=right.weeks,
        reason=sent_back.reason,
        legal_basis=right.legal_basis,
        evidence=right.evidence,
        case_id=right.case_id,
    )


def child_of(report: BirthReport) -> ChildFacts:
    if not (report.birth_date and report.child_sex):
        raise ReportIncomplete
    region = report.text("birth_region")
    return ChildFacts(
        name=report.child_name,
        sex=Sex(report.child_sex),
        birth_date=report.birth_date,
        birth_place=report.birth_place,
        birth_time=report.text("birth_time"),
        birth_zone=report.facts.zone_of(region),
        birth_region=region,
        place_kind=report.number("place_kind"),
        kind=report.number("birth_kind") or 1,
        order=report.number("birth_order"),
        helper=report.number("birth_helper"),
        weight_grams=report.number("weight_grams"),
        length_cm=report.number("length_cm"),
        birth_date_estimated=_is_estimated(report),
    )


def parents_on_akta(report: BirthReport) -> tuple[ParentFacts | None, ParentFacts | None]:
    """Mother and father as the akta names them: "anak seorang ibu" names no father."""
    match report.wording:
        case Wording.UNKNOWN:
            return None, None
        case Wording.MOTHER_ONLY:
            return report.mother_facts, None
        case _:
            return report.mother_facts, report.father_facts


def legal_basis(report: BirthReport) -> tuple[str, ...]:
    """The articles that the entry stands on."""
    law = report.facts.law
    if report.what is What.STILLBIRTH:
        return (law.article("birth.stillbirth_limit_days"),)
    basis = [law.article("birth.reporting_limit_days")]
    if report.is_late:
        basis.append(law.article("birth.late_needs_decision"))
    if report.wording is Wording.UNREGISTERED_MARRIAGE:
        basis.append(law.article("birth.unregistered_marriage_wording"))
    return tuple(basis)


def _is_estimated(report: BirthReport) -> bool:
    if report.subject:
        return report.subject.birth_date_estimated
    return report.values.get("birth_date_estimated") is True
