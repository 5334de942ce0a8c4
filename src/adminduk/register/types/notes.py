"""Notes that other offices entered beside akta kept here, and that are to be written into the paper register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class NoteDue:
    """One note: beside which akta of ours, what happened, which office entered it, under which number.

    `written_at` and `written_name` say when it was written here and by whom; None while it waits.
    """

    akta_number: str
    entry_id: UUID
    kind: str
    kabkota: str
    noted_on: date
    by_number: str
    written_at: datetime | None
    written_name: str


class NoteNotFound(Refused):
    sentence = Both(
        id="Catatan pinggir itu tidak ada dalam daftar kantor Anda.",
        en="That marginal note is not in your office's list.",
    )


class NoteWritten(Refused):
    sentence = Both(
        id="Catatan pinggir itu sudah ditandai tertulis oleh {name}.",
        en="{name} has marked that marginal note as written already.",
    )
