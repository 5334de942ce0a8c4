"""The parts of a case as its templates show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from adminduk.casework.types import (
    Audience,
    CaseView,
    Filling,
    Finding,
    FindingKind,
    Likeness,
    PaperView,
    StepView,
)
from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region, full_name
from adminduk.regulations import codes
from adminduk.surfaces.desk.cases.letters import marked
from adminduk.surfaces.desk.cases.reasons import WORDS, Reason, messages_for
from adminduk.surfaces.desk.cases.words import STEPS

LOOKS = {
    Likeness.OK: ("good", "check"),
    Likeness.DIFFERS: ("warn", "triangle-alert"),
    Likeness.MISSING: ("bad", "octagon-x"),
    Likeness.NOTE: ("muted", "info"),
}


@dataclass(frozen=True, slots=True)
class Match:
    label: Both
    told: object
    known: object
    tone: str
    icon: str
    explanation: Both
    page: str


def matches_of(filling: Filling) -> list[Match]:
    """The comparison with the register, the letters that differ marked."""
    pages = {field.name: page.name for page in filling.pages for field in page.fields}
    rows = []
    for one in filling.comparisons:
        tone, icon = LOOKS[one.result]
        told: object = _named(one.reported)
        known: object = _named(one.register)
        if one.letters:
            told, known = marked(str(told), str(known))
        rows.append(Match(one.label, told, known, tone, icon, one.explanation, pages.get(one.field, "")))
    return rows


def _named(text: Both | str) -> Both | str:
    """A name in capitals, as the register keeps it, is easier to compare in small letters."""
    if isinstance(text, str) and text.isupper() and not any(sign.isdigit() for sign in text):
        return text.title()
    return text


@dataclass(frozen=True, slots=True)
class FindingRow:
    finding: Finding
    tone: str
    icon: str
    waits: bool
    confirmed: bool


def findings_of(filling: Filling) -> list[FindingRow]:
    """What stops the case first, then what waits for this officer's yes, then the notes."""
    order = [FindingKind.REFUSAL, FindingKind.CONFIRM, FindingKind.NOTE]
    looks = {
        FindingKind.REFUSAL: ("bad", "octagon-x"),
        FindingKind.CONFIRM: ("warn", "triangle-alert"),
        FindingKind.NOTE: ("muted", "info"),
    }
    rows = []
    for one in sorted(filling.findings, key=lambda finding: order.index(finding.kind)):
        asked = one.kind is FindingKind.CONFIRM and one.audience is Audience.OFFICER
        confirmed = one.key in filling.case.confirmed
        tone, icon = ("good", "check") if confirmed else looks[one.kind]
        rows.append(FindingRow(one, tone, icon, asked and not confirmed, confirmed))
    return rows


@dataclass(frozen=True, slots=True)
class PaperRow:
    number: int
    paper: PaperView
    label: Both
    form: str
    proves: Both | str
    reason: Both | str
    reasons: list[tuple[Reason, str]]
    current: bool


def papers_of(filling: Filling, *, may_judge: bool) -> list[PaperRow]:
    """The papers in their order; the first that is not judged yet is the current one."""
    current = next((one.paper_id for one in filling.case.papers if one.state == "offered"), None)
    rows = []
    for number, one in enumerate(filling.case.papers, start=1):
        known = filling.paper(one.kind)
        label = known.label if known else Both(id=one.kind, en=one.kind)
        rows.append(
            PaperRow(
                number=number,
                paper=one,
                label=label,
                form=one.form,
                proves=known.proves if known else "",
                reason=WORDS.get(one.reason, one.reason),
                reasons=messages_for(label) if may_judge else [],
                current=may_judge and one.paper_id == current,
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a paper; `page` counts from 0, `of` is how many the paper has."""

    row: PaperRow
    page: int
    of: int
    width: int
    height: int
    current: bool

    @property
    def paper_id(self) -> UUID:
        return self.row.paper.paper_id

    @property
    def shown_page(self) -> int:
        return self.page + 1


def sheets_of(rows: list[PaperRow]) -> list[Sheet]:
    sheets = [
        Sheet(row, page, len(row.paper.pages), image.width, image.height, current=False)
        for row in rows
        for page, image in enumerate(row.paper.pages)
    ]
    wanted = next((one for one in sheets if one.row.current), sheets[0] if sheets else None)
    return [Sheet(one.row, one.page, one.of, one.width, one.height, current=one is wanted) for one in sheets]


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody of the case as the register knows him."""

    label: Both
    person: Any
    family: Any
    address: str
    place: str
    religion: Both | str
    marital: Both | str


def people_of(filling: Filling) -> list[Somebody]:
    facts = filling.facts
    named = [
        (one.label, getattr(facts, one.name), getattr(facts, f"{one.name}_family"))
        for one in filling.service.people
    ]
    reporter = (Both(id="Pelapor", en="Reporter"), facts.reporter, facts.family)
    ids = {person.person_id for _, person, _ in named if person}
    if facts.reporter and facts.reporter.person_id not in ids:
        named.append(reporter)
    return list(_people(named))


def _people(named: list[tuple[Both, Any, Any]]) -> Iterator[Somebody]:
    for label, person, family in named:
        if person is None:
            continue
        region = find_region(person.kabkota)
        religion = getattr(person, "religion", None)
        yield Somebody(
            label=label,
            person=person,
            family=family,
            address=_address(family),
            place=region.name if region else person.kabkota,
            religion=codes.religion.label(religion) if religion else "",
            marital=codes.marital_kk.label(person.marital_status),
        )


def _address(family: Any) -> str:
    if family is None:
        return ""
    names = full_name(family.village_code)[:2]
    return ", ".join([f"{family.address} RT {family.rt} RW {family.rw}", *names])


@dataclass(frozen=True, slots=True)
class Event:
    step: StepView
    words: Both | str


def history_of(view: CaseView) -> list[Event]:
    """The newest first."""
    return [Event(one, STEPS.get(one.operation, one.operation)) for one in reversed(view.history)]
