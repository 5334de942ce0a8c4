"""A resident lost his phone, or somebody else bound it: the binding is undone, with the reason."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from adminduk.accounts.operations import reset_binding
from adminduk.accounts.queries import find_account
from adminduk.accounts.types import NoBinding, ResetReasonNeeded
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.register.queries import get_person
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import desk_page

PURPOSE = "reset of a binding"


@staff_required("accounts.reset")
def binding(request: HttpRequest, person_id: UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    person = get_person(actor=actor, purpose=PURPOSE, person_id=person_id)
    reason = request.POST.get("reason", "")[:500]
    problem: object = ""
    if request.method == "POST":
        try:
            reset_binding(actor=actor, at=now(), person_id=person_id, reason=reason)
        except (ResetReasonNeeded, NoBinding) as refusal:
            problem = refusal
        else:
            tell(request, _("Ikatan dilepas. Nomor lama diberi tahu dan sesinya berakhir."))
            return redirect("desk:binding", person_id=person_id)
    field = BoundField(
        "reason",
        "textarea",
        _("Mengapa ikatan ini dilepas"),
        help=_("Misalnya: HP hilang, pemilik datang dengan KTP-el."),
        value=reason,
        error=str(problem),
        rows=2,
        maxlength=500,
    )
    context = {
        "person": person,
        "account": find_account(actor=actor, purpose=PURPOSE, person_id=person_id),
        "field": field,
    }
    return desk_page(request, "desk/search/binding.html", context, status=422 if problem else 200)
