"""Families: founded, divided, joined, headed anew; and streets with another name.

A card ends when the last one leaves it; to withdraw one is an event of its own (`dissolutions`).
"""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events import household_objections as objections
from adminduk.register.events.settling import (
    demand_may_head,
    family_here,
    leave_homes,
    on_its_day,
    one_family,
    residents,
    settle,
)
from adminduk.register.types.homes import Founds
from adminduk.register.types.households import AddressRenamed, FamilyJoin, FamilySplit, HeadChange, NewFamily
from adminduk.regulations import families


def found_family(event: NewFamily, book: Book) -> None:
    """Raises `PersonNotLiving`, `OutsideJurisdiction`, `WithoutFamily`, `NotLawful`, and `NoAdultHead` for a
    family that is left without one."""
    on_its_day(book, event.effective_on)
    people = residents(book, [one.person_id for one in event.members])
    leave_homes(book, people, event.new_heads)
    settle(book, event.members, event.home)


def split_family(event: FamilySplit, book: Book) -> None:
    """Who splits off is 17 or married (F-1.02); the address stays. Raises as `found_family`."""
    on_its_day(book, event.effective_on)
    people = residents(book, [one.person_id for one in event.members])
    family = one_family(book, people)
    book.demand(family.family_id == event.family_id, objections.OTHER_FAMILY)
    book.demand(len(people) < len(book.members(family)), objections.WHOLE_FAMILY)
    first = people[0]
    age = first.age_on(event.registered_on)
    book.demand(families.may_split_off(age, first.marital_status, book.law), objections.MAY_NOT_SPLIT)
    home = Founds(family.address, family.rt, family.rw, family.village_code, family.postal_code)
    leave_homes(book, people, event.new_heads)
    settle(book, event.members, home)


def join_family(event: FamilyJoin, book: Book) -> None:
    """Numpang KK: only with the host's consent. Raises `FamilyNotActive` too."""
    on_its_day(book, event.effective_on)
    people = residents(book, [one.person_id for one in event.members])
    there = {book.home_of(one).family_id for one in people}
    book.demand(event.host.family_id not in there, objections.SAME_FAMILY)
    leave_homes(book, people, event.new_heads)
    settle(book, event.members, event.host)


def change_head(event: HeadChange, book: Book) -> None:
    """UU 23/2006 art. 61(3): another head, and by parameter another number; all relations follow."""
    on_its_day(book, event.effective_on)
    family = family_here(book, event.family_id)
    head = book.living(event.new_head)
    book.demand(book.family_of(head) is family, objections.NOT_A_MEMBER)
    book.demand(family.head_id != head.person_id, objections.HEADS_ALREADY)
    demand_may_head(book, head)
    book.family_id = book.renew_card(family, head, event.effective_on).family_id


def rename_address(event: AddressRenamed, book: Book) -> None:
    """Nobody moved, so number and head stay (UU 23/2006 art. 61(3)); the card is printed anew."""
    on_its_day(book, event.effective_on)
    family = family_here(book, event.family_id)
    before = (family.address, family.rt, family.rw, family.postal_code)
    book.demand(before != (event.address, event.rt, event.rw, event.postal_code), objections.SAME_ADDRESS)
    family.address, family.rt, family.rw = event.address, event.rt, event.rw
    family.postal_code = event.postal_code
    book.family_id = family.family_id
