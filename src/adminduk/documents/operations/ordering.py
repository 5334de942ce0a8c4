"""Ordering documents: inside the act that calls for them, with the job that renders them after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from adminduk.documents import jobs
from adminduk.documents.models import Document, DocumentCode
from adminduk.documents.types import DocumentOrder, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.crypto import random_code
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.jobs import defer


def order(*, actor: Actor, at: datetime, orders: Iterable[DocumentOrder]) -> list[UUID]:
    """Orders documents; each gets its verification code now and is rendered by a job after the commit."""
    ids = []
    with acting(actor):
        for wanted in orders:
            actor.require("documents.order", wanted.kabkota)
            document_id, code = new_id(), random_code(12)
            DocumentCode.objects.create(code=code, document_id=document_id, kabkota=wanted.kabkota)
            Document.objects.create(
                document_id=document_id,
                kabkota=wanted.kabkota,
                office_id=wanted.office_id,
                kind=wanted.kind,
                number=wanted.number,
                code=code,
                case_id=wanted.case_id,
                entry_id=wanted.entry_id,
                person_id=wanted.person_id,
                family_id=wanted.family_id,
                title=wanted.kind.title.id,
                created_at=at,
                changed_at=at,
            )
            defer(jobs.prepare_document, document_id=document_id, kabkota=wanted.kabkota)
            ids.append(document_id)
        record(
            actor=actor,
            at=at,
            action="documents.order",
            subject_kind="documents",
            subject_id=ids[0] if ids else "",
            detail={"documents": [str(one) for one in ids]},
        )
    return ids


def drop_unsigned(*, actor: Actor, at: datetime, case_id: UUID) -> list[UUID]:
    """Drops what a case has in the making, when the case goes back: an unsigned rendering never leaves."""
    with acting(actor):
        unsigned = Document.objects.filter(case_id=case_id, status__in=[Status.ORDERED, Status.PREPARED])
        ids = list(unsigned.values_list("document_id", flat=True))
        Document.objects.filter(document_id__in=ids).update(
            status=Status.DROPPED, rendering_key="", dataset=None, changed_at=at
        )
        return ids
