"""A report of a birth beside the register: child, mother, father, their marriage, the family card."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import JaroWinkler

from adminduk.casework.comparing import Comparison, Likeness
from adminduk.casework.facts import Facts, Somebody
from adminduk.casework.notice import Answers, in_words
from adminduk.casework.services.birth.compare_parents import (
    marriage,
    niks,
    parents,
)
from adminduk.casework.services.birth.entry import read
from adminduk.casework.services.birth.report import BirthReport, What
from adminduk.casework.services.birth.words import FITS, LOOK_AT_PAPER, NEW_HERE, NONE
from adminduk.foundation.masking import mask_nik
from adminduk.foundation.texts import Both
from adminduk.register.types import PossibleDuplicate

CHILD = Both(id="Nama anak", en="Child's name")
BORN = Both(id="Lahir", en="Born")
PLACE = Both(id="Tempat lahir", en="Place of birth")
CARD = Both(id="KK", en="Family card")
SIMILAR = Both(id="Anak serupa", en="Similar children")
NO_CARD = Both(id="Tidak masuk KK", en="Joins no family card")


def compare(answers: Answers, facts: Facts) -> list[Comparison]:
    """The rows that an officer looks through, in the order of the akta."""
    report = read(answers, facts)
    rows = (child(report), birth(report), place(report), parents(report), niks(report), marriage(report))
    return [row for part in (*rows, card(report), similar(report)) for row in part]


def child(report: BirthReport) -> Iterator[Comparison]:
    if not report.child_name:
        return
    known = report.subject.name if report.subject else ""
    yield Comparison(
        label=CHILD,
        reported=report.child_name,
        register=known or NEW_HERE,
        result=Likeness.OK if known == report.child_name else Likeness.NOTE,
        explanation=FITS if known else LOOK_AT_PAPER,
        field="" if known else "child_name",
    )


def birth(report: BirthReport) -> Iterator[Comparison]:
    if report.birth_date is None:
        return
    words, time = in_words(report.birth_date), report.text("birth_time").replace(":", ".")
    told = Both(id=f"{words.id}, {time}", en=f"{words.en}, {time}") if time else words
    known = report.subject is not None
    yield Comparison(
        label=BORN,
        reported=told,
        register=words if known else NEW_HERE,
        result=Likeness.OK if known else Likeness.NOTE,
        explanation=FITS if known else LOOK_AT_PAPER,
        field="" if known else "birth_date",
    )


def place(report: BirthReport) -> Iterator[Comparison]:
    told = ", ".join(part for part in (report.text("place_name"), report.birth_place) if part)
    known = report.subject.birth_place if report.subject else ""
    if not told:
        return
    alike = known.lower() in report.birth_place.lower() if known else False
    yield Comparison(
        label=PLACE,
        reported=told,
        register=known or NEW_HERE,
        result=Likeness.OK if alike else Likeness.NOTE,
        explanation=FITS if alike else LOOK_AT_PAPER,
        field="place_name",
    )


def card(report: BirthReport) -> Iterator[Comparison]:
    """The family that the child enters, and whether a parent stands in it."""
    if report.what in (What.STILLBIRTH, What.LATE_AKTA) or not report.text("family_card"):
        return
    family = report.family
    if family is None:
        yield Comparison(
            label=CARD,
            reported=NO_CARD,
            register=NONE,
            result=Likeness.NOTE,
            explanation=Both(id="Anak tanpa KK", en="Child without a card"),
            field="family_card",
        )
        return
    people: list[Somebody] = [one for one in (report.mother, report.father) if one]
    parent = next((one for one in people if family.member(one.person_id)), None)
    yield Comparison(
        label=CARD,
        reported=family.head.name,
        register=mask_nik(family.kk_number),
        result=Likeness.OK if parent else Likeness.NOTE,
        explanation=FITS if parent else Both(id="Bukan KK orang tua", en="Not a parent's card"),
        field="family_card",
    )


def similar(report: BirthReport) -> Iterator[Comparison]:
    """Whether the child may stand in the register already; the findings explain each candidate."""
    if report.what is What.STILLBIRTH or not report.child_name:
        return
    found = report.facts.duplicates
    if not found:
        yield Comparison(
            label=SIMILAR,
            reported="–",
            register=NONE,
            result=Likeness.OK,
            explanation=Both(id="Tidak ganda", en="No duplicate"),
        )
        return
    nearest = max(found, key=lambda one: _nearness(one, report))
    twin = nearest.likely_twin
    yield Comparison(
        label=SIMILAR,
        reported=report.child_name,
        register=nearest.name,
        result=Likeness.NOTE if twin else Likeness.DIFFERS,
        explanation=Both(id="Tampaknya kembar", en="Seems a twin")
        if twin
        else Both(id="Pastikan anak lain", en="Make sure it is another"),
        letters=True,
    )


def _nearness(one: PossibleDuplicate, report: BirthReport) -> tuple[bool, float]:
    return (one.same_mother, JaroWinkler.similarity(one.name, report.child_name))
