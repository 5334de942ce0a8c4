"""Names as queries over the words of `register_search_keys`, strict or forgiving.

The index holds one key a word and nothing else, so it stays small; whatever is forgiven is spelt out on the
side of the question: a typing slip is looked for by asking for every key one slip away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations

from adminduk.register.naming import spoken, words_of
from adminduk.register.naming.words import TELL_LITTLE

# Letters that occur in keys (see naming.keys).
LETTERS = "ABCDEGHIKLMNOPRSTUWY"
SHORTEST_SLIP, SHORTEST_BEGINNING, SHORTEST_SPLIT, SHORTEST_HALF = 4, 3, 6, 2
MOST_WORDS = 6
A_HANDFUL = 16
Case = Callable[[str], str]
# Each way is enough; all conditions of a way must hold.
Ways = list[list[str]]


def own(key: str) -> str:
    """A word of the person's own name, as the index holds it."""
    return key


def mothers(key: str) -> str:
    """A word of the mother's name, as the index holds it."""
    return key.lower()


def as_it_sounds(name: str, case: Case) -> Ways:
    """Every word is there, in any order; also when two of them are written as one, or one as two."""
    words = _full_words(name)
    plain = [_spelt(word, case) for word in words]
    ways = [plain] if plain else []
    for place in range(len(words) - 1):
        both = spoken(words[place] + words[place + 1])
        ways.append([_quoted(case(both)), *plain[:place], *plain[place + 2 :]])
    return ways


def with_a_slip(name: str, case: Case) -> Iterator[Ways]:
    """For each word in turn: one that is a slip away from it or begins with it, and the others as they sound.

    Two slips in two words at once are not looked for.
    """
    words = _full_words(name)
    for place, word in enumerate(words):
        others = [_spelt(other, case) for other in (*words[:place], *words[place + 1 :])]
        if near := [[_any(some), *others] for some in _near(word, case)]:
            yield near


def but_one(name: str, case: Case) -> Ways:
    """All words but any one of them; nothing when too little would be left to tell people apart."""
    words = _full_words(name)
    return [
        [_spelt(word, case) for word in some]
        for some in combinations(words, max(len(words) - 1, 0))
        if any(spoken(word) not in TELL_LITTLE for word in some)
    ]


def _full_words(name: str) -> list[str]:
    """Initials tell too little to look for; they count when the hits are ranked."""
    return [word for word in words_of(name) if len(spoken(word)) > 1][:MOST_WORDS]


def _spelt(word: str, case: Case) -> str:
    """One word in all its spellings, as an initial, or written as two."""
    key = spoken(word)
    # Z became j in many mouths, and offices wrote it so: Rizal, Rijal.
    keys = {key, spoken(word.replace("Z", "J")), spoken(word.replace("J", "Z")), key[0]}
    ways = [_quoted(case(one)) for one in sorted(keys)]
    if len(word) >= SHORTEST_SPLIT:
        for place in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
            first, second = spoken(word[:place]), spoken(word[place:])
            if len(first) > 1 and len(second) > 1:
                ways.append(_all([_quoted(case(first)), _quoted(case(second))]))
    return _any(ways)


def _near(word: str, case: Case) -> Iterator[list[str]]:
    """Keys in handfuls: at each match the index looks at every key of a condition, there or not.

    Nobody is called by most of them, and a handful of such costs nothing.
    """
    key = spoken(word)
    # Who mistypes the name of half the country is found by the other words.
    if key in TELL_LITTLE:
        return
    if len(key) >= SHORTEST_SLIP:
        keys = [_quoted(case(one)) for one in one_slip_away(key)]
        yield from (keys[place : place + A_HANDFUL] for place in range(0, len(keys), A_HANDFUL))
    # Whether its last letter is the last letter of a name is not known, so nothing is done to it.
    beginning = spoken(word + "N")[:-1]
    if len(beginning) >= SHORTEST_BEGINNING:
        # Longer words only: those of the word itself are looked for as it sounds, and may be half a million.
        longer = [f"{_quoted(case(beginning + letter))}:*" for letter in LETTERS]
        yield longer if beginning == key else [_quoted(case(beginning)), *longer]


def one_slip_away(key: str) -> list[str]:
    """Every key with two neighbours swapped, one letter left out, changed or added, in this order."""
    halves = [(key[:place], key[place:]) for place in range(len(key) + 1)]
    swapped = [a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1]
    left_out = [a + b[1:] for a, b in halves if b]
    changed = [a + letter + b[1:] for a, b in halves if b for letter in LETTERS]
    added = [a + letter + b for a, b in halves for letter in LETTERS]
    return [one for one in dict.fromkeys(swapped + left_out + changed + added) if one != key]


def _quoted(lexeme: str) -> str:
    return f"'{lexeme}'"


def _all(parts: Iterable[str]) -> str:
    return _joined(parts, " & ")


def _any(parts: Iterable[str]) -> str:
    return _joined(parts, " | ")


def _joined(parts: Iterable[str], sign: str) -> str:
    there = [part for part in parts if part]
    return f"({sign.join(there)})" if len(there) > 1 else "".join(there)


def born(since: date, until: date) -> str:
    """One day as one word, more of them as the words of their years."""
    if since == until:
        return _quoted(f"@{since:%Y%m%d}")
    return _any([_quoted(f"@{year}") for year in range(since.year, until.year + 1)])
