"""The worklist of objections, and one of them with the access and the agreement that it is about."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from adminduk.data_access import operations, queries
from adminduk.data_access.types import ObjectionAct, Status, WordsNeeded
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.filters import Filter
from adminduk.surfaces.desk.navigation import desk_page

PURPOSE = "objection.handle"
BY = {
    "resident": Both(id="Warga", en="Resident"),
    "centre": Both(id="Kami", en="We"),
    "institution": Both(id="Lembaga", en="Institution"),
}
ACTS = {
    ObjectionAct.SUBMIT: Both(id="keberatan", en="objection"),
    ObjectionAct.ASK: Both(id="pertanyaan", en="question"),
    ObjectionAct.ANSWER: Both(id="jawaban", en="answer"),
    ObjectionAct.UPHOLD: Both(id="dibenarkan", en="upheld"),
    ObjectionAct.REJECT: Both(id="ditolak", en="rejected"),
}
STATES = (Option("selesai", Both(id="Sudah diputus", en="Decided")),)


@staff_required("data_access.objections")
@require_safe
def objections(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("keadaan", "")
    lines = queries.list_objections(
        actor=request.actor,  # type: ignore[attr-defined]
        purpose=PURPOSE,
        is_open=state != "selesai",
    )
    at = now()
    facts: dict[str, Any] = {
        "rows": [
            {"line": one, "late": one.status.is_open and one.due_at < at, "left": one.due_at - at}
            for one in lines
        ],
        "filters": [
            Filter("keadaan", Both(id="Keadaan", en="State"), state, STATES, Both(id="Terbuka", en="Open"))
        ],
    }
    return desk_page(request, "desk/data_access/objections.html", facts, here="objections")


@staff_required("data_access.objections")
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: HttpRequest, objection_id: UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    problem, said = "", ""
    if request.method == "POST":
        said = str(posted.read("textarea", "words", request.POST))
        try:
            told = _act(actor, objection_id, request.POST.get("act", ""), said, "suspend" in request.POST)
        except WordsNeeded as refused:
            problem = str(refused.text())
        else:
            tell(request, told)
            return redirect("desk:objection", objection_id=objection_id)
    facts = queries.get_objection(actor=actor, purpose=PURPOSE, objection_id=objection_id)
    agreement = None
    if facts.line.agreement_id:
        agreement = queries.get_agreement(actor=actor, agreement_id=facts.line.agreement_id)
    glance = facts.glance
    context = {
        "one": facts,
        "agreement": agreement,
        "elements": [(str(each.label), each.result) for each in glance.elements],
        "steps": [{"by": BY[each.by], "what": ACTS[each.action], "step": each} for each in facts.steps],
        "may": {each.value for each in facts.acts},
        "may_suspend": agreement is not None and agreement.status is Status.ACTIVE,
        "late": facts.line.status.is_open and facts.line.due_at < now(),
        "problem": problem,
        "said": said,
    }
    return desk_page(request, "desk/data_access/objection.html", context, here="objections")


def _act(actor: Actor, objection_id: UUID, act: str, said: str, suspend: bool) -> str:
    facts: dict[str, Any] = {"actor": actor, "at": now(), "objection_id": objection_id}
    if act == ObjectionAct.ASK:
        operations.ask_about_objection(**facts, question=said)
        return _("Pertanyaan tersimpan. Lembaga melihatnya di halamannya.")
    if act == ObjectionAct.ANSWER:
        operations.answer_objection(**facts, answer=said)
        return _("Jawaban tersimpan.")
    uphold = act == ObjectionAct.UPHOLD
    operations.decide_objection(**facts, uphold=uphold, reason=said, suspend=suspend and uphold)
    return _("Keputusan tersimpan. Warga diberi tahu.")
