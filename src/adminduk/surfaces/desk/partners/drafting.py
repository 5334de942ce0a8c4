"""Drafting an agreement, changing a draft, proposing a change of one in force: one form for the three."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from adminduk.data_access import operations
from adminduk.data_access.queries import get_agreement, get_institution
from adminduk.data_access.types import InstitutionFacts, Step, StepNotPossible
from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.regulations.data_access import tariff_fits
from adminduk.regulations.law import Law
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.agreements import TARIFFS
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.partners import terms as form

TITLES = {
    "new": Both(id="Perjanjian baru", en="New agreement"),
    "change": Both(id="Ubah konsep", en="Change the draft"),
    "propose": Both(id="Usulkan perubahan", en="Propose a change"),
}
SAVED = Both(
    id="Konsep tersimpan. Lampirkan dokumennya, lalu ajukan.",
    en="The draft is saved. Attach its papers, then submit it.",
)
PROPOSED = Both(
    id="Usulan tersimpan. Ketentuan lama tetap berlaku sampai orang lain menyetujui.",
    en="The proposal is saved. The present terms go on until somebody else approves.",
)


@staff_required("data_access.draft")
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    institution = get_institution(actor=actor, institution_id=institution_id)
    back = reverse("partners:institution", args=[institution_id])
    if request.method != "POST":
        return _page(request, "new", institution, form.Answers(), back)
    answers = form.of_post(request)
    if search := _search(request):
        return _page(request, "new", institution, answers, back, search=search)
    return _save(
        request,
        "new",
        institution,
        answers,
        back,
        lambda terms: operations.draft_agreement(
            actor=actor,
            at=now(),
            institution_id=institution_id,
            terms=terms,
            key=str(request.POST.get("key", ""))[:80] or None,
        ),
    )


@staff_required("data_access.draft")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """A draft is changed; of an agreement in force a change is proposed."""
    actor = request.actor  # type: ignore[attr-defined]
    agreement = get_agreement(actor=actor, agreement_id=agreement_id)
    mode = "change" if Step.CHANGE in agreement.steps else "propose"
    if not {Step.CHANGE, Step.PROPOSE} & agreement.steps:
        raise StepNotPossible
    back = reverse("partners:one", args=[agreement_id])
    if request.method != "POST":
        known = form.of_terms(agreement.proposal or agreement.terms)
        return _page(request, mode, agreement.institution, known, back)
    answers = form.of_post(request)
    if search := _search(request):
        return _page(request, mode, agreement.institution, answers, back, search=search)

    def save(terms: Any) -> UUID:
        act = operations.change_draft if mode == "change" else operations.propose_change
        act(actor=actor, at=now(), agreement_id=agreement_id, terms=terms)
        return agreement_id

    return _save(request, mode, agreement.institution, answers, back, save)


def _save(
    request: HttpRequest,
    mode: str,
    institution: InstitutionFacts,
    answers: form.Answers,
    back: str,
    save: Any,
) -> HttpResponse:
    terms = answers.terms()
    problems: list[Refused] = []
    if terms is not None:
        try:
            agreement_id = save(terms)
        except OutsideJurisdiction as refused:
            answers.errors["regions"] = refused
        except Refused as refused:
            problems = answers.refuse(refused)
        else:
            tell(request, PROPOSED if mode == "propose" else SAVED)
            return redirect("partners:one", agreement_id)
    return _page(request, mode, institution, answers, back, problems=problems, status=422)


def _search(request: HttpRequest) -> str:
    """Words in the search box of regions, when its button (or Enter in it) sent the form."""
    if posted.action(request.POST) == ("search", "regions"):
        return str(posted.read("text", "regions-q", request.POST))[:60] or "-"
    return ""


def _page(
    request: HttpRequest,
    mode: str,
    institution: InstitutionFacts,
    answers: form.Answers,
    back: str,
    *,
    search: str = "",
    problems: list[Refused] | None = None,
    status: int = 200,
) -> HttpResponse:
    today = day_at(now(), "WIB")
    facts = form.facts_of(answers, tariffs=_tariffs(institution, today), today=today, search=search)
    facts |= {
        "title": TITLES[mode],
        "mode": mode,
        "institution": institution,
        "back": back,
        "problems": problems or [],
        "key": request.POST.get("key", "") or now().isoformat(),
    }
    return desk_page(request, "desk/partners/draft.html", facts, here="partners", status=status)


def _tariffs(institution: InstitutionFacts, today: date) -> list[str]:
    law = Law(on=today)
    return [name for name in TARIFFS if tariff_fits(institution.sector, name, law)]
