"""The office that keeps an akta has written another office's note into its register on paper."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.register.models import NoteDue
from adminduk.register.types.notes import NoteNotFound, NoteWritten

MAY = "register.annotate"


def mark_note_written(*, actor: Actor, at: datetime, akta_number: str, entry_id: UUID) -> None:
    """Raises `NoteNotFound` (also of other offices' lists), and `NoteWritten` where a colleague was faster."""
    with acting(actor):
        actor.require(MAY)
        due = NoteDue.objects.select_for_update().filter(akta_number=akta_number, entry_id=entry_id).first()
        if due is None:
            raise NoteNotFound
        actor.require(MAY, due.keeper)
        if due.written_at is not None:
            raise NoteWritten(name=due.written_name)
        NoteDue.objects.filter(akta_number=akta_number, entry_id=entry_id).update(
            written_at=at, written_by=actor.id, written_name=actor.name[:120]
        )
        record(
            actor=actor,
            at=at,
            action="register.note_written",
            subject_kind="entry",
            subject_id=entry_id,
            kabkota=due.keeper,
        )
