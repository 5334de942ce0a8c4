from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from adminduk.documents.types.documents import Kind
from adminduk.foundation.texts import Both


class LetterState(StrEnum):
    """Whether a letter may be asked for. `issued`: it exists and is printed again; `waiting`: it is in the
    tray; `ended`: an event took it back; `none`: no event of this person gives it."""

    FREE = "free"
    WAITING = "waiting"
    ISSUED = "issued"
    ENDED = "ended"
    NONE = "none"

    @property
    def sentence(self) -> Both:
        return SENTENCES[self]


SENTENCES = {
    LetterState.FREE: Both(id="Dapat diminta", en="May be asked for"),
    LetterState.WAITING: Both(id="Menunggu tanda tangan", en="Waits for a signature"),
    LetterState.ISSUED: Both(id="Sudah terbit, cetak ulang saja", en="Issued, print it again"),
    LetterState.ENDED: Both(id="Sudah ditarik oleh peristiwa lain", en="Taken back by another event"),
    LetterState.NONE: Both(id="Peristiwanya tidak tercatat", en="No such event is registered"),
}


@dataclass(frozen=True, slots=True)
class LetterEvent:
    """An entry that a letter may tell of."""

    entry_id: UUID
    kind: str
    happened_on: date
    number: str


@dataclass(frozen=True, slots=True)
class LetterOffer:
    """One kind of letter for one person. `events` are those it may tell of, newest first; none where it tells of
    the person as he is."""

    kind: Kind
    state: LetterState
    events: tuple[LetterEvent, ...] = ()
