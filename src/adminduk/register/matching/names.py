"""Two names, word by word: spelling forgiven, order forgiven, and what agrees weighed by its rarity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log2

from rapidfuzz.distance import OSA

from adminduk.register.matching.rarity import Rarity
from adminduk.register.matching.words import fold, words_of
from adminduk.register.types.likeness import Agreement, Compared

# How often a word of one and the same person is written alike, only sounds alike, or has a slip.
M_SAME, M_SOUNDS, M_SLIP = 0.90, 0.06, 0.04
# Around a name lie so many others that sound like it, or are a slip away.
SOUNDING, SLIPPING = 2.0, 12.0
# A wrong letter in a shorter word makes another name (a missing one does not); two do but in a long word.
SHORTEST, TWO_SLIPS = 4, 8
INITIAL = 1.0
# A word that only one of the two has, and a pair of words that contradict each other.
LEFT_OUT, CONTRADICTS = -2.0, -6.0
MOST, LEAST = 24.0, -10.0
# The rest of a name is no independent evidence of its first word: parents choose words that go together.
TOGETHER = 0.85


@dataclass(frozen=True, slots=True)
class Words:
    """What two names have in common; `pairs` hold (left, right, how)."""

    pairs: tuple[tuple[str, str, str], ...]
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]
    swapped: bool


def compare_names(field: str, one: str, other: str, rarity: Rarity) -> Compared:
    left, right = words_of(one), words_of(other)
    if not left or not right:
        return Compared(field, Agreement.UNKNOWN, "unknown", 0.0)
    found = joined(left, right) or align(left, right)
    bits = _bits(found, rarity)
    agreement, note = _verdict(found)
    return Compared(field, agreement, note, round(bits, 2), _one_in(found, rarity))


def joined(left: tuple[str, ...], right: tuple[str, ...]) -> Words | None:
    """NUR HAYATI and NURHAYATI are one name; with a slip in it, too."""
    if len(left) == len(right):
        return None
    one, other = "".join(left), "".join(right)
    if fold(one) == fold(other):
        return Words(((one, other, "sounds"),), (), (), swapped=False)
    return Words(((one, other, "slip"),), (), (), swapped=False) if is_slip(one, other) else None


def align(left: tuple[str, ...], right: tuple[str, ...]) -> Words:
    """Pairs the words that belong together, the best first."""
    possible = sorted(
        (
            (-_STRENGTH[how], abs(i - j), i, j, how)
            for i, a in enumerate(left)
            for j, b in enumerate(right)
            if (how := alike(a, b))
        ),
    )
    taken: dict[int, tuple[int, str]] = {}
    used: set[int] = set()
    for _, _, i, j, how in possible:
        if i not in taken and j not in used:
            taken[i] = (j, how)
            used.add(j)
    order = [taken[i][0] for i in sorted(taken)]
    return Words(
        pairs=tuple((left[i], right[j], how) for i, (j, how) in sorted(taken.items())),
        only_left=tuple(word for i, word in enumerate(left) if i not in taken),
        only_right=tuple(word for j, word in enumerate(right) if j not in used),
        swapped=order != sorted(order),
    )


_STRENGTH = {"same": 4, "sounds": 3, "slip": 2, "initial": 1}


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> str:
    """How two words are alike: "same", "sounds", "slip", "initial", or "" when they are not."""
    if one == other:
        return "same"
    if len(one) == 1 or len(other) == 1:
        return "initial" if one[0] == other[0] else ""
    folded, against = fold(one), fold(other)
    if folded == against:
        return "sounds"
    return "slip" if is_slip(one, other) or is_slip(folded, against) else ""


def is_slip(one: str, other: str) -> bool:
    """Whether one wrong, missing, doubled or swapped letter tells two words apart; two in long words."""
    shorter = min(len(one), len(other))
    if shorter < SHORTEST - 1 or max(len(one), len(other)) < SHORTEST:
        return False
    most = 2 if shorter >= TWO_SLIPS else 1
    return OSA.distance(one, other, score_cutoff=most) <= most


def _bits(found: Words, rarity: Rarity) -> float:
    weights = sorted((_weight(pair, rarity) for pair in found.pairs), reverse=True)
    total = sum(weight * TOGETHER**place for place, weight in enumerate(weights))
    conflicts = min(len(found.only_left), len(found.only_right))
    left_out = abs(len(found.only_left) - len(found.only_right))
    total += conflicts * CONTRADICTS + left_out * LEFT_OUT
    if not found.pairs:
        total = LEAST
    return max(LEAST, min(MOST, total))


def _weight(pair: tuple[str, str, str], rarity: Rarity) -> float:
    one, other, how = pair
    if how == "initial":
        return INITIAL
    share = max(rarity.share(fold(one)), rarity.share(fold(other)))
    match how:
        case "same":
            return log2(M_SAME / share)
        case "sounds":
            return max(0.0, log2(M_SOUNDS / min(1.0, share * SOUNDING)) + 2.0)
        case _:
            return max(0.0, log2(M_SLIP / min(1.0, share * SLIPPING)))


def _verdict(found: Words) -> tuple[Agreement, str]:
    hows = {how for _, _, how in found.pairs}
    if not found.pairs:
        return Agreement.DIFFERENT, "different"
    if found.only_left and found.only_right:
        return Agreement.PARTLY, "some_words"
    if found.only_left or found.only_right:
        return Agreement.CLOSE, "word_left_out"
    if hows == {"same"}:
        return (Agreement.CLOSE, "swapped") if found.swapped else (Agreement.SAME, "same")
    if "initial" in hows:
        return Agreement.CLOSE, "initial"
    return Agreement.CLOSE, "slip" if "slip" in hows else "spelling"


def _one_in(found: Words, rarity: Rarity) -> int:
    """How rare the words that agree are together: one of so many people; 0 where nobody has counted."""
    if not rarity.people:
        return 0
    share = 1.0
    for one, other, how in found.pairs:
        if how != "initial":
            share *= max(rarity.share(fold(one)), rarity.share(fold(other)))
    return min(round(1 / share), 1_000_000_000) if share < 1 else 0
