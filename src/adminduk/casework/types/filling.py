"""A case while it is being filled in or checked: the notice with its answers and facts, ready to render."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from adminduk.casework.comparing import Comparison
from adminduk.casework.evidence import MissingPaper, Paper, PaperNeed
from adminduk.casework.facts import Facts
from adminduk.casework.findings import Audience, Finding, refusals, unconfirmed
from adminduk.casework.notice import Notice, Page, Row, Values
from adminduk.casework.service import Decision, Service, required_papers, what_is_missing
from adminduk.casework.types.views import CaseView


@dataclass(frozen=True)
class Filling:
    """Everything a surface needs to show one case's questions, answers, papers and findings.

    `other_cases` are the numbers of other open cases of this service by the same reporter, for officers.
    `known` are the facts that fields and conditions look at; `values` are known facts and the answers
    that count together.
    """

    case: CaseView
    service: Service
    facts: Facts
    other_cases: tuple[str, ...] = ()

    @cached_property
    def notice(self) -> Notice:
        return self.service.notice_of(self.case.notice_version)

    @cached_property
    def known(self) -> Values:
        return self.service.known(self.case.answers, self.facts)

    @cached_property
    def values(self) -> Mapping[str, object]:
        return dict(self.known) | self.notice.effective(self.case.answers, self.known)

    @property
    def pages(self) -> list[Page]:
        """The pages that ask something of this case, in order."""
        return self.notice.visible_pages(self.case.answers, self.known)

    def page(self, name: str) -> Page | None:
        return self.notice.page(name)

    def next_page(self, name: str) -> Page | None:
        return self.notice.next_page(name, self.case.answers, self.known)

    def previous_page(self, name: str) -> Page | None:
        return self.notice.previous_page(name, self.case.answers, self.known)

    def first_open_page(self) -> Page | None:
        return self.notice.first_open_page(self.case.answers, self.known)

    def form(self, page: Page) -> dict[str, str]:
        """The inputs of `page` as they were answered."""
        return self.notice.form(page, self.case.answers)

    def summary(self) -> list[Row]:
        return self.service.summary(self.case.answers, self.facts)

    @cached_property
    def needs(self) -> list[PaperNeed]:
        return required_papers(self.service, self.case.answers, self.facts)

    @cached_property
    def missing(self) -> list[MissingPaper]:
        return what_is_missing(self.service, self.case.answers, self.facts)

    @cached_property
    def findings(self) -> list[Finding]:
        return self.service.check(self.case.answers, self.facts)

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """What was reported beside what the register knows, for an officer."""
        return self.service.compare(self.case.answers, self.facts)

    @property
    def refusals(self) -> list[Finding]:
        return refusals(self.findings)

    def unconfirmed(self, audience: Audience) -> list[Finding]:
        return unconfirmed(self.findings, self.case.confirmed, audience)

    @cached_property
    def decisions(self) -> list[Decision]:
        return self.service.decisions(self.case.answers, self.facts)

    def paper(self, kind: str) -> Paper | None:
        return next((one for one in self.service.papers if one.name == kind), None)
