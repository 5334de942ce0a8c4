from __future__ import annotations

from io import BytesIO
from uuid import UUID

import pypdfium2
from PIL import Image

from adminduk.documents.models import Document, Revision
from adminduk.documents.queries.tray import line_of
from adminduk.documents.types import DocumentNotFound, IssuedDocument, NotInTray, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.storage import operations as storage

# Enough to read an akta's small English lines on a desk's screen.
PREVIEW_DPI = 110


def open_signed(*, actor: Actor, purpose: str, document_id: UUID) -> IssuedDocument:
    """A signed document with its newest bytes: as issued, and the proof that was added behind them since.
    `DocumentNotFound` outside the actor's sight."""
    with acting(actor):
        document = Document.objects.filter(document_id=document_id, status=Status.SIGNED).first()
        if document is None:
            raise DocumentNotFound
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="document",
            subject_ids=[document_id],
            elements=[document.kind],
        )
        newest = Revision.objects.filter(document_id=document_id).order_by("-seq").first()
    return IssuedDocument(line_of(document), storage.get(newest.file_key if newest else document.signed_key))


def open_preview(*, actor: Actor, purpose: str, document_id: UUID) -> bytes:
    """The unsigned rendering, for those who sign or check it; `NotInTray` when there is none."""
    with acting(actor):
        document = Document.objects.filter(document_id=document_id, status=Status.PREPARED).first()
        if document is None:
            raise NotInTray
        actor.require("case.view", document.kabkota)
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="document",
            subject_ids=[document_id],
            elements=[document.kind],
        )
    return storage.get(document.rendering_key)


def open_preview_picture(*, actor: Actor, purpose: str, document_id: UUID) -> bytes:
    """The unsigned rendering as one JPEG, its sheets below each other: every browser can show that."""
    return picture_of(open_preview(actor=actor, purpose=purpose, document_id=document_id))


def picture_of(pdf: bytes) -> bytes:
    """The sheets of a PDF below each other, as one JPEG."""
    sheets = pypdfium2.PdfDocument(pdf)
    pictures = [sheet.render(scale=PREVIEW_DPI / 72).to_pil().convert("RGB") for sheet in sheets]
    gap = 12
    whole = Image.new(
        "RGB",
        (max(one.width for one in pictures), sum(one.height + gap for one in pictures) - gap),
        (235, 228, 214),
    )
    top = 0
    for one in pictures:
        whole.paste(one, (0, top))
        top += one.height + gap
    file = BytesIO()
    whole.save(file, "JPEG", quality=82)
    return file.getvalue()
