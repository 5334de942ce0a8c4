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
from adminduk.register.queries import get_old_akta

# What composes from the facts of the old entry; further kinds are added with their composers.
CONVERTS_TO = {"birth": Kind.BIRTH_CERTIFICATE}


def convert_old_akta(*, actor: Actor, at: datetime, entry_id: UUID, case_id: UUID | None = None) -> UUID:
    """Orders the kutipan of an old akta that two officers compared. Raises `EntryNotFound`,
    `NotConvertible`, `ConvertedAlready`."""
    with acting(actor):
        entry = get_old_akta(actor=actor, purpose="documents.convert", entry_id=entry_id)
        actor.require("documents.order", entry.kabkota)
        kind = CONVERTS_TO.get(entry.facts["akta"])
        office = find_office_of(entry.kabkota)
        if kind is None or office is None:
            raise NotConvertible
        known = Document.objects.select_for_update().filter(entry_id=entry_id, kind=kind)
        if known.exclude(status=Status.DROPPED).exists():
            raise ConvertedAlready
        (document_id,) = order(
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
                    person_id=entry.person_id,
                )
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
    return document_id
