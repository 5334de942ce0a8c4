"""OSIA Data Access 1.3.0 (`vendored/dataaccess.yaml`): reading, matching and verifying attributes of one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from adminduk.data_access.types import BY_WIRE, Outcome, Question, Way
from adminduk.surfaces.institutions.asking import Condition, check_agreed, holds, is_nik
from adminduk.surfaces.institutions.doors import Answer, Call, Handler, said
from adminduk.surfaces.institutions.osia.answers import (
    FORBIDDEN,
    NOT_FOUND,
    Code,
    OsiaDoor,
    Wrong,
    body_of,
    error,
    guarded,
    not_active,
    nowhere,
    whole,
)
from adminduk.surfaces.institutions.osia.attributes import UIN, WIRES, to_osia
from adminduk.surfaces.institutions.osia.expressions import (
    Expression,
    Value,
    condition,
    conditions_of,
    question,
)

NO_MATCH, NO_ATTRIBUTE = 1, 0
CONTROLS = frozenset({"names", "offset", "limit"})
FORMATS = frozenset({"pdf", "jpeg", "png", "TBD"})


class DataAccess(OsiaDoor):
    prefix = "/osia/data-access"
    way = Way.OSIA

    def __init__(self) -> None:
        self.routes: Mapping[str, Mapping[str, Handler]] = {
            "/v1/persons": {"GET": guarded(query_person_list)},
            "/v1/persons/{uin}": {"GET": guarded(read_person_attributes)},
            "/v1/persons/{uin}/match": {"POST": guarded(match_person_attributes)},
            "/v1/persons/{uin}/verify": {"POST": guarded(verify_person_attributes)},
            "/v1/persons/{uin}/document": {"GET": guarded(read_document)},
        }


async def query_person_list(call: Call) -> Answer:
    """The register is asked by NIK only: `uin` must be among the attributes, the others must agree."""
    offset, limit = whole(call, "offset", 0), whole(call, "limit", 100)
    names = call.query.get("names", [])
    asked = {name: values for name, values in call.query.items() if name not in CONTROLS}
    if not asked or any(len(values) > 1 for values in asked.values()):
        raise Wrong(Code.PARAMETER, "Name each attribute once, and at least one.")
    nik = asked.pop(UIN, [None])[0]
    conditions = [condition(name, "=", values[0]) for name, values in asked.items()]
    if nik is None:
        return FORBIDDEN
    check_agreed(call.policy, {one.wire for one in conditions})
    if not is_nik(nik):
        return NOT_FOUND
    agreed = _may_read(call, names)
    (answer,) = await call.ask(question(nik, conditions, agreed))
    if answer.outcome != Outcome.FOUND or not all(holds(answer, one) for one in conditions):
        return NOT_FOUND
    if offset or not limit:
        return NOT_FOUND
    return said([_told(call, answer, names)] if names else [nik])


async def read_person_attributes(call: Call) -> Answer:
    names = call.query.get("attributeNames", [])
    if not names:
        raise Wrong(Code.PARAMETER, "attributeNames is required.")
    nik = call.path["uin"]
    if not is_nik(nik):
        return NOT_FOUND
    agreed = _may_read(call, names)
    (answer,) = await call.ask(question(nik, (), agreed))
    return NOT_FOUND if nowhere(answer.outcome) else said(_told(call, answer, names))


async def match_person_attributes(call: Call) -> Answer:
    told: dict[str, Value] = body_of(call, dict[str, Value])
    known = {name: value for name, value in told.items() if name in WIRES}
    conditions = [condition(name, "=", value) for name, value in known.items()]
    check_agreed(call.policy, {one.wire for one in conditions})
    nik = call.path["uin"]
    if not is_nik(nik):
        return NOT_FOUND
    (answer,) = await call.ask(question(nik, conditions))
    if nowhere(answer.outcome):
        return NOT_FOUND
    by_name = dict(zip(known, conditions, strict=True))
    return said([one for name in told if (one := _differs(name, by_name.get(name), answer))])


def _differs(name: str, asked: Condition | None, answer: Question) -> dict[str, Any] | None:
    if asked is None or answer.outcome != Outcome.FOUND:
        return {"attributeName": name, "errorCode": NO_ATTRIBUTE}
    return None if holds(answer, asked) else {"attributeName": name, "errorCode": NO_MATCH}


async def verify_person_attributes(call: Call) -> Answer:
    conditions = conditions_of(body_of(call, list[Expression]))
    _demand_agreed(call, conditions)
    nik = call.path["uin"]
    if not is_nik(nik):
        return NOT_FOUND
    (answer,) = await call.ask(question(nik, conditions))
    if nowhere(answer.outcome):
        return NOT_FOUND
    return said(answer.outcome == Outcome.FOUND and all(holds(answer, one) for one in conditions))


async def read_document(call: Call) -> Answer:
    """Documents of a person are his own: no agreement has them, so the service is forbidden, whoever is named."""
    if not call.one("doctype") or call.one("format") is None:
        raise Wrong(Code.PARAMETER, "doctype and format are required.")
    return FORBIDDEN if call.one("format") in FORMATS else Answer(415)


def _demand_agreed(call: Call, conditions: Sequence[Condition]) -> None:
    ordered = {one.wire for one in conditions if one.operator not in {"=", "!="}}
    check_agreed(call.policy, {one.wire for one in conditions} - ordered, ordered)


def _may_read(call: Call, names: Sequence[str]) -> list[str]:
    """Elements of these names that the agreement lets be given."""
    wires = [WIRES[name] for name in dict.fromkeys(names) if name in WIRES]
    return [wire for wire in wires if call.policy.fields & BY_WIRE[wire].bit]


def _told(call: Call, answer: Question, names: Sequence[str]) -> dict[str, Any]:
    """Each name that was asked for, in that order, with its value or why there is none."""
    agreed = _may_read(call, names)
    told: dict[str, Any] = {}
    for name in dict.fromkeys(names):
        wire = WIRES.get(name)
        if name == UIN:
            told[name] = answer.nik
        elif wire is None:
            told[name] = error(Code.UNKNOWN, "Unknown attribute name")
        elif wire not in agreed:
            told[name] = error(Code.BEYOND, "Not in the agreement")
        elif answer.outcome != Outcome.FOUND:
            told[name] = not_active(answer.outcome)
        else:
            value = to_osia(wire, (answer.values or {}).get(wire))
            told[name] = error(Code.NOTHING_HELD, "No value is held") if value is None else value
    return told
