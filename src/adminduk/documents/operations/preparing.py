"""Preparing a document for the tray: compose from the register, render, put away."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from adminduk.documents.composing import compose
from adminduk.documents.composing.issuing import issuing_of
from adminduk.documents.models import Document
from adminduk.documents.operations.seal_keys import key_in_use
from adminduk.documents.rendering import SAMPLE, render
from adminduk.documents.seal.making import make_seal
from adminduk.documents.types import Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.masking import mask_name
from adminduk.foundation.storage import operations as storage


def shown_code(code: str) -> str:
    """The code as printed: XXXX-XXXX-XXXX."""
    return "-".join(code[start : start + 4] for start in range(0, 12, 4))


def prepare(*, actor: Actor, at: datetime, document_id: UUID) -> bool:
    """Renders an ordered document (or a prepared one anew, for a new day or signer).

    False when there is nothing to do: it was signed or dropped meanwhile. Safe to run twice: the last
    rendering that is put into the row is the one that will be signed.
    """
    with acting(actor):
        document = Document.objects.filter(
            document_id=document_id, status__in=[Status.ORDERED, Status.PREPARED]
        ).first()
        if document is None:
            return False
        issuing = issuing_of(document.office_id, at=at)
        composed = compose(actor, document, issuing)
    seal = make_seal(composed.dataset, document.code, key=key_in_use(actor=actor, at=at), at=at)
    # Rendering is slow, so no transaction is open while it runs.
    pdf = render(
        composed.dataset,
        verification_address=settings.ADMINDUK_PUBLIC_URL,
        code=shown_code(document.code),
        seal=seal,
        state=SAMPLE if settings.ADMINDUK_DEMO else None,
    )
    stored = storage.put(pdf, kind="rendering")
    with acting(actor):
        changed = Document.objects.filter(
            document_id=document_id,
            status=document.status,
            rendering_key=document.rendering_key,
        ).update(
            status=Status.PREPARED,
            dataset=composed.dataset.as_json(),
            digest=composed.dataset.digest(),
            label=mask_name(composed.about),
            issued_on=issuing.day,
            signer_id=issuing.signer.id if issuing.signer else None,
            signer_title=issuing.signatory.title,
            rendering_key=stored.key,
            rendering_sha256=sha256(pdf).hexdigest(),
            size=len(pdf),
            changed_at=at,
        )
    # Whichever rendering lost is of no use to anybody.
    lost = document.rendering_key if changed else stored.key
    if lost:
        storage.remove(lost)
    return bool(changed)
