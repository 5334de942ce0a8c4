"""Slow work of this room."""

from __future__ import annotations

from uuid import UUID

from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.jobs import job


@job(queue="documents")
def prepare_document(*, document_id: str, kabkota: str) -> None:
    """Renders one ordered document for the tray."""
    from adminduk.documents.operations import prepare

    prepare(actor=system("documents", Scope.of(kabkota)), at=now(), document_id=UUID(document_id))
