"""A signed file into the archive, and its document signed, in one short transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from adminduk.documents import jobs
from adminduk.documents.models import Document
from adminduk.documents.operations.superseding import supersede_by
from adminduk.documents.queries.tray import line_of
from adminduk.documents.types import DocumentLine, NotInTray, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.jobs import defer
from adminduk.foundation.storage import operations as storage


def archive(
    *,
    actor: Actor,
    at: datetime,
    document: Document,
    pdf: bytes,
    holder: str,
    serial: int,
    on_signed: Callable[[DocumentLine], None],
) -> None:
    """Makes `document` signed as `pdf`, if it still stands as it was read; `NotInTray` otherwise."""
    stored = storage.put(pdf, kind="document")
    with acting(actor):
        same = {"document_id": document.document_id, "status": document.status}
        changed = Document.objects.filter(**same, rendering_key=document.rendering_key).update(
            status=Status.SIGNED,
            signed_key=stored.key,
            signed_sha256=stored.sha256,
            size=stored.size,
            signed_at=at,
            signed_by=document.signer_id,
            signer_name=holder,
            certificate_serial=str(serial),
            rendering_key="",
            returned=None,
            changed_at=at,
        )
        if not changed:
            storage.remove(stored.key)
            raise NotInTray
        signed = Document.objects.get(document_id=document.document_id)
        supersede_by(signed, at=at)
        record(
            actor=actor,
            at=at,
            action="documents.sign",
            subject_kind="document",
            subject_id=document.document_id,
            kabkota=document.kabkota,
            detail={"serial": signed.certificate_serial, "sha256": signed.signed_sha256},
        )
        if signed.case_id is None:
            # A case lifts its documents before it gives them out; these have nobody else who does.
            words = {"document_ids": [str(signed.document_id)], "kabkota": signed.kabkota}
            defer(jobs.lift_documents, **words)
        on_signed(line_of(signed))
