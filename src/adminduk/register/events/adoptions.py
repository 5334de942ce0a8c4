"""An adoption: a note beside the birth akta, and a place on the adoptive family's card."""

from __future__ import annotations

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.book import Book
from adminduk.register.events import objections_for_children as objections
from adminduk.register.events.heads import settle_household
from adminduk.register.events.homes import give_home
from adminduk.register.events.parents import MAN, WOMAN, parent_of, set_father, set_mother
from adminduk.register.states import PersonState
from adminduk.register.types.children import Adoption
from adminduk.register.types.homes import Joins
from adminduk.regulations import children
from adminduk.regulations.marriages import is_in_the_future


def adopt(event: Adoption, book: Book) -> None:
    """UU 23/2006 art. 47. The bond with the parents by blood stays (PP 54/2007 art. 4), and so do they in
    the birth akta; whom the card names is a parameter, for no rule was found.

    Raises `PersonNotFound`, `PersonNotLiving`, `FamilyNotActive`, `NoAdultHead`, `NotLawful`, and
    `OutsideJurisdiction` where a child of another region is to come onto a card here: it moves first.
    """
    child = book.living(event.child_id)
    book.demand(bool(child.birth_akta_number), objections.WITHOUT_AKTA)
    book.demand(not is_in_the_future(event.effective_on, event.registered_on), objections.IN_THE_FUTURE)
    book.demand(event.ruling.given_on <= event.effective_on, objections.RULING_TOO_LATE)
    too_old = children.is_too_old_to_be_adopted(child.birth_date, event.ruling.given_on, book.law)
    book.demand(not too_old, objections.TOO_OLD)
    father = parent_of(book, child, event.father, MAN) if event.father else None
    mother = parent_of(book, child, event.mother, WOMAN) if event.mother else None
    adopting = [one for one in (father, mother) if one]
    book.demand(bool(adopting), objections.NO_PARENT)
    by_blood = {child.mother_id, child.father_id} - {None}
    book.demand(
        all(one.person is None or one.person.person_id not in by_blood for one in adopting),
        objections.OWN_CHILD,
    )
    book.facts["late"] = children.is_late_adoption(event.effective_on, event.registered_on, book.law)
    book.letter(book.law.children.adoption_letter)
    book.note(str(child.birth_akta_number), "adoption")
    book.tell_of(child, *(one.person for one in adopting))
    if book.law.children.adoptive_parents_on_the_card:
        if father:
            set_father(child, father)
        if mother:
            set_mother(child, mother)
    if event.home:
        _take_home(book, child, event.home)


def _take_home(book: Book, child: PersonState, home: Joins) -> None:
    if child.kabkota != book.event.kabkota:
        raise OutsideJurisdiction
    left = book.family_of(child)
    book.demand(left is None or left.family_id != home.family_id, objections.ALREADY_THERE)
    was_head = book.is_head(child)
    book.leave(child, book.event.effective_on)
    give_home(book, child, home)
    if left is not None:
        settle_household(book, left, lost_head=child if was_head else None)
