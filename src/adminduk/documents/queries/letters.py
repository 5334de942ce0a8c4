"""Letters of one person: what there is, what may be asked for, and how one would read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings

from adminduk.documents.composing import compose
from adminduk.documents.composing.issuing import issuing_of
from adminduk.documents.letters import ALL_LETTERS, ENDS, SERIES, events_of
from adminduk.documents.models import Document
from adminduk.documents.queries.opening import picture_of
from adminduk.documents.queries.tray import LIGHT, line_of
from adminduk.documents.rendering import PREVIEW, render
from adminduk.documents.types import DocumentLine, Kind, NotOnRequest, Status
from adminduk.documents.types.letters import LetterEvent, LetterOffer, LetterState
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.register.queries import EntryFacts, find_moving_letter, get_person, list_entries_of

# What stands where a code will: nobody has a document of it.
NO_CODE = "0000-0000-0000"
UNSIGNED = {Status.ORDERED, Status.PREPARED, Status.ASKED}


def list_of_person(*, actor: Actor, person_id: UUID) -> list[DocumentLine]:
    """A person's documents, newest first; dropped ones left out. Names are masked labels."""
    with acting(actor):
        his = Document.objects.filter(person_id=person_id).exclude(status=Status.DROPPED).defer(*LIGHT)
        return [line_of(document) for document in his.order_by("-created_at", "-document_id")[:200]]


def list_letters_for(*, actor: Actor, purpose: str, person_id: UUID) -> list[LetterOffer]:
    """Every letter of the office with whether this person may have it. `PersonNotFound` elsewhere."""
    with acting(actor):
        get_person(actor=actor, purpose=purpose, person_id=person_id)
        entries = list_entries_of(actor=actor, purpose=purpose, person_id=person_id)
        papers = list_of_person(actor=actor, person_id=person_id)
        return [offer_of(actor, kind, entries, papers) for kind in ALL_LETTERS]


def offer_of(actor: Actor, kind: Kind, entries: list[EntryFacts], papers: list[DocumentLine]) -> LetterOffer:
    """Whether a letter may be asked for, with the entries (newest first) that it may tell of."""
    kinds, own = events_of(kind), [one for one in papers if one.kind is kind]
    on_request = kind in SERIES
    telling = [one for one in entries if one.kind in kinds and (on_request or one.akta_number)]
    if kinds and not telling:
        return LetterOffer(kind, LetterState.NONE)
    if on_request:
        waiting = any(one.status in UNSIGNED for one in own)
        events = tuple(_event(one) for one in reversed(telling))
        return LetterOffer(kind, LetterState.WAITING if waiting else LetterState.FREE, events)
    states = [(_state_of(actor, one, kind, entries, own), one) for one in reversed(telling)]
    free = tuple(_event(one) for state, one in states if state is LetterState.FREE)
    return LetterOffer(kind, LetterState.FREE if free else states[0][0], free)


def _state_of(
    actor: Actor, entry: EntryFacts, kind: Kind, entries: list[EntryFacts], own: list[DocumentLine]
) -> LetterState:
    """Of the letter that one event gives: once, and not after another event took it back."""
    known = [one for one in own if entry.entry_id == one.entry_id]
    if any(one.status in UNSIGNED for one in known):
        return LetterState.WAITING
    if known:
        return LetterState.ISSUED
    if any(kind in ENDS.get(one.kind, ()) and one.entry_id > entry.entry_id for one in entries):
        return LetterState.ENDED
    if kind is Kind.MOVING_LETTER:
        letter = find_moving_letter(actor=actor, purpose="documents.request", letter_number=entry.akta_number)
        if letter is None or not letter.on_the_way:
            return LetterState.ENDED
    return LetterState.FREE


def _event(entry: EntryFacts) -> LetterEvent:
    return LetterEvent(entry.entry_id, entry.kind, entry.effective_on, entry.akta_number)


def draw_letter(
    *,
    actor: Actor,
    purpose: str,
    at: datetime,
    kind: Kind,
    person_id: UUID,
    office_id: int,
    entry_id: UUID | None = None,
    asked: dict[str, str] | None = None,
) -> bytes:
    """How a letter would read now, as a JPEG marked CONTOH: it has no number, no code and no signature."""
    if kind not in ALL_LETTERS:
        raise NotOnRequest
    with acting(actor):
        get_person(actor=actor, purpose=purpose, person_id=person_id)
        issuing = issuing_of(office_id, at=at)
        draft = Document(
            kind=kind,
            number="…",
            kabkota=issuing.office.kabkota,
            office_id=office_id,
            entry_id=entry_id,
            person_id=person_id,
            asked=asked or {},
        )
        composed = compose(actor, draft, issuing)
    return picture_of(
        render(
            composed.dataset, verification_address=settings.ADMINDUK_PUBLIC_URL, code=NO_CODE, state=PREVIEW
        )
    )
