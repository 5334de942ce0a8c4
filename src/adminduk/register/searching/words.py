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
Case = Callable[[str], str]


def own(key: str) -> str:
    """A word of the person's own name, as the index holds it."""
    return key


def mothers(key: str) -> str:
    """A word of the mother's name, as the index holds it."""
    return key.lower()


def as_it_sounds(name: str, case: Case) -> list[str]:
    """Every word is there, in any order; also when two of them are written as one, or one as two."""
    words = _full_words(name)
    if len(words) < 2:
        return [_spelt(word, case) for word in words]
    plain = [_spelt(word, case) for word in words]
    ways = [_all(plain)]
    for place in range(len(words) - 1):
        both = spoken(words[place] + words[place + 1])
        ways.append(_all([*plain[:place], _quoted(case(both)), *plain[place + 2 :]]))
    return [_any(ways)]


def with_a_slip(name: str, case: Case) -> Iterator[list[str]]:
    """For each word in turn: one that is a slip away from it or begins with it, and the others as they sound.

    Two slips in two words at once are not looked for. The slips stand first: few people are called so, and
    the index goes from match to match of the first condition.
    """
    words = _full_words(name)
    for place, word in enumerate(words):
        if near := list(_near(word, case)):
            yield [_any(near), *(_spelt(other, case) for other in (*words[:place], *words[place + 1 :]))]


def but_one(name: str, case: Case) -> list[str]:
    """All words but any one of them; nothing when too little would be left to tell people apart."""
    words = _full_words(name)
    ways = [
        _all([_spelt(word, case) for word in some])
        for some in combinations(words, max(len(words) - 1, 0))
        if any(spoken(word) not in TELL_LITTLE for word in some)
    ]
    return [_any(ways)] if ways else []


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


def _near(word: str, case: Case) -> Iterator[str]:
    key = spoken(word)
    # Who mistypes the name of half the country is found by the other words.
    if key in TELL_LITTLE:
        return
    if len(key) >= SHORTEST_SLIP:
        yield from (_quoted(case(one)) for one in sorted(one_slip_away(key)))
    # Whether its last letter is the last letter of a name is not known, so nothing is done to it.
    beginning = spoken(word + "N")[:-1]
    if len(beginning) >= SHORTEST_BEGINNING:
        if beginning != key:
            yield _quoted(case(beginning))
        # Longer words only: those of the word itself are looked for as it sounds, and may be half a million.
        yield from (f"{_quoted(case(beginning + letter))}:*" for letter in LETTERS)


def one_slip_away(key: str) -> set[str]:
    """Every key with one letter left out, added, changed, or two neighbours swapped."""
    halves = [(key[:place], key[place:]) for place in range(len(key) + 1)]
    left_out = {a + b[1:] for a, b in halves if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    changed = {a + letter + b[1:] for a, b in halves if b for letter in LETTERS}
    added = {a + letter + b for a, b in halves for letter in LETTERS}
    return (left_out | swapped | changed | added) - {key}


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
