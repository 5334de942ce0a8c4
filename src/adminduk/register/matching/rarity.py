"""How common words of names are: an agreement on SITI says little, one on a rare name much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log2

# A word that the table does not know is taken to be borne by so many of a million people.
UNSEEN = 3
MILLION = 1_000_000
A_FEW = 1_000
# Where nobody has counted, a word is neither rare nor common.
UNCOUNTED = 0.001


@dataclass(frozen=True, slots=True)
class Rarity:
    """`people` bearing each word of `counts`; words are folded as `words.fold` does."""

    counts: Mapping[str, int] = field(default_factory=dict)
    people: int = 0

    @classmethod
    def of(cls, names: Iterable[Iterable[str]]) -> Rarity:
        """Counted over the words of each person's name."""
        counts: Counter[str] = Counter()
        people = 0
        for words in names:
            counts.update(set(words))
            people += 1
        return cls(counts, people)

    def share(self, word: str) -> float:
        """The part of all people who bear the word, 0…1."""
        seen = self.counts.get(word, 0)
        least = UNSEEN / MILLION
        if not self.people:
            return UNCOUNTED
        # With few people in the table a single bearer proves nothing: the guess counts for a part.
        return max(least, (seen + least * A_FEW) / (self.people + A_FEW))

    def bits(self, word: str) -> float:
        return -log2(self.share(word))
