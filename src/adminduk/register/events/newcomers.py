"""A foreigner who was never in the register before, as the passport says."""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events import foreigner_objections as objections
from adminduk.register.states import PersonState
from adminduk.register.types.foreigners import Foreigner
from adminduk.regulations import codes, foreigners


def newcomer(book: Book, who: Foreigner) -> PersonState:
    """A new record; with the marriage to somebody of the register, where it was proved."""
    known = foreigners.is_nationality_of_a_foreigner(who.nationality)
    book.demand(known, objections.UNKNOWN_NATIONALITY)
    person = book.new_person(
        name=who.name,
        sex=int(who.sex),
        birth_date=who.birth_date,
        birth_place=who.birth_place,
        citizenship=2,
        nationality=who.nationality,
        passport_number=who.passport_number,
        religion=who.religion,
        education=who.education,
        occupation=who.occupation,
        blood_type=who.blood_type,
        marital_status=who.marital_status,
        marriage_date=who.marriage_date,
        marriage_number=who.marriage_number,
        mother_name=who.mother_name,
        father_name=who.father_name,
    )
    book.subject = person.person_id
    if who.spouse_id is not None:
        _wed(book, person, book.person(who.spouse_id), who)
    return person


def _wed(book: Book, person: PersonState, spouse: PersonState, who: Foreigner) -> None:
    """A marriage of abroad that the register did not know: from now on both are married in it."""
    free = spouse.living and spouse.sex != person.sex and not book.marriages(spouse)
    book.demand(free, objections.NOT_MARRIED_TO)
    husband, wife = (person, spouse) if person.sex == 1 else (spouse, person)
    book.wed(husband, wife, on=who.marriage_date, registered=True, number=who.marriage_number)
    for one in (person, spouse):
        one.marital_status = codes.MARRIED
        one.marriage_date, one.marriage_number = who.marriage_date, who.marriage_number
