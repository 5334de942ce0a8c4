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
# To a head who was this to the old head: what the others are to him now. Who is not named is a relative.
_BY_THE_NEW_HEAD: Mapping[int, Mapping[int, Relation]] = {
    Relation.CHILD: {
        Relation.HEAD: Relation.PARENT,
        Relation.HUSBAND: Relation.PARENT,
        Relation.WIFE: Relation.PARENT,
    },
    Relation.CHILD_IN_LAW: {
        Relation.HEAD: Relation.PARENT_IN_LAW,
        Relation.HUSBAND: Relation.PARENT_IN_LAW,
        Relation.WIFE: Relation.PARENT_IN_LAW,
    },
    Relation.PARENT: {
        Relation.HEAD: Relation.CHILD,
        Relation.HUSBAND: Relation.CHILD_IN_LAW,
        Relation.WIFE: Relation.CHILD_IN_LAW,
        Relation.CHILD: Relation.GRANDCHILD,
    },
    Relation.PARENT_IN_LAW: {
        Relation.HEAD: Relation.CHILD_IN_LAW,
        Relation.HUSBAND: Relation.CHILD,
        Relation.WIFE: Relation.CHILD,
        Relation.CHILD: Relation.GRANDCHILD,
    },
}


def relation_to(
    head: PersonState, person: PersonState, *, was: int, head_was: int, married: bool
) -> Relation:
    """The code `shdk` of `person` in a family whose head is now `head`.

    `was` and `head_was` are what both were to the old head; `married`: the two are husband and wife.
    """
    if person.person_id == head.person_id:
        return Relation.HEAD
    if head_was == Relation.HEAD:
        return Relation(was)
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
    found = _BY_THE_NEW_HEAD.get(head_was, {}).get(was, Relation.OTHER_RELATIVE)
    return _unless_known_otherwise(found, head, person)


def _unless_known_otherwise(found: Relation, head: PersonState, person: PersonState) -> Relation:
    """The old head's second wife is not the mother of his child, where the register knows the mother."""
    if found is Relation.PARENT and (head.mother_id if person.sex == 2 else head.father_id) is not None:
        return Relation.OTHER_RELATIVE
    if found is Relation.CHILD and (person.mother_id if head.sex == 2 else person.father_id) is not None:
        return Relation.OTHER_RELATIVE
    return found
