"""One agreement: its terms, what was proposed, its papers, its steps, its clients."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from adminduk.data_access import operations, queries
from adminduk.data_access.types import PAPER_KINDS, AgreementFacts, BadPaper, Step
from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.agreements import STATES, STEPS, changes, term_rows
from adminduk.surfaces.components.fields import BoundField, Option
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import desk_page

KIND = BoundField(
    "kind",
    "select",
    Both(id="Jenis dokumen", en="Kind of document"),
    options=tuple(Option(name, label) for name, label in PAPER_KINDS.items() if name != "report"),
)
NAME = BoundField("name", "text", Both(id="Nama dokumen", en="Name of the document"), maxlength=160)
FILE = BoundField(
    "file",
    "file",
    Both(id="Berkas PDF", en="PDF file"),
    help=Both(id="Paling besar 10 MB.", en="At most 10 MB."),
    accept="application/pdf",
)
ATTACHED = Both(id="Dokumen tersimpan.", en="The document is saved.")
# Steps with a page of their own (with a reason, or without), by who may take them.
DRAFTS = (Step.SUBMIT,)
DECIDES = (Step.APPROVE, Step.REFUSE, Step.RESUME, Step.END)
EITHER = (Step.SUSPEND,)


@require_safe
@staff_required("data_access.view")
def one(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    agreement = queries.get_agreement(actor=request.actor, agreement_id=agreement_id)  # type: ignore[attr-defined]
    return _page(request, agreement)


@require_POST
@staff_required("data_access.draft")
def attach(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    upload = posted.read("file", "file", request.POST, request.FILES)
    kind, name = (str(posted.read("text", part, request.POST)) for part in ("kind", "name"))
    try:
        operations.attach_paper(
            actor=actor,
            at=now(),
            agreement_id=agreement_id,
            kind=kind,
            name=name or (upload.name[:160] if upload else ""),
            content=upload.read() if upload else b"",
        )
    except BadPaper as refused:
        agreement = queries.get_agreement(actor=actor, agreement_id=agreement_id)
        return _page(request, agreement, paper=(kind, name, refused))
    tell(request, ATTACHED)
    return redirect("partners:one", agreement_id)


@require_safe
@staff_required("data_access.view")
def paper(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    _, content = queries.open_paper(actor=request.actor, paper_id=paper_id)  # type: ignore[attr-defined]
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{paper_id}.pdf"'
    return response


def possible(request: HttpRequest, agreement: AgreementFacts) -> set[str]:
    """Which steps this officer may take now; who had a hand in the terms is told so when he tries."""
    actor = request.actor  # type: ignore[attr-defined]
    drafts, decides = actor.may("data_access.draft"), actor.may("data_access.approve")
    allowed = {
        *((*DRAFTS, Step.CHANGE, Step.PROPOSE) if drafts else ()),
        *(DECIDES if decides else ()),
        *(EITHER if drafts or decides else ()),
    }
    return {str(step) for step in agreement.steps & allowed}


def _page(
    request: HttpRequest, agreement: AgreementFacts, paper: tuple[str, str, BadPaper] | None = None
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    facts = {"actor": actor, "agreement_id": agreement.id}
    steps = queries.list_steps(**facts)
    kind, name, refused = paper or ("", "", "")
    told: dict[str, Any] = {
        "agreement": agreement,
        "state": STATES[agreement.status],
        "rows": term_rows(agreement.terms),
        "changes": changes(agreement.terms, agreement.proposal) if agreement.proposal else [],
        "steps": [(one, STEPS.get(one.action, one.action)) for one in reversed(steps)],
        "versions": _versions(steps),
        "papers": [(one, PAPER_KINDS.get(one.kind, one.kind)) for one in queries.list_papers(**facts)],
        "reports": queries.list_reports_due(**facts, at=now()),
        "clients": queries.list_clients(**facts),
        "may": possible(request, agreement),
        "drafts": actor.may("data_access.draft"),
        "paper_fields": [
            KIND.with_(value=kind),
            NAME.with_(value=name),
            FILE.with_(error=refused),
        ],
        "problems": [refused] if refused else [],
    }
    return desk_page(
        request, "desk/partners/agreement.html", told, here="partners", status=422 if refused else 200
    )


def _versions(steps: list[Any]) -> list[dict[str, Any]]:
    """What changed from one approved version to the next, the latest first."""
    approved = [one for one in steps if one.action == Step.APPROVE]
    found = []
    for before, after in pairwise(approved):
        found.append(
            {"at": after.at, "version": after.version, "changes": changes(before.terms, after.terms)}
        )
    return found[::-1]
