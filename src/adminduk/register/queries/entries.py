"""Entries as they were written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.register.models import Entry
from adminduk.register.types import PersonNotFound


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """One entry. `facts` are what the notice said, as stored (plain JSON)."""

    entry_id: UUID
    kind: str
    kabkota: str
    person_id: UUID | None
    family_id: UUID | None
    akta_number: str
    corrects: UUID | None
    effective_on: date
    registered_on: date
    recorded_at: datetime
    facts: dict[str, Any]


def facts_of(entry: Entry) -> EntryFacts:
    payload = json.loads(bytes(entry.payload))
    own = {name: getattr(entry, name) for name in EntryFacts.__slots__ if name != "facts"}
    return EntryFacts(**own, facts=payload["facts"])


def get_entry(*, actor: Actor, purpose: str, entry_id: UUID) -> EntryFacts:
    """One entry of the actor's jurisdiction; `PersonNotFound` otherwise."""
    with acting(actor):
        entry = Entry.objects.filter(entry_id=entry_id).first()
        if entry is None:
            raise PersonNotFound
        record_read(
            actor=actor, purpose=purpose, subject_kind="entry", subject_ids=[entry_id], elements=["entry"]
        )
        return facts_of(entry)


def list_entries_of(*, actor: Actor, purpose: str, person_id: UUID) -> list[EntryFacts]:
    """Everything that was ever entered of one person, oldest first."""
    with acting(actor):
        record_read(
            actor=actor, purpose=purpose, subject_kind="person", subject_ids=[person_id], elements=["entries"]
        )
        return [facts_of(one) for one in Entry.objects.filter(person_id=person_id).order_by("recorded_at")]


def families_touched(*, actor: Actor, entry_ids: list[UUID]) -> dict[UUID, datetime]:
    """Of these entries, the families whose card they changed, with the time of the change. For followers."""
    with acting(actor):
        found = Entry.objects.filter(entry_id__in=entry_ids).order_by("recorded_at")
        return {
            UUID(family_id): entry.recorded_at
            for entry in found
            for family_id in facts_of(entry).facts.get("cards", ())
        }
