"""The words of a name and how they sound, remembered: a batch meets the same words a million times."""

from __future__ import annotations

from functools import lru_cache

from adminduk.register import naming


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """In capitals A to Z, without titles, short forms written out."""
    return tuple(naming.words_of(name))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word as it sounds: what differs in spelling only becomes equal."""
    return naming.spoken(word) or word
