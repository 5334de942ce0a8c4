"""Citizens who move abroad for a year or longer, and who come back."""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events import household_objections, move_objections
from adminduk.register.events.moves import demand_grown_up, demand_reason
from adminduk.register.events.settling import (
    address_in_words,
    leave_homes,
    on_its_day,
    one_family,
    residents,
    settle,
)
from adminduk.register.types.abroad import MoveAbroad, ReturnFromAbroad
from adminduk.register.types.households import Host
from adminduk.regulations import countries, foreigners, moves

LETTER, LETTER_BACK = "SKPLN", "SKDLN"


def move_abroad(event: MoveAbroad, book: Book) -> None:
    """UU 23/2006 art. 18: a letter, and off the card; the NIK stays theirs."""
    on_its_day(book, event.effective_on)
    demand_reason(book, event.reason)
    _demand_country(book, event.country)
    long_enough = moves.is_move_abroad(event.planned_months, book.law)
    book.demand(long_enough, move_objections.NOT_LONG_ENOUGH)
    movers = residents(book, event.movers)
    family = one_family(book, movers)
    for one in movers:
        book.demand(one.citizenship == 1, move_objections.CITIZENS_ONLY)
    demand_grown_up(book, movers, excused=event.parents_consent, otherwise=move_objections.MINORS_ALONE)
    was = address_in_words(family)
    leave_homes(book, movers, (event.new_head,))
    for one in movers:
        one.residence, one.previous_address = "abroad", was
    book.family_id = family.family_id
    book.letter(LETTER)


def return_from_abroad(event: ReturnFromAbroad, book: Book) -> None:
    """UU 23/2006 art. 19, at whatever office: who lives abroad is nobody else's resident."""
    on_its_day(book, event.effective_on)
    on_its_day(book, event.arrived_on)
    _demand_country(book, event.country)
    ids = [one.person_id for one in event.movers]
    book.demand(bool(ids), household_objections.NOBODY)
    book.demand(len(set(ids)) == len(ids), household_objections.NAMED_TWICE)
    movers = [book.living(one) for one in ids]
    for one in movers:
        book.demand(one.residence == "abroad", move_objections.NOT_ABROAD)
        book.demand(one.citizenship == 1, move_objections.CITIZENS_ONLY)
    if isinstance(event.to, Host):
        excused = event.guardian_letter
        demand_grown_up(book, movers, excused=excused, otherwise=move_objections.NEEDS_GUARDIAN)
    book.facts["late"] = moves.is_late_return(event.arrived_on, event.registered_on, book.law)
    for one in movers:
        one.kabkota, one.residence = event.kabkota, "resident"
    settle(book, event.movers, event.to)
    book.letter(LETTER_BACK)


def _demand_country(book: Book, code: str) -> None:
    known = code in countries.ALPHA3 and code != foreigners.INDONESIA
    book.demand(known, move_objections.UNKNOWN_COUNTRY)
