"""Weighted draws that cost one random number and one bisection: the generator makes tens of millions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Values with weights; `draw` is deterministic for a given state of the random source."""

    __slots__ = ("_bounds", "_total", "values")

    def __init__(self, weights: Mapping[T, float]) -> None:
        kept = {value: weight for value, weight in weights.items() if weight > 0}
        self.values = tuple(kept)
        self._bounds = tuple(accumulate(kept.values()))
        self._total = self._bounds[-1]

    def share(self, value: T) -> float:
        """The part of all weight that `value` has, from 0 to 1."""
        if value not in self.values:
            return 0.0
        at = self.values.index(value)
        return (self._bounds[at] - (self._bounds[at - 1] if at else 0)) / self._total

    def draw(self, random: Random) -> T:
        return self.values[bisect_right(self._bounds, random.random() * self._total)]


def frequent_first(words: tuple[str, ...], random: Random) -> str:
    """One of `words`, the early ones more often: the lists run from the frequent to the rare."""
    return words[int(len(words) * random.random() ** 1.6)]


def uniform(values: tuple[T, ...] | list[T], random: Random) -> T:
    return values[int(len(values) * random.random())]
