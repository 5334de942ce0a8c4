"""Who leaves the common card after a divorce, with whom, and what becomes of those who stay."""

from __future__ import annotations

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.book import Book
from adminduk.register.events import objections_to_couples as objections
from adminduk.register.events.couples import BY_MARRIAGE, Couple, show_apart
from adminduk.register.events.heads import settle_household
from adminduk.register.events.homes import give_home
from adminduk.register.states import FamilyState, PersonState
from adminduk.register.types.divorces import Leaving
from adminduk.register.types.family import Relation
from adminduk.register.types.homes import Joins
from adminduk.regulations.families import relation_of_newborn


def part_household(book: Book, couple: Couple, leaving: Leaving | None) -> None:
    """Without anybody leaving both stay on the card as relatives.

    Raises `WithoutFamily`, `FamilyNotActive`, `NoAdultHead`, `NotLawful`, and `OutsideJurisdiction` where
    the card that somebody leaves or enters is kept by another office.
    """
    if leaving is None:
        show_apart(book, couple)
        return
    leaver = next((one for one in couple.here if one.person_id == leaving.person_id), None)
    book.demand(leaver is not None, objections.NOT_OF_THE_COUPLE)
    family = book.home_of(leaver)
    if family.kabkota != book.event.kabkota:
        raise OutsideJurisdiction
    along = [book.person(one) for one in leaving.with_him]
    theirs = all(book.family_of(one) is family and one not in couple.here for one in along)
    elsewhere = not isinstance(leaving.home, Joins) or leaving.home.family_id != family.family_id
    book.demand(theirs and elsewhere, objections.NOT_OF_THE_COUPLE)

    was_head = book.is_head(leaver)
    day = book.event.effective_on
    for one in (leaver, *along):
        book.leave(one, day)
    if not was_head:
        _stay_as_relative(book, family, [one for one in couple.here if one is not leaver])
    new = give_home(book, leaver, leaving.home)
    relation = book.place_of(leaver).relation
    for one in along:
        book.join(one, new, _relation_of(one, leaver, relation), day)
    settle_household(book, family, lost_head=leaver if was_head else None, chosen=leaving.new_head)


def _stay_as_relative(book: Book, family: FamilyState, staying: list[PersonState]) -> None:
    """Who was on the card by that marriage only. Where the head leaves, the new card tells it."""
    for place, person in book.members(family):
        if person in staying and place.relation in BY_MARRIAGE:
            place.relation = int(Relation.OTHER_RELATIVE)


def _relation_of(person: PersonState, leaver: PersonState, relation: int) -> Relation:
    """What somebody who comes along is to the head of the card that the leaver enters with `relation`."""
    if leaver.person_id in (person.mother_id, person.father_id):
        return Relation(relation_of_newborn(relation))
    return Relation.OTHER_RELATIVE
