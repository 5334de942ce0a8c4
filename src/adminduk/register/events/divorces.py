"""A divorce: registered by the Dinas, given by the religious court, or stated by a couple never registered."""

from __future__ import annotations

from datetime import date

from adminduk.register.book import Book
from adminduk.register.events import objections_to_couples as objections
from adminduk.register.events.couples import (
    Bond,
    Couple,
    bond_of,
    couple_of,
    demand_ruling_in_time,
)
from adminduk.register.events.excerpts import demand_number, withdraw
from adminduk.register.events.parting import part_household
from adminduk.register.events.statuses import show_divorced
from adminduk.register.types.divorces import Divorce, DivorceNotified, UnregisteredDivorce
from adminduk.register.wishes import Wish
from adminduk.regulations import codes, divorces, marriages
from adminduk.regulations.numbers import akta_type


def divorce(event: Divorce, book: Book) -> None:
    """UU 23/2006 art. 40: an akta of divorce; the akta of marriage is withdrawn and noted.

    Raises `PersonNotLiving`, `NotLawful`, and what `part_household` raises.
    """
    couple = couple_of(event, book)
    bond = bond_of(book, couple)
    book.demand(bond.registered, objections.NEVER_REGISTERED)
    book.demand(
        not marriages.are_for_the_religious_office(*couple.religions, book.law),
        objections.FOR_THE_RELIGIOUS_COURT,
    )
    demand_number(book, bond.number, event.marriage_number)
    demand_ruling_in_time(book, event.ruling)
    number = book.akta(akta_type("divorce", book.law), *couple.here)
    _end(book, couple, bond, "divorce", codes.DIVORCED, number)
    withdraw(book, event.marriage_number, "divorce")
    book.facts["late"] = divorces.is_late(event.effective_on, event.registered_on, book.law)
    part_household(book, couple, event.leaving)


def take_note_of_divorce(event: DivorceNotified, book: Book) -> None:
    """UU 23/2006 art. 8(2): the court gave the akta, the register follows. Raises as `divorce` does."""
    couple = couple_of(event, book)
    bond = bond_of(book, couple)
    book.demand(bool(event.akta_cerai.strip()), objections.WITHOUT_NUMBER)
    known = [one for one in couple.religions if one is not None]
    book.demand(
        all(one in book.law.marriage.religious_office_for for one in known),
        objections.NOT_FOR_THE_RELIGIOUS_COURT,
    )
    _end(book, couple, bond, "divorce", codes.DIVORCED, event.akta_cerai.strip())
    part_household(book, couple, event.leaving)


def declare_divorce(event: UnregisteredDivorce, book: Book) -> None:
    """Form F-1.05: both are "divorced, not registered"; only where the marriage was not registered either.

    Raises as `divorce` does.
    """
    couple = couple_of(event, book)
    bond = bond_of(book, couple)
    book.demand(divorces.may_end_by_statement(registered=bond.registered), objections.NEEDS_RULING)
    book.demand(marriages.is_witnessed(len(event.witnesses), book.law), objections.NEEDS_WITNESSES)
    _end(book, couple, bond, "declared_divorce", codes.DIVORCED_UNREGISTERED, "")
    part_household(book, couple, event.leaving)


def _end(book: Book, couple: Couple, bond: Bond, by: str, status: int, number: str | Wish) -> None:
    on: date = book.event.effective_on
    book.demand(not marriages.is_in_the_future(on, book.event.registered_on), objections.IN_THE_FUTURE)
    book.demand(not divorces.is_before_the_marriage(on, bond.married_on), objections.BEFORE_THE_MARRIAGE)
    bond.end(on, by)
    for person in couple.here:
        show_divorced(person, book, status, on, number)
