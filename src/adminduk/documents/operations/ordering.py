"""Ordering documents: inside the act that calls for them, with the job that renders them after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from adminduk.documents import jobs
from adminduk.documents.models import Document, DocumentCode
from adminduk.documents.types import DocumentOrder, Kind, OutcomeOpen, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.crypto import random_code
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.jobs import defer_each
from adminduk.foundation.storage import operations as storage

# What nobody waits for is rendered when there is nothing else to render.
WHEN_IDLE = -10
UNSIGNED = (Status.ORDERED, Status.PREPARED)


def order(*, actor: Actor, at: datetime, orders: Iterable[DocumentOrder], urgent: bool = True) -> list[UUID]:
    """Orders documents; each gets its verification code now and is rendered by a job after the commit.

    Without `urgent` its rendering lets that of all other documents pass.
    """
    wishes = list(orders)
    with acting(actor):
        for wanted in wishes:
            actor.require("documents.order", wanted.kabkota)
        return place(actor=actor, at=at, orders=wishes, urgent=urgent)


def place(*, actor: Actor, at: datetime, orders: Iterable[DocumentOrder], urgent: bool = True) -> list[UUID]:
    """Writes orders down; whether the actor may, its caller has asked."""
    with acting(actor):
        documents = [_ordered(wanted, at) for wanted in orders]
        ids = [one.document_id for one in documents]
        DocumentCode.objects.bulk_create(
            DocumentCode(code=one.code, document_id=one.document_id, kabkota=one.kabkota) for one in documents
        )
        Document.objects.bulk_create(documents)
        defer_each(
            jobs.prepare_document,
            [{"document_id": one.document_id, "kabkota": one.kabkota} for one in documents],
            priority=0 if urgent else WHEN_IDLE,
        )
        record(
            actor=actor,
            at=at,
            action="documents.order",
            subject_kind="documents",
            subject_id=ids[0] if ids else "",
            detail={"documents": [str(one) for one in ids]},
        )
    return ids


def _ordered(wanted: DocumentOrder, at: datetime) -> Document:
    return Document(
        document_id=new_id(),
        kabkota=wanted.kabkota,
        office_id=wanted.office_id,
        kind=wanted.kind,
        number=wanted.number,
        code=random_code(12),
        case_id=wanted.case_id,
        entry_id=wanted.entry_id,
        person_id=wanted.person_id,
        family_id=wanted.family_id,
        title=wanted.kind.title.id,
        asked=wanted.asked,
        created_at=at,
        changed_at=at,
    )


def copied(document: Document, *, at: datetime) -> Document:
    """Another order for the same paper, with a code of its own; not saved yet."""
    wanted = DocumentOrder(
        kind=Kind(document.kind),
        **{name: getattr(document, name) for name in DocumentOrder.__slots__ if name != "kind"},
    )
    return _ordered(wanted, at)


def drop_unsigned(*, actor: Actor, at: datetime, case_id: UUID) -> list[UUID]:
    """Drops what a case has in the making, when the case goes back: an unsigned rendering never leaves."""
    with acting(actor):
        if Document.objects.filter(case_id=case_id, status=Status.ASKED).exists():
            raise OutcomeOpen
        unsigned = Document.objects.filter(case_id=case_id, status__in=[Status.ORDERED, Status.PREPARED])
        ids, renderings = [], []
        for document_id, rendering in unsigned.values_list("document_id", "rendering_key"):
            ids.append(document_id)
            renderings.append(rendering)
        Document.objects.filter(document_id__in=ids).update(
            status=Status.DROPPED, rendering_key="", dataset=None, changed_at=at
        )
        forget_renderings(renderings)
        return ids


def forget_renderings(keys: Iterable[str]) -> None:
    """Takes renderings that nobody will sign off the shelf, once the act is committed."""
    for key in filter(None, keys):
        transaction.on_commit(partial(storage.remove, key))


def drop(unsigned: Sequence[Document], at: datetime) -> None:
    """Takes documents that nobody signed yet out of the making."""
    forget_renderings(one.rendering_key for one in unsigned)
    Document.objects.filter(document_id__in=[one.document_id for one in unsigned]).update(
        status=Status.DROPPED, rendering_key="", dataset=None, changed_at=at
    )
