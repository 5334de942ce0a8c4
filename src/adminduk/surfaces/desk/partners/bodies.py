"""One institution: its name, its agreements, and the accounts of its own officers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adminduk.data_access import operations, queries
from adminduk.data_access.types import EmailTaken, NewOfficer
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.agreements import SECTORS, STATES
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.components.qr import qr
from adminduk.surfaces.desk import confirming
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.partners.forms import INSTITUTION, OFFICER
from adminduk.surfaces.desk.profile.secrets import QR_LABEL

SAVED = Both(id="Lembaga tersimpan.", en="The institution is saved.")
CLOSED = Both(
    id="Akun ditutup. Sesinya langsung berakhir.", en="The account is closed; its sessions end at once."
)


@require_safe
@staff_required("data_access.view")
def one(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    institution = queries.get_institution(actor=actor, institution_id=institution_id)
    facts = {
        "institution": institution,
        "sector": SECTORS[institution.sector],
        "agreements": [
            (one, STATES[one.status])
            for one in queries.list_agreements(actor=actor, institution_id=institution_id)
        ],
        "officers": queries.list_officers(actor=actor, institution_id=institution_id),
        "drafts": actor.may("data_access.draft"),
    }
    return desk_page(request, "desk/partners/institution.html", facts, here="partners")


@staff_required("data_access.draft")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, INSTITUTION, {}, Both(id="Lembaga baru", en="New institution"))
    answers = _answers(request, INSTITUTION)
    try:
        institution_id = operations.register_institution(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            **answers,
        )
    except Refused as refused:
        title = Both(id="Lembaga baru", en="New institution")
        return _form(request, INSTITUTION, answers, title, refused)
    tell(request, SAVED)
    return redirect("partners:institution", institution_id)


@staff_required("data_access.draft")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    title = Both(id="Ubah lembaga", en="Change the institution")
    fields = tuple(one for one in INSTITUTION if one.name != "sector")
    back = reverse("partners:institution", args=[institution_id])
    known = queries.get_institution(actor=actor, institution_id=institution_id)
    if request.method != "POST":
        return _form(
            request, fields, {one.name: getattr(known, one.name) for one in fields}, title, back=back
        )
    answers = _answers(request, fields)
    try:
        operations.change_institution(actor=actor, at=now(), institution_id=institution_id, **answers)
    except Refused as refused:
        return _form(request, fields, answers, title, refused, back)
    tell(request, SAVED)
    return redirect("partners:institution", institution_id)


@staff_required("data_access.draft")
@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: HttpRequest, institution_id: UUID) -> HttpResponse:
    """The answer to the post shows both secrets: they stand on no other page."""
    actor = request.actor  # type: ignore[attr-defined]
    title = Both(id="Akun petugas lembaga", en="Account of an institution's officer")
    back = reverse("partners:institution", args=[institution_id])
    queries.get_institution(actor=actor, institution_id=institution_id)
    if request.method != "POST":
        return _form(request, OFFICER, {}, title, back=back)
    answers = _answers(request, OFFICER)
    try:
        made = operations.appoint_officer(actor=actor, at=now(), institution_id=institution_id, **answers)
    except Refused as refused:
        return _form(request, OFFICER, answers, title, refused, back)
    return _hand_over(request, made)


@require_POST
@staff_required("data_access.draft")
def dismiss(request: HttpRequest, institution_id: UUID, officer_id: UUID) -> HttpResponse:
    if not confirming.is_confirmed(request):
        return confirming.ask(
            request,
            title=Both(id="Tutup akun ini?", en="Close this account?"),
            sentence=Both(
                id="Petugas lembaga langsung keluar dan tidak dapat masuk lagi.",
                en="The officer is signed out at once and cannot sign in again.",
            ),
            action_label=Both(id="Tutup akun", en="Close account"),
            cancel_url=reverse("partners:institution", args=[institution_id]),
            danger=True,
            here="partners",
        )
    operations.dismiss_officer(actor=request.actor, at=now(), officer_id=officer_id)  # type: ignore[attr-defined]
    tell(request, CLOSED)
    return redirect("partners:institution", institution_id)


@require_POST
@staff_required("data_access.draft")
def renew(request: HttpRequest, institution_id: UUID, officer_id: UUID) -> HttpResponse:
    if not confirming.is_confirmed(request):
        return confirming.ask(
            request,
            title=Both(id="Buat ulang kata sandi dan kode masuk?", en="Make new secrets?"),
            sentence=Both(
                id="Kata sandi dan kode yang lama tidak berlaku lagi. Petugas keluar dari semua sesi.",
                en="The old password and codes stop working. All sessions end.",
            ),
            action_label=Both(id="Buat ulang", en="Make new ones"),
            cancel_url=reverse("partners:institution", args=[institution_id]),
            here="partners",
        )
    made = operations.renew_officer_secrets(
        actor=request.actor,  # type: ignore[attr-defined]
        at=now(),
        officer_id=officer_id,
    )
    return _hand_over(request, made)


def _hand_over(request: HttpRequest, made: NewOfficer) -> HttpResponse:
    facts = {
        "officer": made.officer,
        "password": made.password,
        "qr": qr(made.enrolment.uri, str(QR_LABEL)),
        "secret": made.enrolment.secret,
    }
    return desk_page(request, "desk/partners/hand_over.html", facts, here="partners")


def _answers(request: HttpRequest, fields: tuple[BoundField, ...]) -> dict[str, Any]:
    return {one.name: str(posted.read(one.kind, one.name, request.POST)) for one in fields}


def _form(
    request: HttpRequest,
    fields: tuple[BoundField, ...],
    answers: dict[str, Any],
    title: Both,
    refused: Refused | None = None,
    back: str = "",
) -> HttpResponse:
    beside = "email" if isinstance(refused, EmailTaken) else ""
    facts = {
        "title": title,
        "back": back or reverse("partners:institutions"),
        "fields": [
            one.with_(value=answers.get(one.name, ""), error=refused if one.name == beside else "")
            for one in fields
        ],
        "problems": [refused] if refused and not beside else [],
    }
    return desk_page(
        request, "desk/partners/form.html", facts, here="partners", status=422 if refused else 200
    )
