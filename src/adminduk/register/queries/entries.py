"""Entries as they were written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.register.models import Entry, Family
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
        return [
            facts_of(one)
            for one in Entry.objects.filter(person_id=person_id).order_by("recorded_at", "entry_id")
        ]


@dataclass(frozen=True, slots=True)
class ChangedCard:
    """A family whose card entries changed: as it is now, and the last of those entries that changed it.

    `by_case`: each of them was entered for a case, which orders what it promised by itself.
    """

    family_id: UUID
    kabkota: str
    kk_number: str
    active: bool
    entry_id: UUID
    changed_at: datetime
    by_case: bool


def families_touched(*, actor: Actor, entry_ids: list[UUID]) -> dict[UUID, datetime]:
    """Of these entries, the families whose card they changed or ended, with the time. For followers."""
    with acting(actor):
        return {family_id: entry.recorded_at for family_id, entry in _cards_changed(entry_ids)}


def changed_cards(*, actor: Actor, entry_ids: list[UUID]) -> list[ChangedCard]:
    """Of these entries, the families in the actor's sight whose card they changed or ended. For followers."""
    with acting(actor):
        last: dict[UUID, Entry] = {}
        without_case: set[UUID] = set()
        for family_id, entry in _cards_changed(entry_ids):
            last[family_id] = entry
            if entry.case_id is None:
                without_case.add(family_id)
        return [
            ChangedCard(
                family_id=family.family_id,
                kabkota=family.kabkota,
                kk_number=family.kk_number,
                active=family.active,
                entry_id=last[family.family_id].entry_id,
                changed_at=last[family.family_id].recorded_at,
                by_case=family.family_id not in without_case,
            )
            for family in Family.objects.filter(family_id__in=last).order_by("family_id")
        ]


def _cards_changed(entry_ids: list[UUID]) -> Iterator[tuple[UUID, Entry]]:
    """Each family and entry, oldest entry first."""
    for entry in Entry.objects.filter(entry_id__in=entry_ids).order_by("recorded_at", "entry_id"):
        payload = json.loads(bytes(entry.payload))
        ended = [
            change["family_id"]
            for change in payload["changes"].get("family", ())
            if change.get("active") is False
        ]
        for family_id in dict.fromkeys([*payload["facts"].get("cards", ()), *ended]):
            yield UUID(family_id), entry
