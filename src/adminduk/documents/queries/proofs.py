"""The proof of the entry that a document tells of, for whoever holds the document."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from adminduk.documents.models import Document
from adminduk.documents.types import DocumentNotFound, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.crypto import read_code
from adminduk.register.queries import prove_entry
from adminduk.register.types import EntryNotFound


def prove_document(
    *, actor: Actor, purpose: str, document_id: UUID | None = None, code: str = ""
) -> dict[str, Any]:
    """The proof (hashes only) that the entry behind a signed document is in the journal; named by its id or by
    the code in its QR.

    `DocumentNotFound` where the actor may not see it, `EntryNotFound` for one that tells of no entry,
    `NotSealedYet`. Who holds a document need not see the register, so the entry is read for him.
    """
    with acting(actor):
        found = Document.objects.filter(status=Status.SIGNED)
        if document_id is None:
            found = found.filter(code=read_code(code))
        else:
            found = found.filter(document_id=document_id)
        document = found.only("document_id", "kabkota", "entry_id").first()
        if document is None:
            raise DocumentNotFound
        if document.entry_id is None:
            raise EntryNotFound
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="document",
            subject_ids=[document.document_id],
            elements=["proof"],
        )
    reader = system("proof", Scope.of(document.kabkota))
    return prove_entry(actor=reader, purpose=purpose, entry_id=document.entry_id)
