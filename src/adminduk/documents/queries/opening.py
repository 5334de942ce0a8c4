from __future__ import annotations

from uuid import UUID

from adminduk.documents.models import Document
from adminduk.documents.queries.tray import line_of
from adminduk.documents.types import DocumentNotFound, IssuedDocument, NotInTray, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.storage import operations as storage


def open_signed(*, actor: Actor, purpose: str, document_id: UUID) -> IssuedDocument:
    """A signed document with its bytes as issued; `DocumentNotFound` outside the actor's sight."""
    with acting(actor):
        document = Document.objects.filter(document_id=document_id, status=Status.SIGNED).first()
        if document is None:
            raise DocumentNotFound
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="document",
            subject_ids=[document_id],
            elements=[document.kind],
        )
    return IssuedDocument(line_of(document), storage.get(document.signed_key))


def open_preview(*, actor: Actor, purpose: str, document_id: UUID) -> bytes:
    """The unsigned rendering, for those who sign or check it; `NotInTray` when there is none."""
    with acting(actor):
        document = Document.objects.filter(document_id=document_id, status=Status.PREPARED).first()
        if document is None:
            raise NotInTray
        actor.require("case.view", document.kabkota)
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="document",
            subject_ids=[document_id],
            elements=[document.kind],
        )
    return storage.get(document.rendering_key)
