"""Who has come to the counter: found by NIK or KK number, the family shown to be confirmed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from adminduk.casework import operations, queries
from adminduk.casework.types import Channel
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.offices.queries import find_region, full_name
from adminduk.register.queries import find_family_by_id, find_family_by_kk, find_person_anywhere
from adminduk.register.types import Family
from adminduk.regulations import codes
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.desk.counter.contacts import read_contact
from adminduk.surfaces.desk.navigation import desk_page

PURPOSE = "case.enter"
DIGITS = 16


@staff_required("case.enter")
@require_safe
def services(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = {
        "services": queries.SERVICES,
        "drafts": [
            (line, queries.get_service(line.service).title) for line in queries.list_drafts(actor=actor)
        ],
    }
    return desk_page(request, "desk/counter/services.html", context, here="queue")


@staff_required("case.enter")
def identify(request: HttpRequest, service: str) -> HttpResponse:
    """Three presses in one page: find, confirm whose family it is, begin."""
    definition = queries.get_service(service)
    context: dict[str, Any] = {"service": definition}
    match request.POST.get("step", ""):
        case "find":
            context |= _found(request)
        case "elsewhere":
            context |= {"stranger": True}
        case "start":
            begun = _start(request, service)
            if isinstance(begun, HttpResponse):
                return begun
            context |= begun
    number = context.get("number_error", "")
    context["number"] = BoundField(
        "number",
        "nik",
        _("NIK pelapor atau nomor KK"),
        help=_("16 angka, dari KTP-el atau kartu keluarga."),
        value=request.POST.get("number", "") if number else "",
        error=number,
    )
    context["number_list"] = [context["number"]]
    context.setdefault("contact_fields", _contact_fields(request, {}))
    problem = bool(number) or bool(context.get("problems"))
    return desk_page(
        request, "desk/counter/identify.html", context, here="queue", status=422 if problem else 200
    )


def _found(request: HttpRequest) -> dict[str, Any]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    number = posted.read("nik", "number", request.POST)
    if not (number.isdigit() and len(number) == DIGITS):
        return {"number_error": _("NIK dan nomor KK masing-masing 16 angka. Hitung lagi angkanya.")}
    person = find_person_anywhere(actor=actor, purpose=PURPOSE, nik=number)
    family = None
    if person and person.family_id:
        family = find_family_by_id(actor=actor, purpose=PURPOSE, family_id=person.family_id)
    if person is None:
        family = find_family_by_kk(actor=actor, purpose=PURPOSE, kk_number=number)
    if family:
        return _family(family, chosen=person.person_id if person else None)
    if person:
        region = find_region(person.kabkota)
        return {"stranger": True, "place": region.name if region else person.kabkota}
    return {"number_error": _("Nomor itu tidak ada di register. Periksa lagi, atau pilih jalan di bawah.")}


def _family(family: Family, *, chosen: UUID | None) -> dict[str, Any]:
    return {
        "family": family,
        "members": [
            (one.person, codes.relation.label(one.relation), one.person.person_id == chosen)
            for one in family.members
        ],
        "address": ", ".join(
            [f"{family.address} RT {family.rt} RW {family.rw}", *full_name(family.village_code)[:2]]
        ),
    }


def _start(request: HttpRequest, service: str) -> HttpResponse | dict[str, Any]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    family_id, reporter_id = _uuid(request, "family"), _uuid(request, "reporter")
    family = (
        find_family_by_id(actor=actor, purpose=PURPOSE, family_id=family_id)
        if family_id is not None
        else None
    )
    problems = []
    if family and (reporter_id is None or family.member(reporter_id) is None):
        problems.append(_("Pilih siapa yang melapor dari keluarga ini."))
    contact, errors = read_contact(request.POST)
    if problems or errors:
        shown = _family(family, chosen=reporter_id) if family else {"stranger": True}
        return shown | {"problems": problems, "contact_fields": _contact_fields(request, errors)}
    case_id = operations.start(
        actor=actor,
        at=now(),
        service=service,
        kabkota=request.staff.office.kabkota,  # type: ignore[attr-defined]
        channel=Channel.COUNTER,
        family_id=family.family_id if family else None,
        reporter_id=reporter_id if family else None,
        contact=contact,
        language=request.LANGUAGE_CODE,
    )
    return redirect("desk:fill", case_id=case_id)


def _contact_fields(request: HttpRequest, errors: dict[str, str]) -> list[BoundField]:
    return [
        BoundField(
            "phone",
            "phone",
            _("Nomor HP"),
            help=_("Untuk kabar dan tautan dokumen."),
            value=request.POST.get("phone", ""),
            error=errors.get("phone", ""),
            required=False,
            autocomplete="off",
        ),
        BoundField(
            "email",
            "email",
            _("Surel"),
            value=request.POST.get("email", ""),
            error=errors.get("email", ""),
            required=False,
            autocomplete="off",
        ),
    ]


def _uuid(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None
