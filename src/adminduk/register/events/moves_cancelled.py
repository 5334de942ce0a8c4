"""A moving letter taken back by the office that gave it."""

from __future__ import annotations

from collections.abc import Sequence

from adminduk.register.book import Book
from adminduk.register.events import move_objections
from adminduk.register.events.moves import letter_of, travellers
from adminduk.register.events.settling import family_here, of_this_office, on_its_day, put, settle
from adminduk.register.states import PersonState
from adminduk.register.types.family import Relation
from adminduk.register.types.households import Placed
from adminduk.register.types.moves import MoveCancelled
from adminduk.register.types.refusals import NotLawful


def cancel_move(event: MoveCancelled, book: Book) -> None:
    """Who has not arrived anywhere is a resident of the origin again, as if he had not left."""
    on_its_day(book, event.effective_on)
    movers = travellers(book, event.movers)
    for one in movers:
        of_this_office(book, one.person_id)
    book.facts["moved_out"] = letter_of(book, movers, event.letter_number).entry_id
    for one in movers:
        one.residence, one.moving_to, one.previous_address = "resident", "", ""
    # A visitor never stood on a card, and goes back to none.
    if all(one.citizenship == 2 and book.last_place(one) is None for one in movers):
        for one in movers:
            one.residence = "visitor"
    elif event.to is not None:
        settle(book, event.movers, event.to)
    else:
        _go_back(event, book, movers)


def _go_back(event: MoveCancelled, book: Book, movers: Sequence[PersonState]) -> None:
    """To the card that they left. Where all had left, it is in force again, with its number and head."""
    family = book.families.get(event.family_id) if event.family_id else None
    last = [book.last_place(one) for one in movers]
    if family is None or not all(one and one.family_id == family.family_id for one in last):
        raise NotLawful(objection=move_objections.NO_CARD_TO_GO_BACK_TO)
    placed = {one.person_id: one for one in event.movers}
    if not family.active:
        head = next((one for one in movers if one.person_id == family.head_id), None)
        book.demand(head is not None, move_objections.NO_CARD_TO_GO_BACK_TO)
        family.active = True
        placed[family.head_id] = Placed(family.head_id, Relation.HEAD)
    family_here(book, family.family_id)
    put(book, list(placed.values()), family, book.person(family.head_id))
    book.family_id = family.family_id
