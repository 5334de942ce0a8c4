"""A child gets a father, becomes a child of its parents' marriage, or comes into another family."""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events import objections_for_children as objections
from adminduk.register.events.parents import (
    MAN,
    WOMAN,
    Parent,
    demand_no_other_father,
    demand_same_mother,
    parent_of,
    set_father,
)
from adminduk.register.past import has_akta
from adminduk.register.states import PersonState
from adminduk.register.types.children import Acknowledgement, Legitimation
from adminduk.regulations import children, codes
from adminduk.regulations.marriages import is_in_the_future


def acknowledge(event: Acknowledgement, book: Book) -> None:
    """UU 24/2013 art. 49: an akta, the father in the child's record, a note beside the birth akta.

    Raises `PersonNotFound`, `PersonNotLiving`, and `NotLawful` with the rule that is against it.
    """
    child, father, mother = _family(event, book)
    book.demand(child.father_id is None and not child.father_name, objections.ANOTHER_FATHER)
    book.demand(
        not children.religion_forbids_acknowledgement(father.religion, mother.religion, book.law),
        objections.RELIGION_FORBIDS,
    )
    needs_ruling = children.acknowledgement_needs_ruling(
        mother_citizenship=mother.citizenship,
        mother_approves=event.mother_approves,
        married_by_religion=bool(event.religious_marriage),
    )
    book.demand(not needs_ruling or event.ruling is not None, objections.ACKNOWLEDGEMENT_NEEDS_RULING)
    book.facts["late"] = children.is_late_acknowledgement(event.effective_on, event.registered_on, book.law)
    book.akta(book.law.children.acknowledgement_akta, child, father.person)
    set_father(child, father)
    book.note(str(child.birth_akta_number), "acknowledgement")
    book.tell_of(father.person)


def legitimate(event: Legitimation, book: Book) -> None:
    """UU 24/2013 art. 50: an akta, the father in the child's record, a note beside the birth akta.

    Raises as `acknowledge` does.
    """
    child, father, mother = _family(event, book)
    kind = book.law.children.legitimation_akta
    demand_no_other_father(book, child, father)
    book.demand(not has_akta(child.person_id, kind), objections.ALREADY_LEGITIMATED)
    book.demand(_are_married(book, father, mother, event.marriage_number), objections.PARENTS_NOT_MARRIED)
    needs_ruling = children.legitimation_needs_ruling(
        born=child.birth_date,
        religious_wedding_on=event.religious_wedding_on,
        parents_citizenships=(father.citizenship, mother.citizenship),
        parents_religions=(father.religion, mother.religion),
        law=book.law,
    )
    book.demand(not needs_ruling or event.ruling is not None, objections.LEGITIMATION_NEEDS_RULING)
    book.facts["late"] = children.is_late_legitimation(event.effective_on, event.registered_on, book.law)
    book.akta(kind, child, father.person)
    set_father(child, father)
    book.note(str(child.birth_akta_number), "legitimation")
    book.tell_of(father.person, mother.person)


def _family(event: Acknowledgement | Legitimation, book: Book) -> tuple[PersonState, Parent, Parent]:
    """The child and its parents; the child has a birth akta, and its mother is the one we know."""
    child = book.living(event.child_id)
    book.demand(bool(child.birth_akta_number), objections.WITHOUT_AKTA)
    book.demand(not is_in_the_future(event.effective_on, event.registered_on), objections.IN_THE_FUTURE)
    father = parent_of(book, child, event.father, MAN)
    mother = parent_of(book, child, event.mother, WOMAN)
    demand_same_mother(book, child, mother)
    return child, father, mother


def _are_married(book: Book, father: Parent, mother: Parent, number: str) -> bool:
    """Under that number, now or until the marriage ended; a parent who is only named is believed to be
    whom the other one's record is about."""
    here = [one.person for one in (father, mother) if one.person]
    if len(here) == 2:
        held = [
            one
            for one in (*book.marriages(here[0]), *book.former_marriages(here[0]))
            if here[1].person_id in (one.husband_id, one.wife_id) and one.ended_by != "annulment"
        ]
        if held:
            return any(one.registered and str(one.number) == number for one in held)
    statuses = (codes.MARRIED, codes.DIVORCED, codes.WIDOWED)
    return (
        bool(here)
        and bool(number)
        and all(one.marital_status in statuses and str(one.marriage_number) == number for one in here)
    )
