from __future__ import annotations

from uuid import UUID

from adminduk.foundation.access.types import Actor
from adminduk.register.queries.entries import EntryFacts, get_entry
from adminduk.register.types.old_aktas import OldAktaRecorded
from adminduk.register.types.refusals import EntryNotFound


def get_old_akta(*, actor: Actor, purpose: str, entry_id: UUID) -> EntryFacts:
    """The entry of an old akta; `EntryNotFound` for any other entry, `PersonNotFound`
    outside the actor's jurisdiction."""
    entry = get_entry(actor=actor, purpose=purpose, entry_id=entry_id)
    if entry.kind != OldAktaRecorded.kind:
        raise EntryNotFound
    return entry
