"""What somebody is to a new head of his family, from what is known of parents and marriages."""

from __future__ import annotations

from collections.abc import Mapping

from adminduk.register.states import PersonState
from adminduk.register.types.family import Relation

# To a head who was the old head's husband or wife: who was what stays so, the parents change sides.
_TO_THE_SPOUSE: Mapping[int, Relation] = {
    Relation.CHILD: Relation.CHILD,
    Relation.CHILD_IN_LAW: Relation.CHILD_IN_LAW,
    Relation.GRANDCHILD: Relation.GRANDCHILD,
    Relation.PARENT: Relation.PARENT_IN_LAW,
    Relation.PARENT_IN_LAW: Relation.PARENT,
    Relation.HOUSEHOLD_HELP: Relation.HOUSEHOLD_HELP,
    Relation.OTHER: Relation.OTHER,
}


def relation_to(
    head: PersonState, person: PersonState, *, was: int, head_was: int, married: bool
) -> Relation:
    """The code `shdk` of `person` in a family whose head is now `head`.

    `was` and `head_was` are what both were to the old head; `married`: the two are husband and wife.
    """
    if person.person_id == head.person_id:
        return Relation.HEAD
    if married:
        return Relation.WIFE if person.sex == 2 else Relation.HUSBAND
    if head.person_id in (person.mother_id, person.father_id):
        return Relation.CHILD
    if person.person_id in (head.mother_id, head.father_id):
        return Relation.PARENT
    if head_was in (Relation.HUSBAND, Relation.WIFE):
        return _TO_THE_SPOUSE.get(was, Relation.OTHER_RELATIVE)
    if was in (Relation.HOUSEHOLD_HELP, Relation.OTHER):
        return Relation(was)
    return Relation.OTHER_RELATIVE
