"""What this room does when the register has changed.

An event reaches families of other regions too (a widow in the next kabupaten), so these followers read
one chain and act with national sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from adminduk.documents.operations import (
    mark_outdated,
    order_excerpts,
    reissue_family_card,
    reissue_old_excerpts,
    retire_excerpts,
)
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.journal.followers import Fact
from adminduk.register.queries import akta_news, changed_cards, families_touched, find_akta

KEEPER = system("family cards", Scope.nation(), "documents.order")
REGISTRAR = system("akta", Scope.nation(), "documents.order")
PURPOSE = "documents.follow"


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


def follow_aktas(actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
    """The excerpts of a new akta are ordered, those of an annotated one issued anew, withdrawn ones void.

    A note may be beside an akta of another region, whose office issues it. What a case entered is the case's
    to order; what has become untrue turns yellow or red all the same. Safe to read the same entries again.
    """
    for news in akta_news(actor=REGISTRAR, entry_ids=[fact.entry_id for fact in facts]):
        for akta_number in dict.fromkeys((news.akta_number, *(number for number, _ in news.notes))):
            akta = find_akta(actor=REGISTRAR, purpose=PURPOSE, akta_number=akta_number)
            # One that was made before this register has an excerpt of ours where it was converted; one of the
            # religious office has none.
            if akta is None:
                reissue_old_excerpts(
                    actor=REGISTRAR,
                    at=at,
                    noted_at=news.recorded_at,
                    akta_number=akta_number,
                    entry_id=news.entry_id,
                )
                continue
            if akta_number != news.akta_number:
                retire_excerpts(actor=REGISTRAR, at=news.recorded_at, akta=akta, entry_id=news.entry_id)
            if not news.by_case:
                order_excerpts(actor=REGISTRAR, at=at, akta=akta, entry_id=news.entry_id)
