"""Letters that events give by themselves, and letters that events end.

What a case entered is the case's to order. Both act with national sight: who left a letter behind may be
kept by another office today.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from adminduk.documents.letters import ENDS, LETTERS
from adminduk.documents.models import Document
from adminduk.documents.operations import order, retire
from adminduk.documents.types import DocumentOrder, Kind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.journal.followers import Fact
from adminduk.offices.queries import find_office_of
from adminduk.register.queries import EntryFacts, find_moving_letter, list_entries

KEEPER = system("letters", Scope.nation(), "documents.order")
PURPOSE = "documents.follow"


def order_letters(actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
    """Every event of these that numbers a letter gets it, once, into the tray of its own office."""
    ids = [fact.entry_id for fact in facts]
    for entry in list_entries(actor=KEEPER, purpose=PURPOSE, entry_ids=ids, kinds=LETTERS, without_case=True):
        kind = LETTERS[entry.kind]
        office = find_office_of(entry.kabkota)
        if not entry.akta_number or office is None or _is_known(entry, kind):
            continue
        order(
            actor=KEEPER,
            at=at,
            orders=[
                DocumentOrder(
                    kind=kind,
                    number=entry.akta_number,
                    kabkota=entry.kabkota,
                    office_id=office.id,
                    entry_id=entry.entry_id,
                    person_id=entry.person_id,
                )
            ],
        )


def retire_letters(actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
    """Letters that these events took back turn yellow from the moment of the event.

    A case has nothing to order here, so its entries end letters too. It follows the orders, so that a letter
    that was ended before anybody drew it is dropped.
    """
    ids = [fact.entry_id for fact in facts]
    kinds = {*ENDS, "move_cancelled"}
    for entry in list_entries(actor=KEEPER, purpose=PURPOSE, entry_ids=ids, kinds=kinds):
        for kind in ENDS.get(entry.kind, ()):
            if entry.person_id:
                _retire(entry, kind, person_id=entry.person_id)
        if entry.kind == "move_cancelled":
            _take_back(entry)


def _take_back(entry: EntryFacts) -> None:
    """A moving letter for several people is taken back when nobody travels by it any more."""
    number = entry.facts["letter_number"]
    letter = find_moving_letter(actor=KEEPER, purpose=PURPOSE, letter_number=number)
    if letter is None or not letter.on_the_way:
        _retire(entry, Kind.MOVING_LETTER, number=number)


def _retire(entry: EntryFacts, kind: Kind, **which: Any) -> None:
    retire(actor=KEEPER, at=entry.recorded_at, kind=kind, ended_by=entry.entry_id, **which)


def _is_known(entry: EntryFacts, kind: Kind) -> bool:
    with acting(KEEPER):
        return Document.objects.filter(kind=kind, entry_id=entry.entry_id).exists()
