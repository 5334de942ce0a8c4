"""A signed document given out: each time is counted, because each may be another print."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.conf import settings

from adminduk.documents.datasets import from_json
from adminduk.documents.models import Document, HandOut
from adminduk.documents.operations.preparing import shown_code
from adminduk.documents.operations.seal_keys import key_in_use
from adminduk.documents.queries.opening import open_signed
from adminduk.documents.rendering import State, render
from adminduk.documents.seal.making import make_seal
from adminduk.documents.types import DocumentNotFound, IssuedDocument
from adminduk.documents.types.hand_outs import Way
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.audit.operations import record
from adminduk.foundation.clock import day_at
from adminduk.foundation.db.ids import new_id
from adminduk.offices.queries import get_office


def hand_out(
    *, actor: Actor, at: datetime, purpose: str, document_id: UUID, way: Way, of_case: UUID | None = None
) -> IssuedDocument:
    """A signed document, and a line that it was given out. `DocumentNotFound` outside the actor's sight, and
    when it is not a document of `of_case`.

    As `Way.COPY` it is drawn again from its data set and marked SALINAN: such a print carries no signature,
    only the code by which anybody sees that the document behind it is genuine.
    """
    with acting(actor):
        issued = open_signed(actor=actor, purpose=purpose, document_id=document_id)
        if of_case is not None and issued.line.case_id != of_case:
            raise DocumentNotFound
        HandOut.objects.create(
            document_id=document_id,
            hand_out_id=new_id(),
            kabkota=issued.line.kabkota,
            way=way,
            by_staff=actor.id if actor.kind is Kind.STAFF else None,
            at=at,
        )
        if way is Way.COPY:
            record(
                actor=actor,
                at=at,
                action="documents.copy",
                subject_kind="document",
                subject_id=document_id,
                kabkota=issued.line.kabkota,
            )
    return replace(issued, pdf=_copy(actor, at, document_id)) if way is Way.COPY else issued


def _copy(actor: Actor, at: datetime, document_id: UUID) -> bytes:
    with acting(actor):
        document = Document.objects.get(document_id=document_id)
    dataset = from_json(bytes(document.dataset or b""))
    day = day_at(at, get_office(document.office_id).zone)
    key = key_in_use(actor=actor, at=at)
    return render(
        dataset,
        verification_address=settings.ADMINDUK_PUBLIC_URL,
        code=shown_code(document.code),
        seal=make_seal(dataset, document.code, key=key, at=document.signed_at),
        state=State.copy(on=day, sample=settings.ADMINDUK_DEMO),
    )
