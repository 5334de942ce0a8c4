"""Several pages of a notice posted at once, as the counter does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from adminduk.casework.gathering import gather, service_of
from adminduk.casework.guards import require_applicant
from adminduk.casework.lifecycle import Status, Step, after
from adminduk.casework.notice import PageRead
from adminduk.casework.notice.field import Form
from adminduk.casework.steps import held
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor


def answer_pages(
    *, actor: Actor, at: datetime, case_id: UUID, pages: Sequence[str], form: Form
) -> dict[str, PageRead]:
    """Reads the posted pages in the order of the notice, each with the answers of those before it.

    A page without errors is saved; one with errors is not. A page that is not due is not read.
    """
    with acting(actor):
        case = held(case_id)
        require_applicant(case, actor)
        after(Status(case.status), Step.ANSWER)
        service = service_of(case)
        notice = service.notice_of(case.notice_version)
        asked = [page for page in notice.pages if page.name in set(pages)]
        regions = {code for page in asked for code in notice.posted_regions(page, form)}
        facts = gather(case, actor=actor, at=at, posted_regions=regions)
        reads: dict[str, PageRead] = {}
        for page in asked:
            known = service.known(case.answers, facts)
            if page not in notice.visible_pages(case.answers, known):
                continue
            read = reads[page.name] = notice.read_page(page, form, case.answers, known)
            answers = case.answers if read.errors else notice.with_page(case.answers, page, read.values)
            if answers != case.answers:
                case.answers = answers
                # Who was named on this page is looked up before the next one is read.
                facts = gather(case, actor=actor, at=at, posted_regions=regions)
        case.changed_at = at
        case.save(update_fields=["answers", "changed_at"])
        return reads
