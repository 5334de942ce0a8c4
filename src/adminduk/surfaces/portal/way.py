"""The resident's way through a report: which page comes next, under which address, at which step."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from adminduk.casework import queries
from adminduk.casework.types import CaseNotFound, Filling, Status
from adminduk.foundation.clock import now
from adminduk.offices.queries import find_region
from adminduk.surfaces.components.binding import asks_only_agreement

MINE = "/lapor/"


def load(request: HttpRequest, service: str, case_id: UUID) -> Filling:
    """The resident's own case, as he may see it; `CaseNotFound` for everybody else's."""
    filling = queries.get_filling(
        actor=request.actor,  # type: ignore[attr-defined]
        at=now(),
        case_id=case_id,
        assurance=request.account.assurance,  # type: ignore[attr-defined]
    )
    if filling.service.name != service:
        raise CaseNotFound
    return filling


def address(name: str, filling: Filling, **more: object) -> str:
    """The address of one of the pages of this case."""
    return reverse(
        f"portal:{name}",
        kwargs={"service": filling.service.name, "case_id": filling.case.case_id, **more},
    )


def question(filling: Filling, page: Any, *, change: bool = False) -> str:
    return address("question", filling, page=page.name) + ("?ubah=1" if change else "")


def agreement_pages(filling: Filling) -> list[Any]:
    """Pages that ask for a promise only: they are part of the page where everything is checked."""
    return [page for page in filling.pages if asks_only_agreement(filling, page)]


def open_page(filling: Filling) -> Any | None:
    """The first question that lacks an answer, promises aside."""
    page = filling.first_open_page()
    return None if page is None or asks_only_agreement(filling, page) else page


def resume(filling: Filling) -> str:
    """Where somebody goes on who comes back to a draft."""
    page = open_page(filling)
    if page:
        return question(filling, page)
    return address("evidence", filling) if filling.missing else address("check", filling)


def after_question(filling: Filling, name: str, *, change: bool) -> str:
    """Where an answered page leads; `change`: it was answered once more, from the page of checking."""
    if change:
        page = open_page(filling)
        return question(filling, page, change=True) if page else address("check", filling)
    page = filling.next_page(name)
    while page is not None and asks_only_agreement(filling, page):
        page = filling.next_page(page.name)
    if page:
        return question(filling, page)
    return address("evidence", filling) if filling.needs else address("check", filling)


def before_question(filling: Filling, name: str, *, change: bool) -> str:
    if change:
        return address("check", filling)
    page = filling.previous_page(name)
    return question(filling, page) if page else MINE


def last_question(filling: Filling) -> str:
    """The way back from the evidence."""
    asked = [page for page in filling.pages if not asks_only_agreement(filling, page)]
    return question(filling, asked[-1]) if asked else MINE


def step(filling: Filling, section: str) -> dict[str, object]:
    """Petals and words over a page: step 1 of 4, "Anak"."""
    sections = filling.notice.sections
    number = next((place for place, one in enumerate(sections, 1) if one.name == section), len(sections))
    return {"step": number, "steps": len(sections), "step_label": sections[number - 1].title}


def evidence_section(filling: Filling) -> str:
    """Papers belong to the step of the last question before the promise."""
    asked = [page for page in filling.notice.pages if not asks_only_agreement(filling, page)]
    return asked[-1].section if asked else filling.notice.sections[-1].name


def frame(filling: Filling) -> dict[str, object]:
    """What the frame of every page of a case shows."""
    return {"exit_url": MINE, "office_place": place_name(filling.case.line.kabkota), "filling": filling}


@lru_cache(maxsize=1024)
def place_name(kabkota: str) -> str:
    region = find_region(kabkota)
    return region.name if region else ""


@lru_cache(maxsize=1024)
def zone_of(kabkota: str) -> str:
    """WIB, WITA or WIT, as the clocks of that region show."""
    region = find_region(kabkota)
    return region.zone if region else "WIB"


def is_open(filling: Filling) -> bool:
    """Whether it is still with the applicant: a draft, or something came back to him."""
    return filling.case.status in (Status.DRAFT, Status.RETURNED)
