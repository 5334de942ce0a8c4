"""Conditions on attributes, as the standards have them, turned into one question to the core.

Equality is compared by the core, as our own API does. Order needs the value itself, so it may be asked only of
elements that the agreement lets be given: else somebody would find a birth date by halving.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from adminduk.data_access.types import BY_WIRE, COMPARED, NotAgreed, Outcome, Policy, Question, WrongQuestion

# The standards say "strictly matching": a name agrees when it is the same by the register's rules of spelling.
STRICT = 100
ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda known, said: known < said,
    ">": lambda known, said: known > said,
    "<=": lambda known, said: known <= said,
    ">=": lambda known, said: known >= said,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """`wire` is the element's name in our API; `operator` one of =, !=, <, >, <=, >=."""

    wire: str
    operator: str
    value: Any


def is_nik(text: object) -> bool:
    return isinstance(text, str) and len(text) == 16 and text.isascii() and text.isdigit()


def question_of(nik: str, conditions: Sequence[Condition], wanted: Iterable[str] = ()) -> Question:
    """`WrongQuestion` names the element that cannot be asked so."""
    elements: dict[str, Any] = {}
    values = set(wanted)
    for one in conditions:
        if one.operator in ORDER:
            _ordered(one)
            values.add(one.wire)
        elif elements.setdefault(one.wire, one.value) != one.value:
            # Nobody has two of one element.
            raise WrongQuestion(one.wire)
    return Question(nik, elements, tuple(values), STRICT)


def holds(question: Question, condition: Condition) -> bool:
    """Whether it is so; False unless the person was found."""
    if question.outcome != Outcome.FOUND:
        return False
    if condition.operator in ORDER:
        known = (question.values or {}).get(condition.wire)
        return known is not None and ORDER[condition.operator](known, _ordered(condition))
    agrees = bool(question.agreed & BY_WIRE[condition.wire].bit)
    return agrees if condition.operator == "=" else not agrees


def _ordered(condition: Condition) -> date:
    """Only days have an order that means something."""
    said = COMPARED[condition.wire].prepare(condition.value) if condition.wire in COMPARED else None
    if not isinstance(said, date):
        raise WrongQuestion(condition.wire)
    return said


def check_agreed(policy: Policy, compared: Iterable[str], wanted: Iterable[str] = ()) -> None:
    """Raises `NotAgreed` before anything is asked."""
    beyond = policy.beyond(
        sum(BY_WIRE[wire].bit for wire in set(compared)), sum(BY_WIRE[wire].bit for wire in set(wanted))
    )
    if beyond:
        raise NotAgreed(names=", ".join(wire for wire, one in BY_WIRE.items() if beyond & one.bit))
