"""Moves inside one kab/kota."""

from __future__ import annotations

from collections.abc import Sequence

from adminduk.register.book import Book
from adminduk.register.events import household_objections, move_objections
from adminduk.register.events.heads import head_among
from adminduk.register.events.moves import demand_reason, note_how_far
from adminduk.register.events.settling import (
    address_in_words,
    check_home,
    family_here,
    leave_homes,
    on_its_day,
    one_family,
    residents,
    settle,
)
from adminduk.register.states import FamilyState, PersonState
from adminduk.register.types.homes import Founds
from adminduk.register.types.households import Host
from adminduk.register.types.moves import MoveWithin
from adminduk.regulations import moves


def move_within(event: MoveWithin, book: Book) -> None:
    """No letter (Permendagri 108/2019). The card goes with its head, whoever stays gets one of his own."""
    on_its_day(book, event.effective_on)
    demand_reason(book, event.reason)
    movers = residents(book, [one.person_id for one in event.movers])
    family = one_family(book, movers)
    village = (
        event.to.village_code
        if isinstance(event.to, Founds)
        else family_here(book, event.to.family_id).village_code
    )
    note_how_far(book, family, movers, village)
    was, members = address_in_words(family), len(book.members(family))
    whole, with_head = len(movers) == members, any(book.is_head(one) for one in movers)
    renumbered = moves.number_changes(family.village_code, village, book.law)
    if isinstance(event.to, Founds) and with_head and not renumbered:
        if whole:
            _change_address(book, family, event.to)
        elif book.law.families.number_changes_with_head:
            _stay_behind(book, family, movers, event)
            _change_address(book, family, event.to)
        else:
            _go(book, event, movers)
    else:
        _go(book, event, movers)
    for one in movers:
        one.previous_address = was


def _go(book: Book, event: MoveWithin, movers: Sequence[PersonState]) -> None:
    there = {book.home_of(one).family_id for one in movers}
    lodges = isinstance(event.to, Host) and event.to.family_id in there
    book.demand(not lodges, move_objections.SAME_FAMILY)
    leave_homes(book, movers, (event.new_head,))
    settle(book, event.movers, event.to)


def _change_address(book: Book, family: FamilyState, home: Founds) -> None:
    check_home(book, home)
    before = (family.address, family.rt, family.rw, family.village_code)
    differs = before != (home.address, home.rt, home.rw, home.village_code)
    book.demand(differs, household_objections.SAME_ADDRESS)
    family.address, family.rt, family.rw = home.address, home.rt, home.rw
    family.village_code, family.postal_code = home.village_code, home.postal_code
    book.family_id = family.family_id


def _stay_behind(
    book: Book, family: FamilyState, movers: Sequence[PersonState], event: MoveWithin
) -> FamilyState:
    """Those who stay when the head moves: a card of their own at the old address."""
    left = [(place, one) for place, one in book.members(family) if one not in movers]
    head = head_among(book, left, event.new_head)
    relations = book.relations_under(head, left)
    stayed = book.new_family(
        head=head,
        address=family.address,
        rt=family.rt,
        rw=family.rw,
        village_code=family.village_code,
        postal_code=family.postal_code,
    )
    for _, one in sorted(left, key=lambda both: both[1] is not head):
        book.move_over(one, stayed, relations[one.person_id], event.effective_on)
    return stayed
