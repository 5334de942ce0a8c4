"""One letter is asked for: which data it holds, what is still to be said, and the order."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from adminduk.documents.operations import request_letter
from adminduk.documents.queries import draw_letter, list_letters_for
from adminduk.documents.types import Kind, LetterOffer, NotOnRequest, SuketNeedsReason
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import now
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.refusals import Refused
from adminduk.register.queries import get_person
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField, Option
from adminduk.surfaces.components.formats import day
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.components.posted import read
from adminduk.surfaces.desk.history.kinds import kind_words
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.search.purpose import purpose_for

NAMES = ("event", "reason", "purpose", "addressee")


@staff_required("documents.request")
def letter(request: HttpRequest, person_id: UUID, kind: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    purpose = purpose_for(request, person_id)
    if not purpose:
        return redirect("desk:person", person_id)
    offer = _offer(actor, purpose, person_id, kind)
    said = {name: read("text", name, request.POST)[:200] for name in NAMES}
    problems: dict[str, object] = {}
    if request.method == "POST":
        try:
            request_letter(
                actor=actor,
                at=now(),
                key=read("text", "key", request.POST)[:40] or None,
                kind=offer.kind,
                person_id=person_id,
                office_id=request.staff.office.id,  # type: ignore[attr-defined]
                entry_id=_entry(said["event"], offer),
                reason=said["reason"],
                purpose=said["purpose"],
                addressee=said["addressee"],
            )
        except SuketNeedsReason as refusal:
            problems["reason"] = refusal
        except Refused as refusal:
            problems[""] = refusal
        else:
            tell(request, _("%(letter)s masuk ke baki tanda tangan.") % {"letter": offer.kind.title})
            return redirect("desk:letters", person_id)
    chosen = _entry(said["event"] or request.GET.get("peristiwa", ""), offer)
    context = {
        "person": get_person(actor=actor, purpose=purpose, person_id=person_id),
        "offer": offer,
        "chosen": chosen,
        "key": read("text", "key", request.POST)[:40] or str(new_id()),
        "fields": _fields(offer, said, problems, chosen),
        "problem": problems.get("", ""),
    }
    return desk_page(request, "desk/letters/letter.html", context, status=422 if problems else 200)


def _offer(actor: Actor, purpose: str, person_id: UUID, kind: str) -> LetterOffer:
    offers = list_letters_for(actor=actor, purpose=purpose, person_id=person_id)
    found = next((one for one in offers if one.kind == kind), None)
    if found is None:
        raise NotOnRequest
    return found


def _entry(text: str, offer: LetterOffer) -> UUID | None:
    """The event that was chosen, or the newest; None where the letter tells of no event."""
    ids = [one.entry_id for one in offer.events]
    return next((one for one in ids if str(one) == text), ids[0] if ids else None)


def _fields(
    offer: LetterOffer, said: dict[str, str], problems: dict[str, object], chosen: UUID | None
) -> list[BoundField]:
    fields = []
    if len(offer.events) > 1:
        options = [
            Option(str(one.entry_id), f"{kind_words(one.kind)}, {day(one.happened_on)}")
            for one in offer.events
        ]
        kind = "radios" if len(options) < 8 else "select"
        fields.append(BoundField("event", kind, _("Peristiwa"), value=str(chosen), options=options))
    if offer.kind is Kind.SUKET:
        fields.append(
            BoundField(
                "reason",
                "text",
                _("Mengapa KTP-el belum dapat dicetak"),
                help=_("Tercatat di jejak, tidak tercetak di surat."),
                value=said["reason"],
                error=str(problems.get("reason", "")),
                maxlength=200,
            )
        )
    fields += [
        BoundField(
            "purpose",
            "text",
            _("Keperluan"),
            help=_("Tercetak di surat. Contoh: pendaftaran sekolah"),
            value=said["purpose"],
            required=False,
            maxlength=120,
        ),
        BoundField(
            "addressee",
            "text",
            _("Ditujukan kepada"),
            help=_("Tercetak di surat. Kosongkan bila untuk umum."),
            value=said["addressee"],
            required=False,
            maxlength=120,
        ),
    ]
    return fields


@staff_required("documents.request")
@require_safe
def sample(request: HttpRequest, person_id: UUID, kind: str) -> HttpResponse:
    """How the letter would read, marked CONTOH."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    purpose = purpose_for(request, person_id)
    if not purpose:
        return redirect("desk:person", person_id)
    offer = _offer(actor, purpose, person_id, kind)
    image = draw_letter(
        actor=actor,
        purpose=purpose,
        at=now(),
        kind=offer.kind,
        person_id=person_id,
        office_id=request.staff.office.id,  # type: ignore[attr-defined]
        entry_id=_entry(request.GET.get("peristiwa", ""), offer),
    )
    response = HttpResponse(image, content_type="image/jpeg")
    response["Cache-Control"] = "no-store"
    return response
