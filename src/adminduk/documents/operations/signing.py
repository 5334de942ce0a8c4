"""The tray: one passphrase, many documents.

The signature is made outside any transaction, then the document becomes signed in one short
transaction of its own, together with what its case does about it. A process that dies in between
leaves a prepared document, and bytes that no row names: nothing is signed twice under one number,
nothing that was acknowledged is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.conf import settings

from adminduk.documents.composing import compose
from adminduk.documents.composing.issuing import issuing_of
from adminduk.documents.models import Document, SignerCertificate
from adminduk.documents.operations.certificates import authority_folder
from adminduk.documents.operations.lasting import services
from adminduk.documents.operations.preparing import prepare
from adminduk.documents.operations.superseding import supersede_by
from adminduk.documents.pki import OfficialCredential
from adminduk.documents.queries.tray import line_of
from adminduk.documents.signing.local import LocalSigner
from adminduk.documents.signing.signer import Signer
from adminduk.documents.types import (
    DocumentLine,
    Kind,
    NoCertificate,
    NotInTray,
    SignedBatch,
    Status,
    TooManyAtOnce,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.clock import day_at
from adminduk.foundation.refusals import Spoken
from adminduk.foundation.storage import operations as storage
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

    `may_sign` is asked before each and refuses by raising; `on_signed` is called for each inside the transaction that makes it signed. Refuses the whole batch
    for a wrong passphrase or a certificate that is not in force; a single document that cannot be signed
    is answered with its sentence while the others go on. Called again after a crash, it signs what is
    still prepared and leaves alone what is signed.
    """
    if len(document_ids) > LIMIT:
        raise TooManyAtOnce(limit=LIMIT)
    signed, failed = [], []
    with unlock(actor=actor, at=at, passphrase=passphrase) as signer:
        for document_id in document_ids:
            try:
                _sign_one(actor, at, document_id, signer, on_signed, may_sign)
                signed.append(document_id)
            except Spoken as refusal:
                failed.append((document_id, refusal.text()))
    return SignedBatch(signed=tuple(signed), failed=tuple(failed))


def unlock(*, actor: Actor, at: datetime, passphrase: str) -> LocalSigner:
    """The actor's own key, open in memory. `NoCertificate`, `WrongPassphrase`, and the certificate's refusals."""
    with acting(actor):
        actor.require("documents.sign")
        held = SignerCertificate.objects.filter(staff_id=actor.id, revoked_at__isnull=True).first()
    if held is None:
        raise NoCertificate
    credential = OfficialCredential(
        certificate_pem=held.certificate_pem.encode(),
        chain_pem=held.chain_pem.encode(),
        encrypted_key_pem=held.encrypted_key_pem.encode(),
        not_before=held.not_before,
        not_after=held.not_after,
        serial=int(held.serial),
    )
    lists = [file.read_bytes() for file in sorted(Path(settings.ADMINDUK_PKI).glob("*.crl"))]
    stamps = services(authority_folder(at=at), at=at).stamps
    return LocalSigner.unlock(credential, passphrase, at=at, revocation_lists=lists, stamps=stamps)


def _sign_one(
    actor: Actor,
    at: datetime,
    document_id: UUID,
    signer: Signer,
    on_signed: Callable[[DocumentLine], None],
    may_sign: Callable[[DocumentLine], None],
) -> None:
    document = _prepared(actor, at, document_id)
    with acting(actor):
        may_sign(line_of(document))
    unsigned = storage.get(document.rendering_key)
    if sha256(unsigned).hexdigest() != document.rendering_sha256:
        raise NotInTray
    (pdf,) = signer.sign([unsigned], at=at)
    stored = storage.put(pdf, kind="document")
    with acting(actor):
        same = {"document_id": document_id, "status": Status.PREPARED}
        changed = Document.objects.filter(**same, rendering_key=document.rendering_key).update(
            status=Status.SIGNED,
            signed_key=stored.key,
            signed_sha256=stored.sha256,
            size=stored.size,
            signed_at=at,
            signed_by=actor.id,
            signer_name=signer.holder,
            certificate_serial=str(signer.serial),
            rendering_key="",
            changed_at=at,
        )
        if not changed:
            storage.remove(stored.key)
            raise NotInTray
        document = Document.objects.get(document_id=document_id)
        supersede_by(document, at=at)
        record(
            actor=actor,
            at=at,
            action="documents.sign",
            subject_kind="document",
            subject_id=document_id,
            kabkota=document.kabkota,
            detail={"serial": document.certificate_serial, "sha256": document.signed_sha256},
        )
        on_signed(line_of(document))


def _prepared(actor: Actor, at: datetime, document_id: UUID) -> Document:
    """The document as it will be signed: in the actor's jurisdiction, dated today, naming him as signer."""
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
