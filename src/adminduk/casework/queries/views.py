"""From rows to what surfaces see."""

from __future__ import annotations

from adminduk.casework.lifecycle import Status, Step, allowed
from adminduk.casework.models import Case, Paper
from adminduk.casework.models import Step as StepRow
from adminduk.casework.papers import current_papers
from adminduk.casework.types.views import CaseLine, CaseView, PageImage, PaperView, StepView

LINE = [name for name in CaseLine.__slots__ if name not in ("status", "label_is_told")]


def line_of(case: Case) -> CaseLine:
    return CaseLine(
        **{name: getattr(case, name) for name in LINE},
        status=Status(case.status),
        label_is_told=case.label in {_tidy(one) for one in case.answers.values() if isinstance(one, str)},
    )


def _tidy(answer: str) -> str:
    return " ".join(answer.split()).upper()


def paper_of(paper: Paper) -> PaperView:
    return PaperView(
        paper_id=paper.paper_id,
        kind=paper.kind,
        form=paper.form,
        state=paper.state,
        reason=paper.reason,
        message=paper.message,
        pages=tuple(PageImage(**page) for page in paper.pages),
        added_at=paper.added_at,
    )


def step_of(row: StepRow) -> StepView:
    return StepView(
        at=row.at,
        operation=Step(row.operation),
        before=Status(row.before),
        after=Status(row.after),
        actor_kind=row.actor_kind,
        actor_name=row.actor_name,
        note=row.note,
        detail=row.detail,
    )


def view_of(case: Case) -> CaseView:
    own = set(CaseView.__slots__) - {"line", "papers", "history", "steps", "confirmed"}
    return CaseView(
        line=line_of(case),
        **{name: getattr(case, name) for name in own},
        confirmed=tuple(case.confirmed),
        papers=tuple(paper_of(paper) for paper in current_papers(case)),
        history=tuple(
            step_of(row) for row in StepRow.objects.filter(case_id=case.case_id).order_by("at", "step_id")
        ),
        steps=allowed(Status(case.status)),
    )
