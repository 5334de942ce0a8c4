"""The way of a report at the counter: the sections of its notice, its papers, the check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from adminduk.casework import queries
from adminduk.casework.types import Filling, Status
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.surfaces.components.binding import asks_only_agreement

OPEN = {Status.DRAFT, Status.RETURNED}


@dataclass(frozen=True, slots=True)
class Stop:
    """One screen of the way; `complete` when nothing that is asked there lacks an answer."""

    name: str
    label: Any
    url: str
    complete: bool
    current: bool


def filling_of(request: HttpRequest, case_id: UUID) -> Filling:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return queries.get_filling(actor=actor, at=now(), case_id=case_id)


def not_here(filling: Filling) -> HttpResponse | None:
    """Only what this office itself entered, and has not sent in or got back, is filled in at the counter."""
    if filling.case.status in OPEN and filling.case.account_id is None:
        return None
    return redirect("desk:case", case_id=filling.case.case_id)


def open_sections(filling: Filling) -> list[str]:
    """The sections that ask something of this case, in order; promises are given where all is checked."""
    promises = promise_pages(filling)
    return list(dict.fromkeys(page.section for page in filling.pages if page not in promises))


def promise_pages(filling: Filling) -> list[Any]:
    """Pages that ask for nothing but a promise."""
    return [page for page in filling.pages if asks_only_agreement(filling, page)]


def stops(filling: Filling, here: str) -> list[Stop]:
    case_id = filling.case.case_id
    lacking = {shown.page.section for shown in filling.notice.missing(filling.case.answers, filling.known)}
    titles = {one.name: one.title for one in filling.notice.sections}
    found = [
        Stop(
            name,
            titles[name],
            reverse("desk:section", args=[case_id, name]),
            name not in lacking,
            name == here,
        )
        for name in open_sections(filling)
    ]
    papers_done = not filling.missing and not any(one.state == "returned" for one in filling.case.papers)
    found.append(
        Stop("papers", _("Bukti"), reverse("desk:papers", args=[case_id]), papers_done, here == "papers")
    )
    found.append(Stop("check", _("Periksa"), reverse("desk:check", args=[case_id]), False, here == "check"))
    return found


def context_of(filling: Filling, here: str) -> dict[str, Any]:
    return {
        "filling": filling,
        "case": filling.case,
        "service": filling.service,
        "stops": stops(filling, here),
        "reporter": filling.facts.reporter,
    }
