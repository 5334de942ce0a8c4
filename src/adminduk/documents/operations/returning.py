"""The head of office sends a document back from the tray: its case is corrected, the rendering dropped."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from adminduk.documents.models import Document
from adminduk.documents.operations.ordering import forget_renderings
from adminduk.documents.types import NotInTray, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record


def return_from_tray(*, actor: Actor, at: datetime, document_id: UUID, reason: str) -> UUID | None:
    """Drops the unsigned document with a reason; answers its case. `NotInTray` when it was signed."""
    with acting(actor):
        document = (
            Document.objects.select_for_update()
            .filter(document_id=document_id, status__in=[Status.ORDERED, Status.PREPARED])
            .first()
        )
        if document is None:
            raise NotInTray
        actor.require("documents.return", document.kabkota)
        document.status = Status.DROPPED
        document.reason = reason
        forget_renderings([document.rendering_key])
        document.rendering_key = ""
        document.dataset = None
        document.changed_at = at
        document.save()
        record(
            actor=actor,
            at=at,
            action="documents.return",
            subject_kind="document",
            subject_id=document_id,
            kabkota=document.kabkota,
        )
        return document.case_id
