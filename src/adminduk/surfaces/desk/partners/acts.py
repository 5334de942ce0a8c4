"""Steps of an agreement: what each does is said before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from adminduk.data_access import operations
from adminduk.data_access.queries import get_agreement
from adminduk.data_access.types import ReasonNeeded, Step
from adminduk.foundation.access.types import NotAllowed
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.agreements import changes, term_rows
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.partners.forms import REASON
from adminduk.surfaces.desk.partners.page import possible


@dataclass(frozen=True, slots=True)
class Asked:
    title: Both
    sentence: Both
    label: Both
    done: Both
    reason: bool = True
    danger: bool = False


ASKED: dict[str, Asked] = {
    Step.SUBMIT: Asked(
        Both(id="Ajukan perjanjian ini?", en="Submit this agreement?"),
        Both(
            id="Orang lain memeriksa dan memutuskannya. Anda tidak dapat menyetujuinya sendiri.",
            en="Somebody else checks it and decides. You cannot approve it yourself.",
        ),
        Both(id="Ajukan", en="Submit"),
        Both(id="Perjanjian diajukan.", en="The agreement is submitted."),
        reason=False,
    ),
    Step.APPROVE: Asked(
        Both(id="Setujui ketentuan ini?", en="Approve these terms?"),
        Both(
            id="Ketentuan ini berlaku mulai permintaan berikutnya, selama masa berlakunya.",
            en="These terms count from the next request on, for as long as they are valid.",
        ),
        Both(id="Setujui", en="Approve"),
        Both(id="Ketentuan disetujui dan langsung berlaku.", en="The terms are approved and in force."),
        reason=False,
    ),
    Step.REFUSE: Asked(
        Both(id="Tolak?", en="Refuse?"),
        Both(
            id="Perjanjian baru yang ditolak tidak dapat dipakai lagi. Usulan yang ditolak membiarkan ketentuan lama.",
            en="A new agreement that is refused is over. A refused proposal leaves the present terms.",
        ),
        Both(id="Tolak", en="Refuse"),
        Both(id="Penolakan dicatat.", en="The refusal is recorded."),
        danger=True,
    ),
    Step.SUSPEND: Asked(
        Both(id="Hentikan sementara?", en="Suspend?"),
        Both(
            id="Semua klien lembaga ini langsung ditolak, mulai permintaan berikutnya. Usulan yang menunggu gugur.",
            en="Every client is refused at once, from the next request on. A waiting proposal is dropped.",
        ),
        Both(id="Hentikan sementara", en="Suspend"),
        Both(
            id="Perjanjian dihentikan. Semua klien langsung ditolak.",
            en="Suspended. Every client is refused.",
        ),
        danger=True,
    ),
    Step.RESUME: Asked(
        Both(id="Lanjutkan perjanjian?", en="Resume the agreement?"),
        Both(
            id="Semua klien yang aktif langsung dapat bertanya lagi.",
            en="Every active client may ask again at once.",
        ),
        Both(id="Lanjutkan", en="Resume"),
        Both(id="Perjanjian dilanjutkan.", en="The agreement is resumed."),
    ),
    Step.END: Asked(
        Both(id="Akhiri perjanjian untuk selamanya?", en="End the agreement for good?"),
        Both(
            id="Permintaan berikutnya langsung ditolak. Ini tidak dapat dibatalkan: harus dibuat perjanjian baru.",
            en="The next request is refused. This cannot be undone: a new agreement has to be made.",
        ),
        Both(id="Akhiri untuk selamanya", en="End for good"),
        Both(id="Perjanjian berakhir.", en="The agreement is ended."),
        danger=True,
    ),
}
ACTS: dict[str, Any] = {
    Step.SUBMIT: operations.submit_agreement,
    Step.APPROVE: operations.approve_agreement,
    Step.REFUSE: operations.refuse_agreement,
    Step.SUSPEND: operations.suspend_agreement,
    Step.RESUME: operations.resume_agreement,
    Step.END: operations.end_agreement,
}


@staff_required("data_access.draft", "data_access.approve")
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, agreement_id: UUID, step: str) -> HttpResponse:
    """Asks first; the post acts. The operation itself guards the step and who may take it."""
    if step not in ASKED:
        raise Http404
    asked = ASKED[step]
    actor = request.actor  # type: ignore[attr-defined]
    agreement = get_agreement(actor=actor, agreement_id=agreement_id)
    if request.method != "POST":
        if step not in possible(request, agreement):
            return redirect("partners:one", agreement_id)
        return _page(request, agreement, step)
    reason = str(posted.read("textarea", "reason", request.POST))
    facts: dict[str, Any] = {"reason": reason} if asked.reason else {}
    try:
        ACTS[step](actor=actor, at=now(), agreement_id=agreement_id, **facts)
    except NotAllowed:
        raise
    except Refused as refused:
        return _page(request, agreement, step, reason, refused)
    tell(request, asked.done)
    return redirect("partners:one", agreement_id)


def _page(
    request: HttpRequest, agreement: Any, step: str, reason: str = "", refused: Refused | None = None
) -> HttpResponse:
    asked = ASKED[step]
    beside = refused if isinstance(refused, ReasonNeeded) else ""
    decides = step in {Step.APPROVE, Step.SUBMIT}
    facts = {
        "agreement": agreement,
        "asked": asked,
        "fields": [REASON.with_(value=reason, error=beside)] if asked.reason else [],
        "problems": [refused] if refused and not beside else [],
        "changes": changes(agreement.terms, agreement.proposal) if agreement.proposal and decides else [],
        "rows": term_rows(agreement.terms) if decides and not agreement.proposal else [],
    }
    return desk_page(
        request, "desk/partners/act.html", facts, here="partners", status=422 if refused else 200
    )
