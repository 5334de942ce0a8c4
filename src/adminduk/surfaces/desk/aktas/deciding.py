"""The second officer: scan and reading side by side, then agreed or not."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adminduk.documents.operations import agree, disagree, withdraw
from adminduk.documents.queries import get_proposal, open_scan
from adminduk.documents.types import (
    Asked,
    ProposalKind,
    ProposalNotFound,
    ProposalReasonNeeded,
    ProposalState,
)
from adminduk.foundation.access.types import Actor, NotAllowed
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.offices.queries import find_staff
from adminduk.register.queries import get_person
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk import confirming
from adminduk.surfaces.desk.aktas import words
from adminduk.surfaces.desk.navigation import desk_page

PURPOSE = "documents.compare"


@staff_required("register.look_up")
@require_safe
def proposal(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    return _show(request, proposal_id)


def _show(
    request: HttpRequest, proposal_id: UUID, *, problem: object = "", reason: str = "", wanted: object = ""
) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = get_proposal(actor=actor, purpose=PURPOSE, proposal_id=proposal_id)
    line = found.line
    by, decider = find_staff(line.proposed_by), find_staff(line.decided_by) if line.decided_by else None
    waits = line.state is ProposalState.WAITING
    correction = line.kind is ProposalKind.CORRECTION
    context = {
        "found": found,
        "line": line,
        "person": get_person(actor=actor, purpose=PURPOSE, person_id=line.person_id),
        "correction": correction,
        "what": words.KINDS[line.kind],
        "akta": words.OLD_KINDS.get(line.akta, ""),
        "state": words.STATES[line.state],
        "rows": [_row(asked, text) for asked, text in found.rows if text or not correction],
        "pages": range(1, found.pages + 1),
        "by": by.name if by else "",
        "decider": decider.name if decider else "",
        "mine": line.proposed_by == actor.id,
        "waits": waits,
        "may_decide": waits and line.proposed_by != actor.id and "register.enter" in actor.permissions,
        "problem": problem,
        "field": BoundField(
            "reason", "textarea", _("Apa yang tidak cocok"), rows=2, maxlength=500, value=reason,
            error=str(wanted),
        ),
    }  # fmt: skip
    return desk_page(
        request, "desk/aktas/compare.html", context, here="aktas", status=422 if problem or wanted else 200
    )


def _row(asked: Asked, text: str) -> dict[str, object]:
    """What was read, and what the register says where the two differ."""
    read, known = words.in_words(asked, text), words.in_words(asked, asked.known)
    differs = bool(known) and read.casefold() != known.casefold()
    return {"label": asked.label, "read": read, "known": known, "differs": differs}


@staff_required("register.look_up")
@require_safe
def scan(request: HttpRequest, proposal_id: UUID, page: int) -> HttpResponse:
    """One page of the scan; pages count from 1."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    image = open_scan(actor=actor, purpose=PURPOSE, proposal_id=proposal_id, page=page - 1)
    response = HttpResponse(image, content_type="image/jpeg")
    response["Cache-Control"] = "no-store"
    return response


@staff_required("register.enter")
@require_POST
def confirm(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    if not confirming.is_confirmed(request):
        return confirming.ask(
            request,
            title=_("Semua cocok dengan kertasnya?"),
            sentence=_("Catatan masuk register dan kutipannya masuk baki tanda tangan."),
            action_label=_("Cocok, catat"),
            cancel_url=reverse("desk:proposal", args=[proposal_id]),
            here="aktas",
        )
    try:
        agree(actor=request.actor, at=now(), proposal_id=proposal_id)  # type: ignore[attr-defined]
    except (ProposalNotFound, NotAllowed):
        raise
    except Refused as refusal:
        return _show(request, proposal_id, problem=refusal)
    tell(request, _("Tercatat di register. Kutipannya disiapkan untuk baki tanda tangan."))
    return redirect("desk:aktas")


@staff_required("register.enter")
@require_POST
def refuse(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")
    try:
        disagree(actor=request.actor, at=now(), proposal_id=proposal_id, reason=reason)  # type: ignore[attr-defined]
    except (ProposalNotFound, NotAllowed):
        raise
    except ProposalReasonNeeded as needed:
        return _show(request, proposal_id, wanted=needed, reason=reason)
    except Refused as refusal:
        return _show(request, proposal_id, problem=refusal)
    tell(request, _("Pendapat Anda tersimpan. Petugas pertama dapat mengusulkan lagi."))
    return redirect("desk:aktas")


@staff_required("documents.propose")
@require_POST
def take_back(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    withdraw(actor=request.actor, at=now(), proposal_id=proposal_id)  # type: ignore[attr-defined]
    tell(request, _("Usul Anda ditarik."))
    return redirect("desk:aktas")
