"""What a service is. One file a service declares one; generic code runs it and every surface renders it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from adminduk.casework.comparing import Comparison
from adminduk.casework.evidence import MissingPaper, Paper, PaperNeed, missing_of, needs
from adminduk.casework.facts import Facts, Somebody
from adminduk.casework.findings import Finding
from adminduk.casework.notice import Answers, Notice, Row, Values, summary
from adminduk.documents.types import Form as FilledForm
from adminduk.documents.types import Kind
from adminduk.foundation.access.types import Actor
from adminduk.foundation.texts import Both
from adminduk.register.types import EvidenceReference, Family, Sex, ToldApart
from adminduk.regulations.law import Law

VERIFY, APPROVE, SIGN = "case.verify", "case.approve", "documents.sign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody whom the answers name, as a field of `Facts`.

    `label` is what an officer reads over him.

    The facts' field `<name>_family` takes his family. `member`: the answer that picks him from the reporter's family; `nik`: the answer that tells his NIK;
    `reporter_when`: the answer by which the reporter himself is meant, as (field, value).
    """

    name: str
    label: Both
    member: str = ""
    nik: str = ""
    reporter_when: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Whom a role means in one case: exactly one of the three, or nobody."""

    is_reporter: bool = False
    person_id: UUID | None = None
    nik: str = ""


Find = Callable[[str], tuple[Somebody | None, Family | None]]
"""Looks somebody up by his NIK, with his family when the asker may see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision in writing that must be there before approval; the officer enters its number."""

    name: str
    label: Both
    help: Both
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What is searched for before somebody new is entered: may he stand in the register already?"""

    mother_id: UUID | None
    mother_name: str
    birth_date: date
    name: str
    sex: Sex
    multiple_birth: bool
    window_days: int
    besides: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who enters what, where and when: everything an entry needs beside answers and facts."""

    actor: Actor
    at: datetime
    key: str | None
    office_id: int
    case_id: UUID
    evidence: tuple[EvidenceReference, ...] = ()
    decisions: Mapping[str, str]
    told_apart: tuple[ToldApart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """What the signer sent back: the entry to be corrected, whom it is about (if anybody), and why."""

    corrects: UUID
    person_id: UUID | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """A document that the entry entitles to; `number` is the akta's, the KK's or the letter's."""

    kind: Kind
    number: str
    entry_id: UUID
    person_id: UUID | None = None
    family_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """What stands on every form besides answers and facts; `address` is that of the reporter's family card."""

    office: str
    kabkota: str
    place: str
    filled_on: date
    case_number: str = ""
    address: str = ""


FillForm = Callable[[Answers, Facts, FormHead], FilledForm]


class Result(Protocol):
    """What the register answered, e.g. `BirthRegistered`."""

    entry_id: UUID


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service, whole: what is asked, proven, checked, entered and given.

    `derive` adds to the facts what follows from answers and register (JSON, names with a dot);
    `check` finds; `compare` lays the report beside the register, for the officer's eye; `probe` says what duplicates to look for; `decisions` which written decisions are
    due; `attention` why the signer should look before he signs; `enter` and `correct` are the only calls into the register; `documents` what is issued;
    `forms` (by code, as "F-2.03") fill in what people print, sign and photograph; `gives` says to them
    what they will get.
    `verified_by`, `approved_by` and `signed_by` are permissions.
    """

    name: str
    title: Both
    description: Both
    notice: Notice
    papers: tuple[Paper, ...]
    people: tuple[Role, ...]
    derive: Callable[[Answers, Facts], dict[str, object]]
    check: Callable[[Answers, Facts], list[Finding]]
    compare: Callable[[Answers, Facts], list[Comparison]]
    probe: Callable[[Answers, Facts], Probe | None]
    decisions: Callable[[Answers, Facts], list[Decision]]
    attention: Callable[[Answers, Facts], list[Both]]
    enter: Callable[[Entry, Answers, Facts], Result]
    correct: Callable[[Entry, Answers, Facts, SentBack], Result]
    documents: Callable[[Result], list[Yield]]
    target_hours: Callable[[Law], int]
    subject_name: Callable[[Answers, Facts], str]
    verified_by: str = VERIFY
    approved_by: str = APPROVE
    signed_by: str = SIGN
    older_notices: tuple[Notice, ...] = ()
    forms: Mapping[str, FillForm] = field(default_factory=dict)
    gives: tuple[Both, ...] = ()

    def notice_of(self, version: int) -> Notice:
        """The notice that a case was filled with; raises KeyError."""
        return {one.version: one for one in (self.notice, *self.older_notices)}[version]

    def named(self, role: Role, values: Values) -> Named:
        """Whom the answers mean by a role, for the caller to look up; `values` are those of `values`."""
        if role.reporter_when and values.get(role.reporter_when[0]) == role.reporter_when[1]:
            return Named(is_reporter=True)
        picked, typed = values.get(role.member), values.get(role.nik)
        if isinstance(picked, str) and (person_id := _uuid(picked)):
            return Named(person_id=person_id)
        return Named(nik=typed) if isinstance(typed, str) else Named()

    def with_people(self, answers: Answers, facts: Facts, find: Find) -> Facts:
        """The facts with everybody whom the answers name; `find` looks up those who are named by NIK."""
        for role in self.people:
            named = self.named(role, self.values(answers, facts))
            person: Somebody | None = None
            family: Family | None = None
            if named.is_reporter:
                person, family = facts.reporter, facts.family
            elif named.person_id and facts.family and (member := facts.family.member(named.person_id)):
                person, family = member.person, facts.family
            elif named.nik:
                person, family = find(named.nik)
                if person and family and (member := family.member(person.person_id)):
                    person = member.person
            if person:
                facts = replace(facts, **{role.name: person, f"{role.name}_family": family})
        return facts

    def known(self, answers: Answers, facts: Facts) -> dict[str, object]:
        """Everything that conditions and pickers of the notice may look at."""
        return facts.once(f"{self.name}.known", answers, lambda: facts.plain() | self.derive(answers, facts))

    def values(self, answers: Answers, facts: Facts) -> dict[str, object]:
        """The answers that count, with what is known."""
        known = self.known(answers, facts)
        return facts.once(
            f"{self.name}.values", answers, lambda: known | self.notice.effective(answers, known)
        )

    def summary(self, answers: Answers, facts: Facts) -> list[Row]:
        return summary(self.notice, answers, self.known(answers, facts))


def required_papers(service: Service, answers: Answers, facts: Facts) -> list[PaperNeed]:
    """The papers that this case needs, with what is there of each."""
    return needs(service.papers, service.values(answers, facts), facts.evidence)


def what_is_missing(service: Service, answers: Answers, facts: Facts) -> list[MissingPaper]:
    """The papers that are neither there nor replaced, each with what to do about it."""
    return missing_of(required_papers(service, answers, facts))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
