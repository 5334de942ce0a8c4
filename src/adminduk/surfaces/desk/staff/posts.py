"""A new account, and another post for somebody who has one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.offices import operations
from adminduk.offices.queries import get_managed_staff
from adminduk.offices.types import (
    ROLES,
    BadNip,
    BadStaffName,
    BadTitle,
    BadUsername,
    Enrolment,
    NoSuchOffice,
    NoSuchRole,
    StaffFacts,
    UsernameTaken,
)
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField, Option
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.components.qr import qr
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.profile.secrets import QR_LABEL
from adminduk.surfaces.desk.staff.lists import manageable_offices

NAME = BoundField(name="name", kind="name", label=Both(id="Nama lengkap", en="Full name"), maxlength=100)
USERNAME = BoundField(
    name="username",
    kind="text",
    label=Both(id="Nama pengguna", en="Username"),
    help=Both(
        id="Huruf kecil, misalnya rina.sari. Tidak dapat diubah.",
        en="Small letters, like rina.sari. It cannot be changed.",
    ),
    maxlength=40,
    attrs={"autocapitalize": "none", "spellcheck": "false"},
)
NIP = BoundField(
    name="nip",
    kind="text",
    label=Both(id="NIP", en="NIP (civil servant's number)"),
    inputmode="numeric",
    required=False,
    maxlength=24,
)
TITLE = BoundField(
    name="title", kind="text", label=Both(id="Jabatan", en="Position"), required=False, maxlength=160
)
ROLE = BoundField(
    name="role",
    kind="radios",
    label=Both(id="Peran", en="Role"),
    options=tuple(Option(one.name, one.title, one.description) for one in ROLES.values()),
)
OFFICE = BoundField(name="office", kind="select", label=Both(id="Kantor", en="Office"))
# Which box a refusal belongs beside; any other stands above the form.
BESIDE: dict[type[Refused], str] = {
    BadNip: "nip",
    BadStaffName: "name",
    BadTitle: "title",
    BadUsername: "username",
    NoSuchOffice: "office",
    NoSuchRole: "role",
    UsernameTaken: "username",
}
CHANGED = Both(id="Perubahan tersimpan.", en="The change is saved.")


@staff_required("staff.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The answer to the post shows both secrets: they stand on no other page, and not in the session."""
    if request.method != "POST":
        return _form(request, "desk/staff/add.html", {}, _fields(request, new=True))
    answers = _answers(request, new=True)
    try:
        made = operations.create_staff(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            username=answers["username"],
            name=answers["name"],
            nip=answers["nip"],
            title=answers["title"],
            role=answers["role"],
            office_id=_office_id(answers["office"]),
        )
    except Refused as refused:
        return _form(request, "desk/staff/add.html", answers, _fields(request, new=True), refused)
    return hand_over(request, made.staff, password=made.password, enrolment=made.enrolment)


@staff_required("staff.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    member = get_managed_staff(actor=request.actor, staff_id=staff_id)  # type: ignore[attr-defined]
    fields = _fields(request, new=False)
    if request.method != "POST":
        known = {
            "name": member.name,
            "nip": member.nip,
            "title": member.title,
            "role": member.role.name,
            "office": str(member.office.id),
        }
        return _form(request, "desk/staff/change.html", known, fields, member=member)
    answers = _answers(request, new=False)
    try:
        operations.change_post(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            staff_id=staff_id,
            name=answers["name"],
            nip=answers["nip"],
            title=answers["title"],
            role=answers["role"],
            office_id=_office_id(answers["office"]),
        )
    except Refused as refused:
        return _form(request, "desk/staff/change.html", answers, fields, refused, member)
    tell(request, CHANGED)
    return redirect("staff:one", staff_id)


def hand_over(
    request: HttpRequest, member: StaffFacts, *, password: str = "", enrolment: Enrolment | None = None
) -> HttpResponse:
    """What is given to the officer in person, shown once."""
    facts: dict[str, Any] = {"member": member, "password": password}
    if enrolment:
        facts |= {"qr": qr(enrolment.uri, str(QR_LABEL)), "secret": enrolment.secret}
    return desk_page(request, "desk/staff/hand_over.html", facts, here="staff")


def _fields(request: HttpRequest, *, new: bool) -> list[BoundField]:
    offices = manageable_offices(request)
    office = OFFICE.with_(options=[Option(str(one.id), one.name) for one in offices])
    if len(offices) == 1:
        office = office.with_(kind="hidden", value=str(offices[0].id))
    return [NAME, *([USERNAME] if new else []), NIP, TITLE, office, ROLE]


def _answers(request: HttpRequest, *, new: bool) -> dict[str, str]:
    return {
        field.name: str(posted.read(field.kind, field.name, request.POST))
        for field in _fields(request, new=new)
    }


def _office_id(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _form(
    request: HttpRequest,
    template: str,
    answers: dict[str, str],
    fields: list[BoundField],
    refused: Refused | None = None,
    member: StaffFacts | None = None,
) -> HttpResponse:
    beside = BESIDE.get(type(refused), "") if refused else ""
    facts = {
        "fields": [
            field.with_(
                value=answers.get(field.name, field.value), error=refused if field.name == beside else ""
            )
            for field in fields
        ],
        "problems": [refused] if refused and not beside else [],
        "member": member,
    }
    return desk_page(request, template, facts, here="staff", status=422 if refused else 200)
