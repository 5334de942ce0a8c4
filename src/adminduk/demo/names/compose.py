"""Putting a name together as the group, the generation and, since 2022, the law want it."""

from __future__ import annotations

from datetime import date
from random import Random

from adminduk.demo.draws import frequent_first, uniform
from adminduk.demo.names.material import ISLAM, Group, Vocabulary, generation_of

# Permendagri 73/2022 was promulgated on this day: two words at least, sixty characters at most (art. 4).
TWO_WORDS_SINCE = date(2022, 4, 21)
LONGEST = 60
MALE = 1
# Titles of pilgrims stand in records of the elder, never in a child's name.
_PILGRIM_BORN_BEFORE, _PILGRIM_SHARE = 1970, 0.035


def draw_family_name(people: Group, religion: int, random: Random) -> str:
    """A marga, suku or surname of the group; "" where the group has none."""
    names = people.muslim_families if religion == ISLAM and people.muslim_families else people.families
    return frequent_first(names, random) if names else ""


def _word(kind: str, people: Group, vocabulary: Vocabulary, family: str, order: int, random: Random) -> str:
    words = vocabulary.words.get(kind)
    if words:
        return frequent_first(words, random)
    match kind:
        case "FAMILY":
            return family
        case "HOKKIEN":
            return family if family in people.hokkien else frequent_first(people.hokkien, random)
        case "ORDER":
            by_birth = uniform(vocabulary.order[order % 4], random)
            return f"{vocabulary.article} {by_birth}"
        case literal:
            return literal


def compose_name(
    people: Group,
    *,
    sex: int,
    birth_date: date,
    religion: int,
    random: Random,
    family: str = "",
    order: int | None = None,
    taken: frozenset[str] | set[str] = frozenset(),
) -> str:
    """A full name as it would stand in the register, in mixed case.

    `order` is the child's order of birth, which Balinese names tell; `taken` are the names of brothers
    and sisters. Names of children born since TWO_WORDS_SINCE obey Permendagri 73/2022.
    """
    vocabulary = people.male if sex == MALE else people.female
    patterns = vocabulary.patterns_for(religion, generation_of(birth_date.year))
    order = order or 1 + int(random.random() * 4)
    under_the_rule = birth_date >= TWO_WORDS_SINCE
    while True:
        parts: list[str] = []
        for kind in patterns.draw(random):
            part = _word(kind, people, vocabulary, family, order, random)
            # "Nur" and "Nur Azizah" may come together from two lists.
            if part and part.split(" ")[0] not in parts:
                parts.extend(part.split(" "))
        name = " ".join(parts)
        if not name or name in taken or len(name) > LONGEST:
            continue
        if under_the_rule and " " not in name:
            continue
        break
    if religion == ISLAM and birth_date.year < _PILGRIM_BORN_BEFORE and random.random() < _PILGRIM_SHARE:
        name = f"{'H.' if sex == MALE else 'Hj.'} {name}"
    return name
