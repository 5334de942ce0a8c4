"""A birth: a new person with a NIK and a place in his family, or the late akta of somebody known."""

from __future__ import annotations

from typing import Any

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.book import Book
from adminduk.register.states import FamilyState, PersonState
from adminduk.register.types.birth import (
    Birth,
    BirthCorrection,
    ChildFacts,
    ParentFacts,
    Stillbirth,
    StillbirthCorrection,
)
from adminduk.register.types.refusals import AlreadyHasAkta

# What a newborn is by the code lists: no schooling, no occupation.
NO_SCHOOL, NO_WORK = 1, 1
LETTER_OF_STILLBIRTH = "SKLM"


def be_born(birth: Birth, book: Book) -> None:
    """UU 24/2013 art. 27 and 32. Raises `FamilyNotActive`, `AlreadyHasAkta`, `PersonNotFound`."""
    if birth.subject_id is not None:
        get_late_akta(birth, book)
        return
    family = book.family(birth.family_id) if birth.family_id else None
    # Who sees several regions still enters a child only where its family card is kept.
    if family is not None and family.kabkota != birth.kabkota:
        raise OutsideJurisdiction
    child = book.new_person(
        **child_columns(birth.child),
        **parent_columns(birth.mother, birth.father),
        citizenship=int(birth.citizenship),
        residence="resident" if family else "visitor",
        education=NO_SCHOOL,
        occupation=NO_WORK,
    )
    book.subject = child.person_id
    if family is not None:
        # A child's religion follows the family until it can speak for itself.
        child.religion = book.person(family.head_id).religion
        child.nik = book.nik_for(child, family.village_code[:6])
        book.join(child, family, birth.relation, birth.registered_on)
        book.family_id = family.family_id
    child.birth_akta_number = book.akta("LT" if birth.late else "LU", child)


def get_late_akta(birth: Birth, book: Book) -> None:
    """Somebody who stands in the register already: he keeps his NIK and his family."""
    person = book.living(birth.subject_id)
    _same_region(person, birth.kabkota)
    if person.birth_akta_number:
        raise AlreadyHasAkta(number=person.birth_akta_number)
    family = book.family_of(person)
    book.family_id = family.family_id if family else None
    _set(person, child_columns(birth.child), named_parent_columns(birth.mother, birth.father))
    person.birth_akta_number = book.akta("LT" if birth.late else "LU", person)


def correct_birth_entry(correction: BirthCorrection, book: Book, known_before: bool) -> None:
    """NIK and akta number stay, even when birth date or sex change (Permendagri 108/2019 art. 15)."""
    person = book.person(correction.person_id)
    _same_region(person, correction.kabkota)
    # Of somebody who was in the register before, what was known of a parent who is not named stays.
    parents = named_parent_columns if known_before else parent_columns
    _set(person, child_columns(correction.child), parents(correction.mother, correction.father))


def be_stillborn(event: Stillbirth | StillbirthCorrection, book: Book) -> None:
    """A letter, and no person (UU 23/2006 art. 33)."""
    book.subject = event.mother.person_id
    if isinstance(event, Stillbirth):
        book.letter(LETTER_OF_STILLBIRTH)


def _same_region(person: PersonState, kabkota: str) -> None:
    if person.kabkota != kabkota:
        raise OutsideJurisdiction


def _set(person: PersonState, *columns: dict[str, Any]) -> None:
    for some in columns:
        for name, value in some.items():
            setattr(person, name, value)


def child_columns(child: ChildFacts) -> dict[str, Any]:
    """What an entry says of the child himself, as columns of a person."""
    return {
        "name": child.name,
        "sex": int(child.sex),
        "birth_date": child.birth_date,
        "birth_date_estimated": child.birth_date_estimated,
        "birth_place": child.birth_place,
        "birth_region": child.birth_region,
        "birth_time": child.birth_time,
    }


def parent_columns(mother: ParentFacts | None, father: ParentFacts | None) -> dict[str, Any]:
    return _parent("mother", mother) | _parent("father", father)


def named_parent_columns(mother: ParentFacts | None, father: ParentFacts | None) -> dict[str, Any]:
    """Only of the parents that are named: what the register knows of the other one stays."""
    return (_parent("mother", mother) if mother else {}) | (_parent("father", father) if father else {})


def _parent(who: str, parent: ParentFacts | None) -> dict[str, Any]:
    return {
        f"{who}_id": parent.person_id if parent else None,
        f"{who}_name": parent.name if parent else "",
        f"{who}_nik": parent.nik if parent else "",
    }


def card_of(book: Book) -> FamilyState | None:
    """The family card that the entry is about."""
    return book.families.get(book.family_id) if book.family_id else None
