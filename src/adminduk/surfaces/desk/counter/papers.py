"""Papers at the counter: scanned or photographed, cleaned and kept like every other upload."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from adminduk.casework import operations
from adminduk.casework.types import Filling, PaperView
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.counter.steps import context_of, filling_of, not_here
from adminduk.surfaces.desk.navigation import desk_page


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that this case needs; `there` are the files for it, `fields` one box for it and its forms."""

    need: Any
    there: list[PaperView]
    fields: list[BoundField]


@staff_required("case.enter")
def papers(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Several files may be sent at once; those that are right are kept when another is not."""
    filling = filling_of(request, case_id)
    if away := not_here(filling):
        return away
    errors: dict[str, Refused] = {}
    if request.method == "POST":
        if taken := request.POST.get("remove", ""):
            return _remove(request, case_id, taken)
        kept = 0
        for name, (kind, form) in _boxes(filling).items():
            if (file := request.FILES.get(name)) is None:
                continue
            try:
                clean = operations.sanitize(file.read(), file.content_type)
                operations.attach_paper(
                    actor=request.actor,  # type: ignore[attr-defined]
                    at=now(),
                    case_id=case_id,
                    kind=kind,
                    form=form,
                    file=clean,
                )
                kept += 1
            except Refused as refusal:
                errors[name] = refusal
        filling = filling_of(request, case_id)
        if not errors:
            if filling.missing and kept == 0:
                tell(request, _("Masih ada bukti yang belum ada. Pindai atau foto dulu."), tone="warn")
            return redirect("desk:papers" if filling.missing else "desk:check", case_id=case_id)
    context = context_of(filling, "papers") | {
        "wanted": _wanted(filling, errors),
        "problems": bool(errors),
    }
    return desk_page(
        request, "desk/counter/papers.html", context, here="queue", status=422 if errors else 200
    )


def _boxes(filling: Filling) -> dict[str, tuple[str, str]]:
    """Which box is which paper, and which form in its place."""
    found: dict[str, tuple[str, str]] = {}
    for place, need in enumerate(filling.needs):
        found[f"paper-{place}"] = (need.paper.name, "")
        for number, form in enumerate(need.paper.replaceable_by):
            found[f"paper-{place}-form-{number}"] = (need.paper.name, form.code)
    return found


def _wanted(filling: Filling, errors: dict[str, Refused]) -> list[Wanted]:
    rows = []
    for place, need in enumerate(filling.needs):
        fields = [
            BoundField(
                f"paper-{place}",
                "file",
                need.paper.label,
                help=need.paper.help or need.paper.proves,
                error=str(errors.get(f"paper-{place}", "")),
                required=not need.paper.optional,
            )
        ]
        fields += [
            BoundField(
                f"paper-{place}-form-{number}",
                "file",
                form.label,
                help=_("Pengganti, ditandatangani %(who)s (%(code)s).")
                % {"who": form.signed_by, "code": form.code},
                error=str(errors.get(f"paper-{place}-form-{number}", "")),
                required=False,
            )
            for number, form in enumerate(need.paper.replaceable_by)
        ]
        there = [one for one in filling.case.papers if one.kind == need.paper.name]
        rows.append(Wanted(need, there, fields))
    return rows


def _remove(request: HttpRequest, case_id: UUID, taken: str) -> HttpResponse:
    try:
        paper_id = UUID(taken)
    except ValueError:
        return redirect("desk:papers", case_id=case_id)
    operations.remove_paper(
        actor=request.actor,  # type: ignore[attr-defined]
        at=now(),
        case_id=case_id,
        paper_id=paper_id,
    )
    tell(request, _("Bukti itu sudah dilepas."))
    return redirect("desk:papers", case_id=case_id)
