"""The parents of a child as an event finds them: somebody of the register, or only named."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.register.book import Book
from adminduk.register.events import objections_for_children as objections
from adminduk.register.states import PersonState
from adminduk.register.types.birth import ParentFacts
from adminduk.regulations import children

MAN, WOMAN = 1, 2


@dataclass(frozen=True, slots=True)
class Parent:
    """What the office says of a parent, and the record where there is one."""

    said: ParentFacts
    person: PersonState | None

    @property
    def citizenship(self) -> int:
        return self.person.citizenship if self.person else int(self.said.citizenship)

    @property
    def religion(self) -> int | None:
        return self.person.religion if self.person else None

    @property
    def name(self) -> str:
        return self.person.name if self.person else self.said.name

    @property
    def nik(self) -> str:
        return str(self.person.nik or "") if self.person else self.said.nik


def parent_of(book: Book, child: PersonState, said: ParentFacts, sex: int) -> Parent:
    """Raises `PersonNotFound`, and `NotLawful` where he or she can't be a parent of the child."""
    person = book.person(said.person_id) if said.person_id else None
    if person is not None:
        book.demand(person.sex == sex, objections.FATHER_IS_A_MAN)
        book.demand(
            children.is_older_than_child(person.birth_date, child.birth_date), objections.YOUNGER_PARENT
        )
    return Parent(said, person)


def demand_same_mother(book: Book, child: PersonState, mother: Parent) -> None:
    """A mother whom the register knows is not changed by the way."""
    same = _is_same(child.mother_id, child.mother_name, mother)
    book.demand(same, objections.ANOTHER_MOTHER)


def demand_no_other_father(book: Book, child: PersonState, father: Parent) -> None:
    named = child.father_id is not None or bool(child.father_name)
    same = not named or _is_same(child.father_id, child.father_name, father)
    book.demand(same, objections.ANOTHER_FATHER)


def _is_same(known_id: object, known_name: str, parent: Parent) -> bool:
    if known_id is not None and parent.person is not None:
        return known_id == parent.person.person_id
    return known_name.casefold().split() == parent.name.casefold().split()


def set_father(child: PersonState, father: Parent) -> None:
    child.father_id = father.person.person_id if father.person else None
    child.father_name, child.father_nik = father.name, father.nik


def set_mother(child: PersonState, mother: Parent) -> None:
    child.mother_id = mother.person.person_id if mother.person else None
    child.mother_name, child.mother_nik = mother.name, mother.nik
