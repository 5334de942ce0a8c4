"""The word lists beside this file, read once and laid out for fast drawing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from adminduk.demo.draws import Weighted
from adminduk.foundation.texts import Both

GROUPS = (
    "sundanese",
    "betawi",
    "javanese",
    "batak",
    "minang",
    "chinese",
    "balinese",
    "papuan",
    "malay",
    "bugis",
    "eastern",
)
GENERATIONS = ("old", "middle", "young", "new")
# A generation ends with the last year of birth given here.
_LAST_YEAR = (1961, 1984, 2006)

ISLAM, PROTESTANT, CATHOLIC = 1, 2, 3


def generation_of(birth_year: int) -> str:
    for name, last in zip(GENERATIONS, _LAST_YEAR, strict=False):
        if birth_year <= last:
            return name
    return "new"


def creed_of(religion: int) -> str:
    """Which special patterns a religion uses, where a group has them."""
    return {ISLAM: "muslim", PROTESTANT: "christian", CATHOLIC: "christian"}.get(religion, "")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words and patterns of one sex of one group.

    `patterns` is keyed by (creed, generation); a pattern is a tuple of list names, or the words ORDER,
    FAMILY, HOKKIEN or a literal such as "Br.".
    """

    words: dict[str, tuple[str, ...]]
    patterns: dict[tuple[str, str], Weighted[tuple[str, ...]]]
    order: dict[int, tuple[str, ...]]
    article: str

    def patterns_for(self, religion: int, generation: str) -> Weighted[tuple[str, ...]]:
        return self.patterns.get((creed_of(religion), generation)) or self.patterns["", generation]


@dataclass(frozen=True, slots=True)
class Group:
    """One ethnic group. `family` says from whom a family name comes: "father", "mother" or "none"."""

    key: str
    label: Both
    religions: Weighted[int]
    homelands: Weighted[str]
    family: str
    families: tuple[str, ...]
    muslim_families: tuple[str, ...]
    hokkien: tuple[str, ...]
    male: Vocabulary
    female: Vocabulary


@dataclass(frozen=True, slots=True)
class Foreigners:
    """Names of one nationality; `code` is the passport's three letters."""

    nationality: str
    code: str
    religion: int
    birth_places: tuple[str, ...]
    male: tuple[str, ...]
    female: tuple[str, ...]


def _words(text: str | None) -> tuple[str, ...]:
    """Words parted by commas, each once, in their order."""
    return tuple(dict.fromkeys(word.strip() for word in (text or "").split(",") if word.strip()))


def _read(name: str) -> Any:
    return yaml.safe_load(files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"))


def _vocabulary(raw: dict[str, Any]) -> Vocabulary:
    patterns = {}
    for key, creed in (("patterns", ""), ("muslim_patterns", "muslim"), ("christian_patterns", "christian")):
        for generation, weights in raw.get(key, {}).items():
            patterns[creed, generation] = Weighted(
                {tuple(pattern.split()): weight for pattern, weight in weights.items()}
            )
    return Vocabulary(
        words={key: _words(value) for key, value in raw.items() if isinstance(value, str)},
        patterns=patterns,
        order={int(key): _words(value) for key, value in raw.get("order", {}).items()},
        article=raw.get("article", ""),
    )


@cache
def group(key: str) -> Group:
    """The group called `key`, one of GROUPS."""
    raw = _read(key)
    return Group(
        key=key,
        label=Both(**raw["label"]),
        religions=Weighted(raw["religions"]),
        homelands=Weighted(raw["homelands"]),
        family=raw["family"],
        families=_words(raw.get("families")),
        muslim_families=_words(raw.get("muslim_families")),
        hokkien=_words(raw.get("hokkien")),
        male=_vocabulary(raw["male"]),
        female=_vocabulary(raw["female"]),
    )


@cache
def foreigners() -> tuple[Foreigners, ...]:
    return tuple(
        Foreigners(
            nationality=one["nationality"],
            code=one["code"],
            religion=one["religion"],
            birth_places=_words(one["birth_places"]),
            male=_words(one["male"]),
            female=_words(one["female"]),
        )
        for one in _read("foreign")
    )
