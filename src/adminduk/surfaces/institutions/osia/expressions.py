"""OSIA's expressions: `[{attributeName, operator, value}]`, each of them to be true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from adminduk.data_access.types import Question, WrongQuestion
from adminduk.surfaces.institutions.asking import Condition, question_of
from adminduk.surfaces.institutions.osia.answers import Code, Wrong
from adminduk.surfaces.institutions.osia.attributes import UIN, WIRES, to_ours

Value = str | int | float | bool


class Expression(msgspec.Struct, forbid_unknown_fields=True):
    attributeName: str  # noqa: N815
    operator: Literal["<", ">", "=", ">=", "<="]
    value: Value


class WiderExpression(msgspec.Struct, forbid_unknown_fields=True):
    """The population registry's has one operator more."""

    attributeName: str  # noqa: N815
    operator: Literal["<", ">", "=", ">=", "<=", "!="]
    value: Value


def condition(name: str, operator: str, value: object) -> Condition:
    wire = WIRES.get(name)
    if wire is None:
        raise Wrong(Code.UNKNOWN, "Unknown attribute name")
    return Condition(wire, operator, to_ours(wire, value))


def conditions_of(told: Iterable[Expression | WiderExpression]) -> list[Condition]:
    return [condition(one.attributeName, one.operator, one.value) for one in told]


def question(nik: str, conditions: Sequence[Condition], wanted: Iterable[str] = ()) -> Question:
    try:
        return question_of(nik, conditions, wanted)
    except (WrongQuestion, ValueError, TypeError, KeyError):
        raise Wrong(Code.VALUE, "The value of an attribute is wrong, or it cannot be asked so.") from None


def parted(told: Sequence[WiderExpression]) -> tuple[str | None, list[Condition]]:
    """The NIK that somebody named, if he did, and the other conditions."""
    nik: str | None = None
    rest = []
    for one in told:
        if one.attributeName != UIN:
            rest.append(one)
        elif one.operator == "=" and isinstance(one.value, str) and nik in {None, one.value}:
            nik = one.value
        else:
            raise Wrong(Code.VALUE, "uin is asked by equality, and once.")
    return nik, conditions_of(rest)
