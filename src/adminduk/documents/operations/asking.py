"""Before a service is asked for a signature this is written down, so that no death of ours forgets it."""

from __future__ import annotations

from datetime import datetime

from adminduk.documents.models import Document
from adminduk.documents.signing.signer import Signer
from adminduk.documents.types import NotInTray, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.crypto import open_sealed, seal


def mark_asked(*, actor: Actor, at: datetime, document: Document, signer: Signer) -> Document:
    """The document, asked for. Committed before the request leaves: of two windows one gets it."""
    now_asked = {"status": Status.ASKED, "asked_at": at, "changed_at": at}
    known = {"certificate_serial": str(signer.serial), "signer_name": signer.holder}
    with acting(actor):
        same = {"document_id": document.document_id, "rendering_key": document.rendering_key}
        if not Document.objects.filter(**same, status=Status.PREPARED).update(**now_asked, **known):
            raise NotInTray
        record(
            actor=actor,
            at=at,
            action="documents.sign_asked",
            subject_kind="document",
            subject_id=document.document_id,
            kabkota=document.kabkota,
            detail={"serial": str(signer.serial)},
        )
        return Document.objects.get(document_id=document.document_id)


def take_back(*, actor: Actor, at: datetime, document: Document) -> None:
    """The service refused clearly: nothing was signed, and the document waits in the tray as before."""
    with acting(actor):
        Document.objects.filter(document_id=document.document_id, status=Status.ASKED).update(
            status=Status.PREPARED, asked_at=None, certificate_serial="", signer_name="", changed_at=at
        )


def keep_returned(*, actor: Actor, at: datetime, document: Document, pdf: bytes) -> None:
    """The signed file, in the row of its document while the archive cannot take it."""
    with acting(actor):
        Document.objects.filter(document_id=document.document_id, status=Status.ASKED).update(
            returned=seal(pdf, context=_context(document)), changed_at=at
        )


def returned_of(document: Document) -> bytes | None:
    return open_sealed(document.returned, context=_context(document)) if document.returned else None


def _context(document: Document) -> str:
    return f"returned-{document.document_id}"
