"""What this room does when the register has changed.

An event reaches families of other regions too (a widow in the next kabupaten), so these followers read
one chain and act with national sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from adminduk.documents.operations import mark_outdated, reissue_family_card
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.journal.followers import Fact
from adminduk.register.queries import changed_cards, families_touched

KEEPER = system("family cards", Scope.nation(), "documents.order")


def retire_family_cards(actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
    """A family card that no longer tells how the family is turns yellow, before the new one is signed."""
    touched = families_touched(actor=actor, entry_ids=[fact.entry_id for fact in facts])
    for family_id, changed_at in touched.items():
        mark_outdated(actor=KEEPER, family_id=family_id, changed_at=changed_at)


def reissue_family_cards(actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
    """Every family whose card says something else now gets a new one, into the tray of its own Dinas.

    What a case entered is the case's to order. Safe to read the same entries again.
    """
    for changed in changed_cards(actor=KEEPER, entry_ids=[fact.entry_id for fact in facts]):
        if not changed.by_case:
            reissue_family_card(actor=KEEPER, at=at, changed=changed)
