"""What the register does to akta reaches their excerpts: ordered once, issued anew, yellow, or red.

How far a signed excerpt tells is the number of notes that it prints: a note that it does not print makes it
outdated, and one that withdraws the akta makes it void. So the same entries may be read again at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from adminduk.documents import jobs
from adminduk.documents.models import Document
from adminduk.documents.operations.ordering import forget_renderings, order
from adminduk.documents.types import EXCERPTS, DocumentOrder, Kind, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.jobs import defer
from adminduk.offices.queries import find_office_of
from adminduk.register.queries import AktaFacts, AktaNote, find_old_akta

OF_ENTRY = {
    "birth": Kind.BIRTH_CERTIFICATE,
    "birth_correction": Kind.BIRTH_CERTIFICATE,
    "death": Kind.DEATH_CERTIFICATE,
    "marriage": Kind.MARRIAGE_CERTIFICATE,
    "marriage_by_ruling": Kind.MARRIAGE_CERTIFICATE,
    "divorce": Kind.DIVORCE_CERTIFICATE,
    "acknowledgement": Kind.ACKNOWLEDGEMENT_CERTIFICATE,
    "legitimation": Kind.LEGITIMATION_CERTIFICATE,
}
OF_TWO = (Kind.MARRIAGE_CERTIFICATE, Kind.DIVORCE_CERTIFICATE)
UNSIGNED = (Status.ORDERED, Status.PREPARED)
# Notes that say that the akta holds no more (UU 23/2006 art. 39, 40, 43, 72).
WITHDRAWING = ("divorce", "marriage_annulment", "annulment")


def withdraws(akta: AktaFacts, note: AktaNote) -> bool:
    """Whether a note withdraws the excerpts. The annulment of a divorce withdraws those of the divorce, and
    lets those of the marriage hold again."""
    if note.kind == "divorce_annulment":
        return str(note.entry.facts["divorce_number"]) == akta.akta_number
    return note.kind in WITHDRAWING


def is_in_force(akta: AktaFacts) -> bool:
    """Whether excerpts may be issued; also of an akta that another region's event has withdrawn."""
    decisive = [one for one in akta.notes if withdraws(akta, one) or one.kind == "divorce_annulment"]
    return akta.state == "active" and not (decisive and withdraws(akta, decisive[-1]))


def order_excerpts(*, actor: Actor, at: datetime, akta: AktaFacts, entry_id: UUID) -> list[UUID]:
    """Orders the excerpts of an akta that an entry calls for, each once: one, or the husband's and the wife's.

    `entry_id` is the entry that made the akta, or the one that wrote a note beside it. Nothing for an akta
    that is not in force, one that waits unsigned or tells the note already, and where its kab/kota has no
    office of ours.
    """
    with acting(actor):
        actor.require("documents.order", akta.kabkota)
        office = find_office_of(akta.kabkota)
        if office is None or not is_in_force(akta):
            return []
        kind = OF_ENTRY[akta.entry.kind]
        known = list(Document.objects.filter(number=akta.akta_number, kind=kind))
        wanted = [one for one in _holders(akta, kind) if _is_due(akta, entry_id, one, known)]
        if not wanted:
            return []
        return order(
            actor=actor,
            at=at,
            orders=[
                DocumentOrder(
                    kind=kind,
                    number=akta.akta_number,
                    kabkota=akta.kabkota,
                    office_id=office.id,
                    entry_id=entry_id,
                    person_id=one,
                )
                for one in wanted
            ],
        )


def _holders(akta: AktaFacts, kind: Kind) -> Iterable[UUID | None]:
    """In whose names it is issued; None for a husband or wife who is in no register."""
    if kind not in OF_TWO:
        return [akta.person_id]
    couple = (akta.entry.facts[who]["person_id"] for who in ("husband", "wife"))
    return [UUID(one) if one else None for one in couple]


def _is_due(akta: AktaFacts, entry_id: UUID, holder: UUID | None, known: list[Document]) -> bool:
    his = [one for one in known if one.person_id == holder]
    note = _place_of(akta, entry_id)
    return not any(
        one.entry_id == entry_id
        or one.status in UNSIGNED
        or (one.status == Status.SIGNED and (note == 0 or notes_told(one) >= note))
        for one in his
    )


def _place_of(akta: AktaFacts, entry_id: UUID) -> int:
    """Which note, from 1, the entry wrote; 0 for the entry that made the akta."""
    return next((n for n, one in enumerate(akta.notes, 1) if one.entry.entry_id == entry_id), 0)


def notes_told(document: Document) -> int:
    """How many marginal notes a signed excerpt or register page prints."""
    return len(json.loads(bytes(document.dataset or b"{}"))["data"]["marginal_notes"])


def reissue_old_excerpts(
    *, actor: Actor, at: datetime, noted_at: datetime, akta_number: str, entry_id: UUID
) -> int:
    """The same for old akta on paper that were converted: a note beside one turns its kutipan yellow (or red) and
    orders the new one, under the entry that took it into the register. Answers how many were ordered."""
    with acting(actor):
        papers = list(
            Document.objects.filter(number=akta_number, kind__in=EXCERPTS).exclude(status=Status.DROPPED)
        )
        ordered = 0
        for old_id in dict.fromkeys(one.entry_id for one in papers if one.entry_id):
            akta = find_old_akta(actor=actor, purpose="documents.follow", entry_id=old_id)
            place = _place_of(akta, entry_id) if akta else 0
            if akta is None or place == 0:
                continue
            retire_excerpts(actor=actor, at=noted_at, akta=akta, entry_id=entry_id, of=old_id)
            own = [one for one in papers if one.entry_id == old_id]
            told = {one.person_id for one in own if one.status in UNSIGNED or notes_told(one) >= place}
            due = {one.person_id: one for one in own if one.person_id not in told}
            if is_in_force(akta) and due:
                ordered += len(order(actor=actor, at=at, orders=[_again(one) for one in due.values()]))
        return ordered


def _again(document: Document) -> DocumentOrder:
    return DocumentOrder(
        kind=Kind(document.kind),
        number=document.number,
        kabkota=document.kabkota,
        office_id=document.office_id,
        entry_id=document.entry_id,
        person_id=document.person_id,
    )


def retire_excerpts(
    *, actor: Actor, at: datetime, akta: AktaFacts, entry_id: UUID, of: UUID | None = None
) -> int:
    """What was signed without an entry's note turns yellow; red, if the note withdraws the akta.

    `of` is the entry of an old akta, whose number another office may have given too. `at` is when the register knew. An excerpt that waits in a tray is drawn anew, or dropped where the akta is not in force any more.
    """
    place = _place_of(akta, entry_id)
    if place == 0:
        return 0
    with acting(actor):
        actor.require("documents.order", akta.kabkota)
        found = Document.objects.filter(number=akta.akta_number, kind__in=[*EXCERPTS, Kind.AKTA_REGISTER])
        if of is not None:
            found = found.filter(entry_id=of)
        papers = list(found.select_for_update().order_by("document_id"))
        _look_after_unsigned([one for one in papers if one.status in UNSIGNED], akta, at)
        silent = [one for one in papers if one.status == Status.SIGNED and notes_told(one) < place]
        void = withdraws(akta, akta.notes[place - 1])
        return _turn([one for one in silent if void and one.kind in EXCERPTS], "revoked_at", at) + _turn(
            [one for one in silent if not void or one.kind not in EXCERPTS], "superseded_at", at
        )


def _turn(papers: Iterable[Document], column: str, at: datetime) -> int:
    ids = [one.document_id for one in papers]
    # What is red stays red, and is not yellow besides.
    still = {"revoked_at__isnull": True, f"{column}__isnull": True}
    return Document.objects.filter(document_id__in=ids, **still).update(**{column: at, "changed_at": at})


def _look_after_unsigned(waiting: list[Document], akta: AktaFacts, noted_at: datetime) -> None:
    if is_in_force(akta):
        for one in waiting:
            if one.status == Status.PREPARED and one.changed_at < noted_at:
                defer(jobs.prepare_document, document_id=one.document_id, kabkota=one.kabkota)
        return
    excerpts = [one for one in waiting if one.kind in EXCERPTS]
    forget_renderings(one.rendering_key for one in excerpts)
    Document.objects.filter(document_id__in=[one.document_id for one in excerpts]).update(
        status=Status.DROPPED, rendering_key="", dataset=None, changed_at=noted_at
    )
