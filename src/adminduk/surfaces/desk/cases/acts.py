"""One press for each step of a case: one call into casework, its answer or its refusal told."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adminduk.casework import operations, queries
from adminduk.casework.types import CaseNotFound
from adminduk.foundation.access.types import Actor, NotAllowed, OutsideJurisdiction
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.cases.page import show

Act = Callable[[HttpRequest, UUID], str]


def _text(request: HttpRequest, name: str, most: int = 500) -> str:
    return str(request.POST.get(name, ""))[:most].strip()


def _judge(request: HttpRequest, case_id: UUID) -> str:
    try:
        paper_id = UUID(request.POST.get("paper", ""))
    except ValueError:
        raise Http404 from None
    operations.judge_paper(
        actor=_actor(request),
        at=now(),
        case_id=case_id,
        paper_id=paper_id,
        accepted=request.POST.get("accepted") == "yes",
        reason=_text(request, "reason", 20),
        message=_text(request, "message"),
    )
    return ""


def _confirm(request: HttpRequest, case_id: UUID) -> str:
    key = _text(request, "finding", 120)
    reason = _text(request, "reason")
    operations.confirm_finding(actor=_actor(request), at=now(), case_id=case_id, key=key, reason=reason)
    return ""


def _decide(request: HttpRequest, case_id: UUID) -> str:
    operations.set_decision(
        actor=_actor(request),
        at=now(),
        case_id=case_id,
        name=_text(request, "name", 60),
        number=_text(request, "number", 60),
    )
    return ""


def _return(request: HttpRequest, case_id: UUID) -> str:
    operations.return_items(actor=_actor(request), at=now(), case_id=case_id, note=_text(request, "reason"))
    return _("Dikembalikan. Pelapor sudah diberi tahu, jam janji berhenti.")


def _verify(request: HttpRequest, case_id: UUID) -> str:
    operations.verify(actor=_actor(request), at=now(), case_id=case_id)
    return _("Diteruskan ke persetujuan.")


def _approve(request: HttpRequest, case_id: UUID) -> str:
    # The key was made with the page: the same button pressed twice approves once.
    number = operations.approve(
        actor=_actor(request), at=now(), key=_text(request, "key", 60) or None, case_id=case_id
    )
    return _("Disetujui dan dicatat dengan nomor %(number)s.") % {"number": number}


def _ask(request: HttpRequest, case_id: UUID) -> str:
    operations.ask_verifier(actor=_actor(request), at=now(), case_id=case_id, reason=_text(request, "reason"))
    return _("Pertanyaan dikirim. Berkas kembali ke verifikator.")


def _reject(request: HttpRequest, case_id: UUID) -> str:
    operations.reject(actor=_actor(request), at=now(), case_id=case_id, reason=_text(request, "reason"))
    return _("Laporan ditolak. Pelapor sudah diberi tahu.")


# Steps that leave the case with this officer, and steps by which it goes on to somebody else.
STAYING: dict[str, Act] = {"judge": _judge, "confirm": _confirm, "decide": _decide}
LEAVING: dict[str, Act] = {
    "return": _return,
    "verify": _verify,
    "approve": _approve,
    "ask": _ask,
    "reject": _reject,
}


@staff_required("case.verify", "case.approve")
@require_POST
def act(request: HttpRequest, case_id: UUID, step: str) -> HttpResponse:
    """Takes the step; a refusal is said on the case itself, and nothing that was typed elsewhere is lost."""
    take = STAYING.get(step) or LEAVING.get(step)
    if take is None:
        raise Http404
    try:
        said = take(request, case_id)
    except (NotAllowed, OutsideJurisdiction, CaseNotFound):
        raise
    except Refused as refusal:
        filling = queries.get_filling(actor=_actor(request), at=now(), case_id=case_id)
        return show(request, filling, problem=refusal, status=409)
    if step in STAYING:
        return redirect(f"{reverse('desk:case', args=[case_id])}#periksa")
    return to_next(request, said)


def to_next(request: HttpRequest, said: str) -> HttpResponse:
    """The next case of the queue, with what became of the last one."""
    tell(request, said)
    following = queries.list_queue(actor=_actor(request), limit=1)
    return redirect("desk:case", case_id=following[0].case_id) if following else redirect("desk:queue")


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]
