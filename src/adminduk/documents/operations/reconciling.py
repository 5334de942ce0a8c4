"""A service was asked to sign and we do not know whether it did: finding out, by a person.

The service's contract has no way to fetch an answer again, so there are two ways out. Its signed file is
found (in its own archive, or kept by us when ours was full) and accepted after the same checks. Or the
document is given up: its code is never confirmed, and a new one with a new code is ordered in its place,
so that a late file under the old code convinces nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from cryptography import x509

from adminduk.documents import jobs
from adminduk.documents.models import Document, DocumentCode, SignerCertificate
from adminduk.documents.operations.archiving import archive
from adminduk.documents.operations.asking import returned_of
from adminduk.documents.operations.ordering import copied, forget_renderings
from adminduk.documents.operations.unlocking import bsre_trust
from adminduk.documents.signing.bsre.returned import check_returned
from adminduk.documents.types import DocumentLine, DocumentNotFound, NotInTray, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.jobs import defer
from adminduk.foundation.storage import operations as storage


def accept_signed(
    *,
    actor: Actor,
    at: datetime,
    document_id: UUID,
    on_signed: Callable[[DocumentLine], None],
    pdf: bytes | None = None,
) -> None:
    """Archives the signed file of an asked document: `pdf`, or what was kept when the archive was full.

    `WrongAnswer` when it is not our document signed by whom we asked; `DocumentNotFound` when nothing was kept.
    """
    document = _asked(actor, document_id)
    found = pdf if pdf is not None else returned_of(document)
    if found is None:
        raise DocumentNotFound
    with acting(actor):
        held = SignerCertificate.objects.get(serial=document.certificate_serial)
    trust = bsre_trust()
    check_returned(
        found,
        ours=storage.get(document.rendering_key),
        certificate=x509.load_pem_x509_certificate(held.certificate_pem.encode()),
        trust_roots=trust.roots,
        revocation_lists=trust.revocation_lists,
        at=at,
    )
    named = {"holder": document.signer_name, "serial": int(held.serial), "on_signed": on_signed}
    archive(actor=actor, at=at, document=document, pdf=found, **named)


def give_up(*, actor: Actor, at: datetime, document_id: UUID, reason: str) -> UUID:
    """Drops an asked document and orders another with a new code in its place; answers the new one."""
    with acting(actor):
        document = _asked(actor, document_id, hold=True)
        if document.returned:
            # It is signed, and the file is here.
            raise NotInTray
        fresh = copied(document, at=at)
        forget_renderings([document.rendering_key])
        document.status, document.reason, document.changed_at = Status.DROPPED, reason[:500], at
        document.rendering_key, document.dataset = "", None
        document.save()
        DocumentCode.objects.create(code=fresh.code, document_id=fresh.document_id, kabkota=fresh.kabkota)
        fresh.save(force_insert=True)
        defer(jobs.prepare_document, document_id=fresh.document_id, kabkota=fresh.kabkota)
        record(
            actor=actor,
            at=at,
            action="documents.sign_given_up",
            subject_kind="document",
            subject_id=document_id,
            kabkota=document.kabkota,
            detail={"instead": str(fresh.document_id)},
        )
    return fresh.document_id


def _asked(actor: Actor, document_id: UUID, *, hold: bool = False) -> Document:
    with acting(actor):
        rows = Document.objects.select_for_update() if hold else Document.objects
        document = rows.filter(document_id=document_id, status=Status.ASKED).first()
        if document is None:
            raise NotInTray
        actor.require("documents.sign", document.kabkota)
        return document
