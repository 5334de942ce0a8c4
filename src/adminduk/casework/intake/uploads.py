"""A file that arrives in pieces over a bad line, and goes on where it broke off.

In the manner of tus 1.0: the server says how much it has, the sender goes on from there. Pieces lie
sealed in storage; the row is the only thing that names them. Only who began an upload continues it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from adminduk.casework.intake.sanitize import MAX_BYTES, sanitize
from adminduk.casework.intake.types import (
    CleanFile,
    FileEmpty,
    FileTooLarge,
    OffsetMismatch,
    PieceTooLong,
    TooManyPieces,
    UploadClosed,
    UploadIncomplete,
    UploadNotFound,
    UploadStatus,
)
from adminduk.casework.models.upload import Upload
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind, NotAllowed
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.refusals import Refused
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.throttle.operations import count_try

KEPT = timedelta(hours=24)
MAX_PIECES = 400
UPLOADS_A_DAY = 200


def create_upload(
    *, actor: Actor, at: datetime, length: int, kabkota: str, declared: str = ""
) -> UploadStatus:
    """Announces a file of `length` bytes for a case of `kabkota`; `declared` is its media type.

    The owner is the resident's account, the member of staff, or (with number and PIN) the actor's case.
    Raises `FileEmpty`, `FileTooLarge` or `TooManyTries`.
    """
    if length <= 0:
        raise FileEmpty
    if length > MAX_BYTES:
        raise FileTooLarge(megabytes=MAX_BYTES // (1024 * 1024))
    owner = _owner(actor)
    count_try(
        what="upload", who=str(next(iter(owner.values()))), at=at, limit=UPLOADS_A_DAY, per=timedelta(days=1)
    )
    with acting(actor):
        upload = Upload.objects.create(
            id=new_id(),
            kabkota=kabkota,
            declared=declared[:100],
            length=length,
            created_at=at,
            expires_at=at + KEPT,
            **owner,
        )
        record(
            actor=actor,
            at=at,
            action="upload.create",
            subject_kind="upload",
            subject_id=upload.id,
            kabkota=kabkota,
            detail={"length": length},
        )
        return _status(upload)


def upload_status(*, actor: Actor, at: datetime, upload_id: UUID) -> UploadStatus:
    """How far the actor's upload is; `UploadNotFound` for all others."""
    with acting(actor):
        return _status(_own(actor, at, upload_id))


def append_chunk(*, actor: Actor, at: datetime, upload_id: UUID, offset: int, chunk: bytes) -> UploadStatus:
    """Adds the bytes that begin at `offset`, which must be where the upload stands.

    Raises `OffsetMismatch` (with where to go on) for a piece that was sent before or out of order,
    `PieceTooLong` beyond the announced length, `UploadClosed`, `UploadNotFound`.
    """
    with acting(actor):
        upload = _own(actor, at, upload_id, lock=True)
        _still_open(upload)
        if offset != upload.received:
            raise OffsetMismatch(received=upload.received)
        if offset + len(chunk) > upload.length:
            raise PieceTooLong
        if not chunk:
            return _status(upload)
        if len(upload.pieces) >= MAX_PIECES:
            raise TooManyPieces
        upload.pieces = [*upload.pieces, storage.put(chunk, kind="piece").key]
        upload.received += len(chunk)
        upload.expires_at = at + KEPT
        upload.save(update_fields=["pieces", "received", "expires_at"])
        return _status(upload)


def finish_upload(*, actor: Actor, at: datetime, upload_id: UUID) -> CleanFile:
    """The whole file, made clean. Works once: the pieces are dropped, and a second call is `UploadClosed`.

    A file that is refused closes its upload too. Called inside a larger act, that act decides: when it
    is rolled back, the upload stands as before.
    """
    with acting(actor):
        upload = _own(actor, at, upload_id)
        _still_open(upload)
        if upload.received < upload.length:
            raise UploadIncomplete(received=upload.received, length=upload.length)
    # Decoding takes a second or more: the row is not locked meanwhile, the guarded update below decides.
    answer: CleanFile | Refused
    try:
        content = b"".join(storage.get(key) for key in upload.pieces)
        answer = sanitize(content, upload.declared)
    except Refused as refusal:
        answer = refusal
    with acting(actor):
        refused = isinstance(answer, Refused)
        changed = Upload.objects.filter(id=upload_id, state=Upload.State.RECEIVING).update(
            state=Upload.State.REFUSED if refused else Upload.State.FINISHED, pieces=[]
        )
        if not changed:
            raise UploadClosed
        record(
            actor=actor,
            at=at,
            action="upload.refuse" if refused else "upload.finish",
            subject_kind="upload",
            subject_id=upload_id,
            kabkota=upload.kabkota,
            detail={"because": type(answer).__name__} if refused else {"pages": len(answer.pages)},
        )
        transaction.on_commit(lambda: _drop(upload.pieces))
    if isinstance(answer, Refused):
        raise answer
    return answer


def forget_expired_uploads(*, actor: Actor, at: datetime) -> int:
    """Drops uploads that nobody went on with for a day, with their pieces; answers how many."""
    with acting(actor):
        expired = list(Upload.objects.select_for_update(skip_locked=True).filter(expires_at__lte=at)[:500])
        Upload.objects.filter(id__in=[upload.id for upload in expired]).delete()
        pieces = [key for upload in expired for key in upload.pieces]
        transaction.on_commit(lambda: _drop(pieces))
    return len(expired)


def _owner(actor: Actor) -> dict[str, Any]:
    if actor.kind is Kind.RESIDENT and actor.account_id:
        return {"account_id": actor.account_id}
    if actor.kind is Kind.STAFF and actor.id:
        return {"staff_id": actor.id}
    if actor.kind is Kind.PUBLIC and actor.case_id:
        return {"case_id": actor.case_id}
    raise NotAllowed


def _own(actor: Actor, at: datetime, upload_id: UUID, *, lock: bool = False) -> Upload:
    rows = Upload.objects.select_for_update() if lock else Upload.objects
    upload = rows.filter(id=upload_id, expires_at__gt=at, **_owner(actor)).first()
    if upload is None:
        raise UploadNotFound
    return upload


def _still_open(upload: Upload) -> None:
    if upload.state != Upload.State.RECEIVING:
        raise UploadClosed


def _status(upload: Upload) -> UploadStatus:
    return UploadStatus(
        upload_id=upload.id, length=upload.length, received=upload.received, expires_at=upload.expires_at
    )


def _drop(pieces: Sequence[str]) -> None:
    for key in pieces:
        storage.remove(key)
