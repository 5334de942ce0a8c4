"""The tray: one passphrase, many documents.

The signature is made outside any transaction, then the document becomes signed in one short
transaction of its own, together with what its case does about it. A process that dies in between
leaves a prepared document, and bytes that no row names: nothing is signed twice under one number,
nothing that was acknowledged is lost. With a service that signs elsewhere it leaves a document that
was asked for, which nobody signs again until somebody has found out (see reconciling.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256
from uuid import UUID

from adminduk.documents.composing import compose
from adminduk.documents.composing.issuing import issuing_of
from adminduk.documents.models import Document
from adminduk.documents.operations.archiving import archive
from adminduk.documents.operations.asking import keep_returned, mark_asked, take_back
from adminduk.documents.operations.preparing import prepare
from adminduk.documents.operations.reconciling import accept_signed
from adminduk.documents.operations.unlocking import unlock
from adminduk.documents.queries.codes import signs_by_code
from adminduk.documents.queries.tray import line_of
from adminduk.documents.signing.signer import OutcomeUnknown, Signer
from adminduk.documents.types import (
    DocumentLine,
    Kind,
    NotInTray,
    OneCodeOneDocument,
    SignedBatch,
    Status,
    TooManyAtOnce,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at
from adminduk.foundation.refusals import Spoken
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.storage.types import StorageDown
from adminduk.foundation.texts import Both
from adminduk.offices.queries import get_office

LIMIT = 500


def sign_batch(
    *,
    actor: Actor,
    at: datetime,
    document_ids: Sequence[UUID],
    passphrase: str,
    on_signed: Callable[[DocumentLine], None],
    may_sign: Callable[[DocumentLine], None] = lambda line: None,
) -> SignedBatch:
    """Signs prepared documents with the actor's own certificate.

    `may_sign` is asked before each and refuses by raising; `on_signed` is called for each inside the transaction
    that makes it signed. Refuses the whole batch
    for a wrong passphrase or a certificate that is not in force; a single document that cannot be signed
    is answered with its sentence while the others go on. Called again after a crash, it signs what is
    still prepared and leaves alone what is signed.
    """
    if len(document_ids) > LIMIT:
        raise TooManyAtOnce(limit=LIMIT)
    if signs_by_code() and len(document_ids) > 1:
        raise OneCodeOneDocument
    signed, failed = [], []

    @cache
    def whose(office_id: int) -> UUID | None:
        with acting(actor):
            signer = issuing_of(office_id, at=at).signer
        return signer.id if signer else None

    with unlock(actor=actor, at=at, passphrase=passphrase) as signer:
        for document_id in document_ids:
            try:
                _sign_one(actor, at, document_id, signer, on_signed, may_sign, whose)
                signed.append(document_id)
            except Spoken as refusal:
                failed.append((document_id, refusal.text()))
    return SignedBatch(signed=tuple(signed), failed=tuple(failed))


def _sign_one(
    actor: Actor,
    at: datetime,
    document_id: UUID,
    signer: Signer,
    on_signed: Callable[[DocumentLine], None],
    may_sign: Callable[[DocumentLine], None],
    whose: Callable[[int], UUID | None],
) -> None:
    if _was_kept(actor, at, document_id, on_signed):
        return
    document = _prepared(actor, at, document_id, whose)
    with acting(actor):
        may_sign(line_of(document))
    unsigned = storage.get(document.rendering_key)
    if sha256(unsigned).hexdigest() != document.rendering_sha256:
        raise NotInTray
    if signer.elsewhere:
        pdf, document = _sign_elsewhere(actor, at, document, unsigned, signer)
    else:
        (pdf,) = signer.sign([unsigned], at=at)
    named = {"holder": signer.holder, "serial": signer.serial, "on_signed": on_signed}
    try:
        archive(actor=actor, at=at, document=document, pdf=pdf, **named)
    except StorageDown:
        # A signature of our own is made anew another time; one from elsewhere exists and must not be lost.
        if signer.elsewhere:
            keep_returned(actor=actor, at=at, document=document, pdf=pdf)
        raise


def _sign_elsewhere(
    actor: Actor, at: datetime, document: Document, unsigned: bytes, signer: Signer
) -> tuple[bytes, Document]:
    signer.check(at=at)
    document = mark_asked(actor=actor, at=at, document=document, signer=signer)
    try:
        (pdf,) = signer.sign([unsigned], at=at)
    except OutcomeUnknown:
        raise
    except Spoken:
        take_back(actor=actor, at=at, document=document)
        raise
    return pdf, document


def _was_kept(
    actor: Actor, at: datetime, document_id: UUID, on_signed: Callable[[DocumentLine], None]
) -> bool:
    """Whether the document was signed before, and only the archive could not take it; now it is there."""
    with acting(actor):
        waiting = Document.objects.filter(
            document_id=document_id, status=Status.ASKED, returned__isnull=False
        ).exists()
    if waiting:
        accept_signed(actor=actor, at=at, document_id=document_id, on_signed=on_signed)
    return waiting


def _prepared(actor: Actor, at: datetime, document_id: UUID, whose: Callable[[int], UUID | None]) -> Document:
    """The document as it will be signed: in the actor's jurisdiction, dated today, naming him as signer. `whose` is
    today's signer of an office, who may be another than when it was prepared."""
    for _ in range(2):
        with acting(actor):
            document = Document.objects.filter(document_id=document_id).first()
        if document is None or document.status not in {Status.ORDERED, Status.PREPARED}:
            raise NotInTray
        actor.require("documents.sign", document.kabkota)
        today = day_at(at, get_office(document.office_id).zone)
        if (
            document.status == Status.PREPARED
            and (document.issued_on, document.signer_id)
            == (
                today,
                actor.id,
            )
            and whose(document.office_id) == actor.id
            and _is_up_to_date(actor, at, document)
        ):
            return document
        # Rendered on an earlier day, for another signer, or before the family changed once more: what is
        # signed says who signs, when, and how the family is.
        prepare(actor=actor, at=at, document_id=document_id)
    raise NotTheSigner


def _is_up_to_date(actor: Actor, at: datetime, document: Document) -> bool:
    """Two births may wait in one tray for one family: whichever card is signed shows both children."""
    if document.kind != Kind.FAMILY_CARD:
        return True
    with acting(actor):
        composed = compose(actor, document, issuing_of(document.office_id, at=at))
    return document.digest is not None and composed.dataset.digest() == bytes(document.digest)


class NotTheSigner(NotInTray):
    sentence = Both(
        id="Dokumen ini harus ditandatangani Kepala Dinas yang tercatat.",
        en="This document must be signed by the head of office on record.",
    )
