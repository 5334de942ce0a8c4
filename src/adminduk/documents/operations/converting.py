"""An old akta on request becomes a document of today: signed, sealed, checkable, under its old number."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from adminduk.documents.models import Document
from adminduk.documents.operations.ordering import order
from adminduk.documents.types import ConvertedAlready, DocumentOrder, Kind, NotConvertible, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.offices.queries import find_office_of
from adminduk.register.queries import EntryFacts, get_old_akta

CONVERTS_TO = {
    "birth": Kind.BIRTH_CERTIFICATE,
    "death": Kind.DEATH_CERTIFICATE,
    "marriage": Kind.MARRIAGE_CERTIFICATE,
    "divorce": Kind.DIVORCE_CERTIFICATE,
    "acknowledgement": Kind.ACKNOWLEDGEMENT_CERTIFICATE,
    "legitimation": Kind.LEGITIMATION_CERTIFICATE,
}


def convert_old_akta(
    *, actor: Actor, at: datetime, entry_id: UUID, case_id: UUID | None = None
) -> list[UUID]:
    """Orders the kutipan of an old akta that two officers compared: of an akta of two the husband's and the wife's.

    Raises `EntryNotFound`, `ConvertedAlready`, and `NotConvertible` where the entry holds the number only.
    """
    with acting(actor):
        entry = get_old_akta(actor=actor, purpose="documents.convert", entry_id=entry_id)
        actor.require("documents.order", entry.kabkota)
        kind = CONVERTS_TO[entry.facts["akta"]]
        office = find_office_of(entry.kabkota)
        if office is None or (kind is not Kind.BIRTH_CERTIFICATE and not entry.facts.get("told")):
            raise NotConvertible
        known = Document.objects.select_for_update().filter(entry_id=entry_id, kind=kind)
        if known.exclude(status=Status.DROPPED).exists():
            raise ConvertedAlready
        ids = order(
            actor=actor,
            at=at,
            orders=[
                DocumentOrder(
                    kind=kind,
                    number=entry.akta_number,
                    kabkota=entry.kabkota,
                    office_id=office.id,
                    entry_id=entry_id,
                    case_id=case_id,
                    person_id=holder,
                )
                for holder in holders_of(entry)
            ],
        )
        record(
            actor=actor,
            at=at,
            action="documents.convert",
            subject_kind="entry",
            subject_id=entry_id,
            kabkota=entry.kabkota,
        )
    return ids


def holders_of(entry: EntryFacts) -> list[UUID | None]:
    """In whose names an old akta is issued; None for a husband or wife who is in no register."""
    if entry.facts["akta"] not in ("marriage", "divorce"):
        return [entry.person_id]
    return [UUID(one["person_id"]) if one["person_id"] else None for one in entry.facts["told"]["people"]]
