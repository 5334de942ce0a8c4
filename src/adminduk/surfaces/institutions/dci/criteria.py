"""Search criteria of DCI, read into people to ask about and what must be true of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from adminduk.data_access.types import MOST_PEOPLE, Question
from adminduk.surfaces.institutions.asking import Condition, holds, is_nik
from adminduk.surfaces.institutions.dci.attributes import IDENTIFIERS, WIRES, to_ours

OPERATORS = {"eq": "=", "gt": ">", "lt": "<", "ge": ">=", "le": "<="}
Truth = Callable[[Question], bool]


class Unreadable(Exception):
    """Rejects one search of a message: `code` is one of SearchStatusReasonCode."""

    def __init__(self, message: str, code: str = "rjct.search_criteria.invalid") -> None:
        super().__init__(message)
        self.code, self.message = code, message


class Pagination(msgspec.Struct):
    page_size: int
    page_number: int = 1


class Criteria(msgspec.Struct):
    query_type: Literal["idtype-value", "expression", "predicate", "graphql"]
    query: Any
    version: str = "1.0.0"
    reg_type: str = ""
    reg_record_type: str = ""
    sort: list[dict[str, Any]] = []
    pagination: Pagination | None = None


class Search(msgspec.Struct):
    reference_id: str
    timestamp: str
    search_criteria: Criteria
    locale: str = ""


class Expression(msgspec.Struct):
    attribute_name: str
    operator: Literal["gt", "lt", "eq", "ge", "le", "in"]
    attribute_value: Any


class Predicate(msgspec.Struct):
    expression1: Expression
    seq_num: float = 0
    condition: Literal["and", "or", "not"] | None = None
    expression2: Expression | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom to ask about, the conditions that the core needs, and whether somebody fulfils them all."""

    niks: tuple[str, ...]
    conditions: tuple[Condition, ...]
    fits: Truth


def plan_of(criteria: Criteria) -> Plan:
    if criteria.query_type == "idtype-value":
        return _by_identifier(criteria.query)
    if criteria.query_type == "predicate":
        return _by_predicates(criteria.query)
    raise Unreadable("Searches by template expressions and GraphQL are not offered.")


def _by_identifier(query: Any) -> Plan:
    if not isinstance(query, Mapping) or query.get("type") not in IDENTIFIERS:
        raise Unreadable("The register is searched by UIN, which is the NIK.")
    return Plan((_nik(query.get("value")),), (), lambda _: True)


def _by_predicates(query: Any) -> Plan:
    try:
        told = msgspec.convert(query, type=list[Predicate])
    except msgspec.ValidationError:
        raise Unreadable("The query is no list of predicates.") from None
    niks: tuple[str, ...] | None = None
    conditions: list[Condition] = []
    truths: list[Truth] = []
    for one in sorted(told, key=lambda predicate: predicate.seq_num):
        sides = [one.expression1] if one.expression2 is None else [one.expression1, one.expression2]
        named = [side for side in sides if side.attribute_name in IDENTIFIERS]
        if named and (one.condition in {"or", "not"} or len(named) > 1 or niks is not None):
            raise Unreadable("UIN is asked once, by eq or in, and joined by and.")
        if named:
            niks = _niks(named[0])
        rest = [_condition(side) for side in sides if side not in named]
        conditions += rest
        if rest:
            truths.append(_joined(rest, one.condition))
    if niks is None:
        raise Unreadable("Nobody is looked for without his NIK: one predicate must name UIN.")
    return Plan(niks, tuple(conditions), lambda question: all(truth(question) for truth in truths))


def _joined(rest: list[Condition], condition: str | None) -> Truth:
    first = rest[0]
    if len(rest) == 1:
        return lambda question: holds(question, first)
    second = rest[1]
    if condition == "or":
        return lambda question: holds(question, first) or holds(question, second)
    if condition == "not":
        return lambda question: holds(question, first) and not holds(question, second)
    return lambda question: holds(question, first) and holds(question, second)


def _condition(side: Expression) -> Condition:
    wire = WIRES.get(side.attribute_name)
    if wire is None or side.operator not in OPERATORS:
        raise Unreadable("An attribute is not known, or cannot be asked by this operator.")
    return Condition(wire, OPERATORS[side.operator], to_ours(wire, side.attribute_value))


def _niks(side: Expression) -> tuple[str, ...]:
    if side.operator == "eq":
        return (_nik(side.attribute_value),)
    if side.operator == "in" and isinstance(side.attribute_value, list):
        if not 0 < len(side.attribute_value) <= MOST_PEOPLE:
            raise Unreadable(f"At most {MOST_PEOPLE} people are asked at once.")
        return tuple(dict.fromkeys(_nik(one) for one in side.attribute_value))
    raise Unreadable("UIN is asked by eq or in.")


def _nik(value: Any) -> str:
    if not is_nik(value):
        raise Unreadable("A NIK has 16 digits.")
    return value


def wires_of(conditions: Iterable[Condition]) -> tuple[set[str], set[str]]:
    """Elements that are compared, and those whose value is needed."""
    ordered = {one.wire for one in conditions if one.operator != "="}
    return {one.wire for one in conditions} - ordered, ordered
