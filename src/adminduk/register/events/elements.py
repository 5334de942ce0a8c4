"""Elements of one person that change on F-1.06, each with its evidence."""

from __future__ import annotations

from typing import Any

from adminduk.register.book import Book
from adminduk.register.events import objections_to_elements as objections
from adminduk.register.events.settling import of_this_office
from adminduk.register.states import PersonState
from adminduk.register.types.elements import ElementChange, Elements
from adminduk.regulations import codes, elements, families

LISTS = {
    "religion": codes.religion,
    "education": codes.education,
    "occupation": codes.occupation,
    "blood_type": codes.blood_type,
    "disability": codes.disability,
    "marital_status": codes.marital_kk,
}


def change_elements(event: ElementChange, book: Book) -> None:
    """Raises `PersonNotLiving`, `OutsideJurisdiction`, `NotLawful`."""
    person = of_this_office(book, event.person_id)
    place = book.place_of(person)
    before = {name: getattr(person, name) for name in event.elements.given() if hasattr(person, name)}
    changed = [
        name
        for name, value in event.elements.given().items()
        if not (name in before and before[name] == _empty(name, value))
        and not (name == "relation" and place is not None and place.relation == value)
    ]
    papers = {one.kind for one in event.evidence}
    book.demand(bool(changed), objections.NOTHING_CHANGES)
    unproven = elements.without_proof(changed, papers, book.law)
    book.demand(not unproven, objections.needs_proof(unproven))
    check_plausible(book, person, event.elements)
    status = event.elements.marital_status
    if "marital_status" in changed and status is not None:
        married = bool(book.marriages(person))
        allowed = elements.may_state_marital_status(status, married_now=married, papers=papers, law=book.law)
        book.demand(allowed, objections.STATUS_BY_EVENT)
    if "sex" in changed:
        book.demand(not book.marriages(person), objections.STILL_MARRIED)
        sex = int(event.elements.sex or person.sex)
        book.demand(
            place is None or families.relation_fits_sex(place.relation, sex), objections.WRONG_RELATION
        )
    if "relation" in changed:
        _change_relation(book, person, int(event.elements.relation or 0))
    book.facts["before"] = set_elements(person, event.elements)
    family = book.family_of(person)
    book.family_id = family.family_id if family else None
    book.facts["ktp"] = elements.needs_new_ktp(
        changed, person.age_on(event.registered_on), person.marital_status, book.law
    )


def check_plausible(book: Book, person: PersonState, wanted: Elements) -> None:
    """That the codes exist, and that nobody is born in the future or older than his parents."""
    given = wanted.given()
    for name, value in given.items():
        known = LISTS.get(name)
        empty = value == 0 and name != "marital_status"
        book.demand(known is None or empty or value in known, objections.UNKNOWN_CODE)
        length = len((value.name if name in ("mother", "father") else str(value)).strip())
        book.demand(length <= elements.LONGEST.get(name, length), objections.TOO_LONG)
        book.demand(length > 0 or name not in ("name", "birth_place", "mother", "father"), objections.EMPTY)
    permit = any(given.get(name) for name in given if name.startswith("stay_permit"))
    book.demand(elements.may_have_stay_permit(person.citizenship) or not permit, objections.NO_PERMIT)
    born = wanted.birth_date or person.birth_date
    book.demand(elements.is_past(born, book.event.registered_on), objections.IN_THE_FUTURE)
    if not {"birth_date", "mother", "father"} & given.keys():
        return
    mother, father = wanted.mother, wanted.father
    parents = {
        mother.person_id if mother else person.mother_id,
        father.person_id if father else person.father_id,
    }
    for one in wanted.parents():
        book.demand(book.person(one) is not person, objections.NOT_OLDER)
    for one in book.people.values():
        if one.person_id in parents:
            book.demand(families.gap_is_plausible(one.birth_date, born, book.law), objections.NOT_OLDER)
        if person.person_id in (one.mother_id, one.father_id):
            book.demand(families.gap_is_plausible(born, one.birth_date, book.law), objections.NOT_OLDER)


def set_elements(person: PersonState, wanted: Elements) -> dict[str, Any]:
    """Writes what is wanted, and answers what stood there."""
    columns: dict[str, Any] = {}
    for name, value in wanted.given().items():
        match name:
            case "relation":
                continue
            case "mother" | "father":
                columns |= {
                    f"{name}_id": value.person_id,
                    f"{name}_name": value.name,
                    f"{name}_nik": value.nik,
                }
            case _:
                columns[name] = _empty(name, value)
    before = {name: getattr(person, name) for name in columns}
    for name, value in columns.items():
        setattr(person, name, value)
    return before


def _empty(name: str, value: Any) -> Any:
    if name in LISTS:
        return value or None
    return int(value) if name == "sex" else value


def _change_relation(book: Book, person: PersonState, relation: int) -> None:
    family, place = book.home_of(person), book.place_of(person)
    assert place is not None
    head = book.person(family.head_id)
    book.demand(elements.may_become_relation(place.relation, relation), objections.HEAD_BY_EVENT)
    book.demand(families.relation_fits_sex(relation, person.sex), objections.WRONG_RELATION)
    married = book.marriage_between(head, person) is not None
    book.demand(elements.relation_fits_marriage(relation, married_to_head=married), objections.WRONG_RELATION)
    place.relation = relation
