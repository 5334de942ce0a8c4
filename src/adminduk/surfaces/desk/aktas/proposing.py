"""The first officer: what the paper says, or what is to be put right, with its scan."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from adminduk.casework.operations import sanitize
from adminduk.documents.operations import propose
from adminduk.documents.queries import begin_form, list_aktas_of
from adminduk.documents.types import AnswersWrong, Asked, NoSuchAkta, ProposalKind, ScanNeeded
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.refusals import Refused
from adminduk.register.queries import get_person
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.components.posted import read
from adminduk.surfaces.desk.aktas import words
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.search.purpose import purpose_for


@staff_required("documents.propose")
def old_akta(request: HttpRequest, person_id: UUID, akta: str) -> HttpResponse:
    return _propose(request, person_id, ProposalKind.OLD_AKTA, akta)


@staff_required("documents.propose")
def correction(request: HttpRequest, person_id: UUID, place: int) -> HttpResponse:
    """`place` is where the akta stands among the person's: its number is no part of an address."""
    purpose = purpose_for(request, person_id)
    if not purpose:
        return redirect("desk:person", person_id)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    own = list_aktas_of(actor=actor, purpose=purpose, person_id=person_id)
    if not 0 < place <= len(own):
        raise NoSuchAkta
    return _propose(request, person_id, ProposalKind.CORRECTION, own[place - 1].number)


def _propose(request: HttpRequest, person_id: UUID, kind: ProposalKind, akta: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    purpose = purpose_for(request, person_id)
    if not purpose:
        return redirect("desk:person", person_id)
    office = request.staff.office  # type: ignore[attr-defined]
    at = now()
    look = {"actor": actor, "purpose": purpose, "person_id": person_id}
    asked = begin_form(**look, kind=kind, akta=akta, on=day_at(at, office.zone))
    posted = request.method == "POST"
    said = {one.name: read(one.kind, one.name, request.POST) for one in asked} if posted else {}
    problems: dict[str, object] = {}
    if posted:
        try:
            propose(
                actor=actor, at=at, kind=kind, akta=akta, person_id=person_id, office_id=office.id,
                answers=said, scan=_pages(request),
            )  # fmt: skip
        except AnswersWrong as wrong:
            problems = dict(wrong.fields)
        except ScanNeeded as refusal:
            problems["scan"] = refusal
        except FileRefused as refused:
            problems["scan"] = refused.why
        except Refused as refusal:
            problems[""] = refusal
        else:
            tell(request, _("Tersimpan. Petugas kedua membandingkannya dengan kertas."))
            return redirect("desk:aktas")
    context = {
        "person": get_person(**look),
        "correction": kind is ProposalKind.CORRECTION,
        "akta": words.OLD_KINDS.get(akta, akta),
        "fields": _fields(asked, said, problems, posted, correction=kind is ProposalKind.CORRECTION),
        "problem": problems.get("", ""),
    }
    return desk_page(
        request, "desk/aktas/propose.html", context, here="aktas", status=422 if problems else 200
    )


class FileRefused(Exception):
    def __init__(self, why: Refused) -> None:
        self.why = why


def _pages(request: HttpRequest) -> Sequence[bytes]:
    """The scan as pictures made anew; none where nothing was sent."""
    file = request.FILES.get("scan")
    if file is None:
        return ()
    try:
        return sanitize(file.read(), file.content_type).pages
    except Refused as why:
        raise FileRefused(why) from why


def _fields(
    asked: Sequence[Asked],
    said: dict[str, object],
    problems: dict[str, object],
    posted: bool,
    *,
    correction: bool,
) -> list[BoundField]:
    fields = [_field(one, said, problems, posted, correction=correction) for one in asked]
    label = _("Bukti autentik") if correction else _("Pindaian akta")
    help = _("Misalnya ijazah atau akta nikah. Foto atau PDF, paling besar 5 MB.")
    other = _("Semua halaman, dalam satu PDF atau foto. Paling besar 5 MB.")
    scan = BoundField(
        "scan", "file", label, help=help if correction else other, error=str(problems.get("scan", ""))
    )
    return [*fields, scan]


def _field(
    one: Asked, said: dict[str, object], problems: dict[str, object], posted: bool, *, correction: bool
) -> BoundField:
    known = words.in_words(one, one.known)
    hints = [str(one.help)] if one.help else []
    if known:
        hints.append(_("Di register: %(known)s") % {"known": known})
    # An old paper is read afresh: what the register says would be copied instead. A name in a form
    # for a correction stands empty, because only what is wrong is filled in.
    return BoundField(
        one.name,
        one.kind,
        one.label,
        help=" ".join(hints if correction else hints[:1] if one.help else []),
        value=said.get(one.name, ""),
        error=str(problems.get(one.name, "")),
        options=words.options_of(one),
        required=one.required,
        maxlength=160 if one.kind in {"text", "name"} else None,
        width=5 if one.kind == "number" else None,
    )
