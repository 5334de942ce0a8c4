"""Evidence: which papers a case needs, what each proves, and which form may stand in for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adminduk.casework.notice import ALWAYS, Condition
from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of Permendagri 109/2019 that is signed instead of a paper. `code` is the kind it is kept as."""

    code: str
    label: Both
    signed_by: Both
    article: str = "Permendagri 109/2019"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper, kept under the kind `name`; needed while `needed_when` holds of answers and facts.

    Any one of `replaceable_by` may stand in for it. An optional paper helps and is never missing.
    """

    name: str
    label: Both
    proves: Both
    help: Both | None = None
    needed_when: Condition = ALWAYS
    replaceable_by: tuple[Form, ...] = ()
    optional: bool = False
    article: str = ""


@dataclass(frozen=True, slots=True)
class PaperNeed:
    """A paper that this case needs, and what is there of it: the paper itself, or a form in its place."""

    paper: Paper
    present: bool
    replaced_by: Form | None

    @property
    def satisfied(self) -> bool:
        return self.present or self.replaced_by is not None or self.paper.optional


@dataclass(frozen=True, slots=True)
class MissingPaper:
    """A paper that is not there; `explanation` says so and what to do, naming the form that replaces it."""

    paper: Paper
    explanation: Both


def needs(
    papers: tuple[Paper, ...], values: Mapping[str, object], evidence: frozenset[str]
) -> list[PaperNeed]:
    """The papers that are needed for `values` (answers and facts), with what is there of each."""
    return [
        PaperNeed(
            paper,
            present=paper.name in evidence,
            replaced_by=next((form for form in paper.replaceable_by if form.code in evidence), None),
        )
        for paper in papers
        if paper.needed_when.holds(values)
    ]


def missing_of(found: list[PaperNeed]) -> list[MissingPaper]:
    return [MissingPaper(need.paper, explain(need.paper)) for need in found if not need.satisfied]


def explain(paper: Paper) -> Both:
    """ "Belum ada: … Tidak punya? Isi dan tanda tangani … (F-2.03)." """
    if not paper.replaceable_by:
        return Both(
            id=f"Belum ada: {paper.label.id}. Foto dokumen aslinya.",
            en=f"Still missing: {paper.label.en}. Please photograph the original.",
        )
    forms_id = " atau ".join(f"{form.label.id} ({form.code})" for form in paper.replaceable_by)
    forms_en = " or ".join(f"{form.label.en} ({form.code})" for form in paper.replaceable_by)
    signed = paper.replaceable_by[0].signed_by
    return Both(
        id=f"Belum ada: {paper.label.id}. Tidak punya? Pakai {forms_id}, ditandatangani {signed.id}.",
        en=f"Still missing: {paper.label.en}. No such paper? Use {forms_en}, signed by {signed.en}.",
    )
