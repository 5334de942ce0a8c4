"""How alike two names are, word by word, whatever the order; and in which way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA

from adminduk.register.naming.keys import spoken, words_of
from adminduk.register.naming.words import TELL_LITTLE

# From here on a person should look whether two names are one (0…1).
SIMILAR = 0.85
# What a word is worth that agrees in this way.
ALIKE, INITIAL, BEGINNING = 0.97, 0.8, 0.7
# In shorter words another letter makes another name; nobody types two wrong letters in a short word.
SHORTEST_SLIP, SHORTEST_TWO_SLIPS, SHORTEST_BEGINNING = 4, 8, 3
# Suharto and Suharti, Putra and Putri: the last vowel tells a man from a woman.
OF_A_MAN, OF_A_WOMAN, OTHER_SEX = "OA", "I", 0.5
# How much a word weighs that only one name has, when all words of the other agree.
LEFT_OUT = 0.4
# Letters that an initial counts for, and a first name of half the country.
LITTLE = 3


class How(StrEnum):
    """In which way a name agrees."""

    SAME = "same"
    SWAPPED = "swapped"
    SPELLING = "spelling"
    PART = "part"
    INITIAL = "initial"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` 0…1; `hows` in the order of `How`, empty when no word agrees."""

    score: float
    hows: tuple[How, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    key: str
    joined: bool = False

    @property
    def weight(self) -> int:
        return LITTLE if self.key in TELL_LITTLE else max(len(self.key), LITTLE)


@dataclass(frozen=True, slots=True)
class _Pair:
    value: float
    how: How
    left: int
    right: int


def similarity(one: str, other: str) -> float:
    """How alike two whole names are (0…1); the same whichever comes first. See `SIMILAR`."""
    return compare(one, other).score


def compare(asked: str, known: str) -> Likeness:
    """Each word is paired with the likest of the other name. Words that agree count by their length."""
    left, right = _words(asked), _words(known)
    left, right = _joined(left, right), _joined(right, left)
    pairs = _best_pairs(left, right)
    if not pairs:
        return Likeness(0.0)
    found = sum(pair.value * _weight(pair, left, right) for pair in pairs)
    whole = sum(_weight(pair, left, right) for pair in pairs)
    alone = [sum(word.weight for word in _besides(left, {pair.left for pair in pairs}))]
    alone += [sum(word.weight for word in _besides(right, {pair.right for pair in pairs}))]
    whole += sum(alone) if all(alone) else LEFT_OUT * sum(alone)
    return Likeness(round(found / whole, 3), tuple(_hows(left, right, pairs)))


# The name that is asked for stays the same from hit to hit.
@lru_cache(maxsize=256)
def _words(name: str) -> tuple[_Word, ...]:
    return tuple(_word(plain) for plain in words_of(name))


# A few thousand words make up most names of a region.
@lru_cache(maxsize=16384)
def _word(plain: str) -> _Word:
    return _Word(plain, spoken(plain) or plain)


def _joined(words: Sequence[_Word], others: Sequence[_Word]) -> Sequence[_Word]:
    """Two words that the other name writes as one: Nur Hasanah, Nurhasanah."""
    known = {one.key for one in others}
    if len(words) < 2 or known <= {one.key for one in words}:
        return words
    result: list[_Word] = []
    for word in words:
        if result and word.key not in known and result[-1].key not in known:
            both = _word(result[-1].plain + word.plain)
            if both.key in known:
                result[-1] = _Word(both.plain, both.key, joined=True)
                continue
        result.append(word)
    return result


def _best_pairs(left: Sequence[_Word], right: Sequence[_Word]) -> list[_Pair]:
    possible = [
        pair
        for (a, one), (b, other) in product(enumerate(left), enumerate(right))
        if (pair := _agreement(one, other, a, b))
    ]
    # Of equal pairs the one whose words stand at the same place is meant.
    possible.sort(key=lambda pair: (-pair.value, abs(pair.left - pair.right), pair.left, pair.right))
    chosen: list[_Pair] = []
    for pair in possible:
        if all(pair.left != one.left and pair.right != one.right for one in chosen):
            chosen.append(pair)
    return sorted(chosen, key=lambda pair: pair.left)


def _agreement(one: _Word, other: _Word, a: int, b: int) -> _Pair | None:
    if one.key == other.key:
        same = one.plain == other.plain and not (one.joined or other.joined)
        return _Pair(1.0, How.SAME, a, b) if same else _Pair(ALIKE, How.SPELLING, a, b)
    short, long = sorted((one.key, other.key), key=len)
    if len(short) == 1:
        agrees = long.startswith(short) or one.plain[0] == other.plain[0]
        return _Pair(INITIAL, How.INITIAL, a, b) if agrees else None
    if value := _slip(short, long):
        return _Pair(value, How.SLIP, a, b)
    if len(short) >= SHORTEST_BEGINNING and long.startswith(short):
        return _Pair(BEGINNING, How.PART, a, b)
    return None


def _slip(short: str, long: str) -> float:
    """Letters left out, added, changed or swapped: one in four letters, two in eight."""
    if len(long) < SHORTEST_SLIP:
        return 0.0
    most = 2 if len(short) >= SHORTEST_TWO_SLIPS else 1
    wrong = OSA.distance(short, long, score_cutoff=most)
    if wrong > most:
        return 0.0
    if short[:-1] == long[:-1] and {short[-1] in OF_A_MAN, long[-1] in OF_A_MAN} == {True, False}:
        return OTHER_SEX if {short[-1], long[-1]} & set(OF_A_WOMAN) else 1 - wrong / len(long)
    return 1 - wrong / len(long)


def _weight(pair: _Pair, left: Sequence[_Word], right: Sequence[_Word]) -> int:
    if pair.how is How.INITIAL:
        return 2 * LITTLE
    return left[pair.left].weight + right[pair.right].weight


def _besides(words: Sequence[_Word], taken: set[int]) -> Iterator[_Word]:
    return (word for place, word in enumerate(words) if place not in taken)


def _hows(left: Sequence[_Word], right: Sequence[_Word], pairs: list[_Pair]) -> Iterator[How]:
    found = {pair.how for pair in pairs} - {How.SAME}
    places = [pair.right for pair in pairs]
    if places != sorted(places):
        found.add(How.SWAPPED)
    if len(pairs) < max(len(left), len(right)):
        found.add(How.PART)
    return (how for how in How if how in (found or {How.SAME}))
