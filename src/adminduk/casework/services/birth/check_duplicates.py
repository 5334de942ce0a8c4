"""May the child stand in the register already? Twins are not duplicates, and an officer decides."""

from __future__ import annotations

from collections.abc import Iterator

from adminduk.casework.findings import Finding, confirm, note, refusal
from adminduk.casework.notice import in_words
from adminduk.casework.service import Probe
from adminduk.casework.services.birth.report import BirthReport, What
from adminduk.foundation.texts import Both
from adminduk.register.types import PossibleDuplicate

POSSIBLE = "possible_duplicate"
SAME_NAME = 0.97
DAYS_OF_A_MONTH = 31

SAME_MOTHER = Both(
    id="Ibu yang sama sudah punya {name}, lahir {born}. Pastikan ini anak lain.",
    en="The same mother has {name}, born {born}. Please make sure that this is another child.",
)
SIMILAR = Both(
    id="Ada nama serupa: {name}, lahir {born}. Pastikan ini anak lain.",
    en="There is a similar name: {name}, born {born}. Please make sure that this is another child.",
)
TWIN = Both(
    id="Tampaknya kembaran dari {name}, lahir {born}.",
    en="It seems to be a twin of {name}, born {born}.",
)


def probe_for(report: BirthReport) -> Probe | None:
    """What to look for before the child is entered; None while too little is known, or nobody is entered."""
    if report.what in (None, What.STILLBIRTH) or not (report.birth_date and report.child_sex):
        return None
    mother = report.mother_facts
    return Probe(
        mother_id=mother.person_id if mother else None,
        mother_name=mother.name if mother else "",
        birth_date=report.birth_date,
        name=report.child_name,
        sex=report.child_sex,
        multiple_birth=report.is_multiple,
        window_days=report.facts.law.birth.duplicate_months * DAYS_OF_A_MONTH,
        besides=report.subject.person_id if report.subject else None,
    )


def duplicate_findings(report: BirthReport) -> Iterator[Finding]:
    for one in report.facts.duplicates:
        if is_the_same_child(one):
            yield refusal(
                "already_registered",
                Both(
                    id="Anak ini sudah tercatat dan sudah punya akta kelahiran.",
                    en="This child is registered and has a birth akta already.",
                ),
                article="UU 23/2006 art. 27",
                field="child_name",
                about=str(one.person_id),
            )
        elif one.likely_twin:
            yield note("likely_twin", _sentence(TWIN, one), field="birth_kind")
        else:
            text = SAME_MOTHER if one.same_mother else SIMILAR
            yield confirm(
                POSSIBLE,
                _sentence(text, one),
                field="child_name",
                about=str(one.person_id),
                asks_why=True,
            )


def is_the_same_child(one: PossibleDuplicate) -> bool:
    """Same mother, same day, same name, and an akta was given for it."""
    return (
        one.same_mother
        and one.days_apart == 0
        and one.name_similarity >= SAME_NAME
        and not one.likely_twin
        and bool(one.birth_akta_number)
    )


def _sentence(text: Both, one: PossibleDuplicate) -> Both:
    born = in_words(one.birth_date)
    return Both(
        id=text.id.format(name=one.name, born=born.id), en=text.en.format(name=one.name, born=born.en)
    )
