from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from uuid import UUID

from adminduk.documents.archive import inspecting
from adminduk.documents.models import ArchiveFault
from adminduk.documents.types.audits import Fault, FaultyDocument
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor


def judges(processes: int) -> AbstractContextManager[inspecting.Judging]:
    """So many processes that judge signatures for an inspection; with 0 they are judged in this one."""
    return inspecting.judges(processes)


def list_faults(*, actor: Actor, audit_id: UUID) -> list[FaultyDocument]:
    """What an inspection found, in the order of the documents' ids; in the actor's jurisdiction."""
    with acting(actor):
        actor.require("documents.audit")
        rows = ArchiveFault.objects.filter(audit_id=audit_id).order_by("document_id", "fault")
        return list(_together(rows.iterator()))


def _together(rows: Iterator[ArchiveFault]) -> Iterator[FaultyDocument]:
    document: FaultyDocument | None = None
    for row in rows:
        if document is None or document.document_id != row.document_id:
            if document:
                yield document
            document = FaultyDocument(row.document_id, row.kabkota, ())
        document = FaultyDocument(row.document_id, row.kabkota, (*document.faults, Fault(row.fault)))
    if document:
        yield document
