from __future__ import annotations

from uuid import UUID

from adminduk.documents.models import Document
from adminduk.documents.types import DocumentLine, Kind, Status, UnclearDocument
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor


def line_of(document: Document) -> DocumentLine:
    own = {name: getattr(document, name) for name in DocumentLine.__slots__ if name not in {"kind", "status"}}
    return DocumentLine(**own, kind=Kind(document.kind), status=Status(document.status))


# The heavy columns of a tray full of documents stay where they are.
LIGHT = ("dataset", "digest")


def list_tray(*, actor: Actor, offset: int = 0, limit: int = 200) -> list[DocumentLine]:
    """What waits for a signature in the actor's jurisdiction, oldest first; names are masked labels."""
    with acting(actor):
        actor.require("documents.sign")
        waiting = Document.objects.filter(status__in=[Status.ORDERED, Status.PREPARED]).defer(*LIGHT)
        ordered = waiting.order_by("created_at", "document_id")[offset : offset + limit]
        return [line_of(document) for document in ordered]


def count_tray(*, actor: Actor) -> int:
    with acting(actor):
        return Document.objects.filter(status__in=[Status.ORDERED, Status.PREPARED]).count()


def list_unclear(*, actor: Actor) -> list[UnclearDocument]:
    """Documents of which nobody knows whether the service signed them, oldest first; each says what to do."""
    with acting(actor):
        actor.require("documents.sign")
        asked = Document.objects.filter(status=Status.ASKED).defer(*LIGHT).order_by("asked_at")
        return [
            UnclearDocument(line_of(one), asked_at=one.asked_at, kept=one.returned is not None)
            for one in asked
        ]


def list_of_case(*, actor: Actor, case_id: UUID) -> list[DocumentLine]:
    """A case's documents, dropped ones left out."""
    with acting(actor):
        of_case = Document.objects.filter(case_id=case_id).exclude(status=Status.DROPPED).defer(*LIGHT)
        return [line_of(document) for document in of_case.order_by("created_at", "document_id")]


def list_dropped(*, actor: Actor, case_id: UUID) -> list[DocumentLine]:
    """What was sent back from the tray, or dropped with it, and was never signed: the newest of each kind."""
    with acting(actor):
        dropped = Document.objects.filter(case_id=case_id, status=Status.DROPPED).defer(*LIGHT)
        newest = {document.kind: line_of(document) for document in dropped.order_by("created_at")}
        return list(newest.values())
