"""Show-when conditions: small enough to be sent as JSON and evaluated by any channel, also offline.

A name is that of another field, or of a fact of the register; facts have a dot in their name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

Scalar = str | int | bool | None
Values = Mapping[str, object]


class Condition(Protocol):
    def holds(self, values: Values) -> bool:
        """Whether it is true of answers and facts; a name without a value is None."""

    def names(self) -> Iterator[str]:
        """The fields and facts that it looks at."""

    def as_json(self) -> dict[str, object]:
        """One key, the name of the condition; see `docs/guides/notices.md`."""


@dataclass(frozen=True, slots=True)
class Equals:
    name: str
    value: Scalar

    def holds(self, values: Values) -> bool:
        return values.get(self.name) == self.value

    def names(self) -> Iterator[str]:
        yield self.name

    def as_json(self) -> dict[str, object]:
        return {"equals": [self.name, self.value]}


@dataclass(frozen=True, slots=True)
class OneOf:
    name: str
    values: tuple[Scalar, ...]

    def holds(self, values: Values) -> bool:
        return values.get(self.name) in self.values

    def names(self) -> Iterator[str]:
        yield self.name

    def as_json(self) -> dict[str, object]:
        return {"one_of": [self.name, list(self.values)]}


@dataclass(frozen=True, slots=True)
class Known:
    name: str

    def holds(self, values: Values) -> bool:
        return is_answered(values.get(self.name))

    def names(self) -> Iterator[str]:
        yield self.name

    def as_json(self) -> dict[str, object]:
        return {"known": self.name}


@dataclass(frozen=True, slots=True)
class AllOf:
    conditions: tuple[Condition, ...]

    def holds(self, values: Values) -> bool:
        return all(one.holds(values) for one in self.conditions)

    def names(self) -> Iterator[str]:
        for one in self.conditions:
            yield from one.names()

    def as_json(self) -> dict[str, object]:
        return {"all_of": [one.as_json() for one in self.conditions]}


@dataclass(frozen=True, slots=True)
class AnyOf:
    conditions: tuple[Condition, ...]

    def holds(self, values: Values) -> bool:
        return any(one.holds(values) for one in self.conditions)

    def names(self) -> Iterator[str]:
        for one in self.conditions:
            yield from one.names()

    def as_json(self) -> dict[str, object]:
        return {"any_of": [one.as_json() for one in self.conditions]}


@dataclass(frozen=True, slots=True)
class Not:
    condition: Condition

    def holds(self, values: Values) -> bool:
        return not self.condition.holds(values)

    def names(self) -> Iterator[str]:
        yield from self.condition.names()

    def as_json(self) -> dict[str, object]:
        return {"not": self.condition.as_json()}


def is_answered(value: object) -> bool:
    """False is an answer and so is 0; nothing, an empty text and an empty list are none."""
    return value is not None and value != "" and value != [] and value != ()


def equals(name: str, value: Scalar) -> Condition:
    return Equals(name, value)


def one_of(name: str, *values: Scalar) -> Condition:
    return OneOf(name, values)


def known(name: str) -> Condition:
    return Known(name)


def all_of(*conditions: Condition) -> Condition:
    return AllOf(conditions)


def any_of(*conditions: Condition) -> Condition:
    return AnyOf(conditions)


def not_(condition: Condition) -> Condition:
    return Not(condition)


ALWAYS = all_of()
NEVER = any_of()
