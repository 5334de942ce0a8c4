"""Reads the parameters: dated values, each with its article, and what single regions decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

HERE = Path(__file__).parent
CERTAINTIES = ("sourced", "high", "medium", "low")


class UnknownParameter(AttributeError):
    """Nobody wrote a parameter of that name."""


class NotInForce(LookupError):
    """The parameter exists, but no value of it was in force on the day that was asked for."""


class BadParameter(ValueError):
    """A file of parameters breaks its own rules; found when it is read, and by a test."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value from the day `since` on, with the article it stands on and how sure we are of it."""

    since: date
    value: object
    article: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter's national values and, by region code, what regions decided; each oldest first."""

    name: str
    description: str
    allowed: tuple[object, ...]
    values: tuple[Value, ...]
    regions: Mapping[str, tuple[Value, ...]]

    def in_force(self, on: date, region: str = "") -> Value:
        """The nearest decision wins: kab/kota before province before the nation."""
        codes = [region[:length] for length in range(len(region), 1, -1)]
        for values in (*(self.regions[code] for code in codes if code in self.regions), self.values):
            begun = [value for value in values if value.since <= on]
            if begun:
                return begun[-1]
        raise NotInForce(f"{self.name} has no value on {on.isoformat()}")

    def check(self, value: object) -> None:
        """Raises `BadParameter` when `value` may not stand here."""
        if self.allowed and value not in self.allowed:
            raise BadParameter(f"{self.name}: {value!r} is none of {', '.join(map(str, self.allowed))}")
        if type(value) is not type(self.values[0].value):
            raise BadParameter(f"{self.name}: {value!r} is of another kind than {self.values[0].value!r}")


def parameter(name: str) -> Parameter:
    """The parameter called `<section>.<name>`, e.g. "birth.witnesses"; raises `UnknownParameter`."""
    found = every_parameter().get(name)
    if found is None:
        raise UnknownParameter(f"there is no parameter {name!r} in regulations/parameters")
    return found


@lru_cache(maxsize=1)
def every_parameter() -> Mapping[str, Parameter]:
    """All parameters by their full name."""
    found = {}
    for path in sorted(HERE.glob("*.yaml")):
        for name, entry in yaml.safe_load(path.read_text("utf-8")).items():
            full = f"{path.stem}.{name}"
            found[full] = _parameter(full, entry)
    return MappingProxyType(found)


def _parameter(name: str, entry: dict[str, object]) -> Parameter:
    parameter = Parameter(
        name=name,
        description=str(entry["description"]).strip(),
        allowed=tuple(entry.get("allowed", ())),
        values=_values(name, entry["values"]),
        regions=MappingProxyType(
            {code: _values(name, values) for code, values in entry.get("regions", {}).items()}
        ),
    )
    for value in (*parameter.values, *(one for many in parameter.regions.values() for one in many)):
        parameter.check(value.value)
    return parameter


def _values(name: str, entries: list[dict[str, object]]) -> tuple[Value, ...]:
    for entry in entries:
        if set(entry) != {"since", "value", "article", "certainty"} or entry["certainty"] not in CERTAINTIES:
            raise BadParameter(f"{name}: each value needs since, value, article and certainty: {entry}")
    values = tuple(Value(**{**entry, "value": _frozen(entry["value"])}) for entry in entries)
    return tuple(sorted(values, key=lambda value: value.since))


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    return MappingProxyType(value) if isinstance(value, dict) else value
