"""What this room does when the register has changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from adminduk.documents.operations import mark_outdated
from adminduk.foundation.access.types import Actor
from adminduk.foundation.journal.followers import Fact
from adminduk.register.queries import families_touched


def retire_family_cards(actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
    """A family card that no longer tells how the family is turns yellow, before the new one is signed."""
    touched = families_touched(actor=actor, entry_ids=[fact.entry_id for fact in facts])
    for family_id, changed_at in touched.items():
        mark_outdated(actor=actor, family_id=family_id, changed_at=changed_at)
