"""Entries for followers: what calls for a paper, or ends one."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.register.models import Entry
from adminduk.register.queries.entries import EntryFacts, facts_of


def list_entries(
    *,
    actor: Actor,
    purpose: str,
    entry_ids: list[UUID],
    kinds: Collection[str],
    without_case: bool = False,
) -> list[EntryFacts]:
    """Of these entries those of some kinds in the actor's sight, the oldest first. For followers.

    With `without_case` only those that no case entered: a case orders its papers by itself.
    """
    with acting(actor):
        found = Entry.objects.filter(entry_id__in=entry_ids, kind__in=kinds)
        if without_case:
            found = found.filter(case_id__isnull=True)
        entries = [facts_of(one) for one in found.order_by("recorded_at", "entry_id")]
        if entries:
            ids = [one.entry_id for one in entries]
            record_read(
                actor=actor, purpose=purpose, subject_kind="entry", subject_ids=ids, elements=["entry"]
            )
        return entries
