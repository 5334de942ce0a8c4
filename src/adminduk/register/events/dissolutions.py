"""A family card is withdrawn: only when everybody on it has another place."""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events import household_objections as objections
from adminduk.register.events.settling import family_here, of_this_office, on_its_day, settle
from adminduk.register.types.dissolutions import FamilyDissolved
from adminduk.register.types.households import Host
from adminduk.regulations import families, identity


def dissolve(event: FamilyDissolved, book: Book) -> None:
    """Raises `FamilyNotActive`, `OutsideJurisdiction`, `NotLawful`, and what a place on a card refuses."""
    on_its_day(book, event.effective_on)
    family = family_here(book, event.family_id)
    book.demand(identity.is_reason(event.because.strip()), objections.WITHOUT_REASON)
    placed = [one.person_id for group in event.sent for one in group.members]
    book.demand(len(set(placed)) == len(placed), objections.NAMED_TWICE)
    members = [person.person_id for _, person in book.members(family)]
    book.demand(families.everybody_has_a_place(members, placed), objections.SOMEBODY_WITHOUT_PLACE)
    for group in event.sent:
        book.demand(bool(group.members), objections.NOBODY)
        stays = isinstance(group.to, Host) and group.to.family_id == family.family_id
        book.demand(not stays, objections.SAME_FAMILY)
    for person_id in placed:
        book.leave(of_this_office(book, person_id), event.effective_on)
    book.close(family)
    for group in event.sent:
        settle(book, group.members, group.to)
    # The entry stands under the card that it ends.
    book.family_id = family.family_id
