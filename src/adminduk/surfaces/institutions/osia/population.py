"""OSIA Population Registry 1.5.0 (`vendored/pr.yaml`), for reading.

The register is written by civil events alone, each with its evidence and its decision; so whatever would write here
is refused with 403, "operation not allowed", after the request was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from adminduk.data_access.types import Outcome, Question, Way
from adminduk.surfaces.institutions.asking import check_agreed, holds, is_nik
from adminduk.surfaces.institutions.doors import Answer, Call, Handler, said
from adminduk.surfaces.institutions.osia.answers import (
    FORBIDDEN,
    NOT_FOUND,
    OsiaDoor,
    body_of,
    demand_transaction,
    flag,
    guarded,
    nowhere,
    whole,
)
from adminduk.surfaces.institutions.osia.attributes import given, may_give
from adminduk.surfaces.institutions.osia.expressions import WiderExpression, parted, question

# Everybody has one identity: the one that the register holds.
IDENTITY, IDENTITY_TYPE = "civil", "CIVIL"
STATUSES = {Outcome.FOUND: "VALID", Outcome.DUPLICATE: "REVOKED"}


async def refuse_write(call: Call) -> Answer:
    demand_transaction(call)
    if call.body:
        body_of(call, dict[str, Any])
    return FORBIDDEN


class Population(OsiaDoor):
    prefix = "/osia/population-registry"
    way = Way.OSIA
    knows_401 = False

    def __init__(self) -> None:
        write = guarded(refuse_write)
        person, identity = "/v1/persons/{personId}", "/v1/persons/{personId}/identities/{identityId}"
        self.routes: Mapping[str, Mapping[str, Handler]] = {
            "/v1/persons": {"POST": guarded(find_persons)},
            person: {"GET": guarded(read_person), "POST": write, "PUT": write, "DELETE": write},
            "/v1/persons/{personIdTarget}/merge/{personIdSource}": {"POST": write},
            f"{person}/identities": {"GET": guarded(read_identities), "POST": write},
            identity: {
                "GET": guarded(read_identity),
                "POST": write,
                "PUT": write,
                "PATCH": write,
                "DELETE": write,
            },
            "/v1/persons/{personIdTarget}/move/{personIdSource}/identities/{identityId}": {"POST": write},
            f"{identity}/status": {"PUT": write},
            f"{identity}/reference": {"PUT": write},
            f"{person}/reference": {"GET": guarded(read_reference)},
            "/v1/galleries": {"GET": guarded(read_galleries)},
            "/v1/galleries/{galleryId}": {"GET": guarded(read_gallery)},
        }


async def find_persons(call: Call) -> Answer:
    """By NIK, with whatever else must be true of the person; a query without one is not allowed."""
    demand_transaction(call)
    group, _ = flag(call, "group", False), flag(call, "reference", False)
    offset, limit = whole(call, "offset", 0), whole(call, "limit", 100)
    nik, conditions = parted(body_of(call, list[WiderExpression]))
    if nik is None:
        return FORBIDDEN
    ordered = {one.wire for one in conditions if one.operator not in {"=", "!="}}
    check_agreed(call.policy, {one.wire for one in conditions} - ordered, ordered)
    if not is_nik(nik):
        return said([])
    (answer,) = await call.ask(question(nik, conditions))
    found = answer.outcome == Outcome.FOUND or (not conditions and not nowhere(answer.outcome))
    if not found or not all(holds(answer, one) for one in conditions):
        return said([])
    # There are no galleries, so nobody belongs to one.
    if offset or not limit or call.one("gallery"):
        return said([])
    return said([{"personId": nik} if group else {"personId": nik, "identityId": IDENTITY}])


async def read_person(call: Call) -> Answer:
    demand_transaction(call)
    answer = await _found(call, whole_identity=False)
    if answer is None:
        return NOT_FOUND
    return said(
        {
            "personId": answer.nik,
            "status": "ACTIVE" if answer.outcome == Outcome.FOUND else "INACTIVE",
            "physicalStatus": "DEAD" if answer.outcome == Outcome.DEAD else "ALIVE",
        }
    )


async def read_identities(call: Call) -> Answer:
    demand_transaction(call)
    answer = await _found(call)
    return NOT_FOUND if answer is None else said([_identity(call, answer)])


async def read_identity(call: Call) -> Answer:
    demand_transaction(call)
    answer = await _found(call) if call.path["identityId"] == IDENTITY else None
    return NOT_FOUND if answer is None else said(_identity(call, answer))


async def read_reference(call: Call) -> Answer:
    demand_transaction(call)
    answer = await _found(call)
    return NOT_FOUND if answer is None else said(_identity(call, answer))


async def read_galleries(call: Call) -> Answer:
    demand_transaction(call)
    return said([])


async def read_gallery(call: Call) -> Answer:
    demand_transaction(call)
    whole(call, "offset", 0), whole(call, "limit", 1000)
    return NOT_FOUND


async def _found(call: Call, *, whole_identity: bool = True) -> Question | None:
    nik = call.path["personId"]
    if not is_nik(nik):
        return None
    wanted = may_give(call.policy) if whole_identity else ()
    (answer,) = await call.ask(question(nik, (), wanted))
    return None if nowhere(answer.outcome) else answer


def _identity(call: Call, answer: Question) -> dict[str, Any]:
    told: dict[str, Any] = {
        "identityId": IDENTITY,
        "identityType": IDENTITY_TYPE,
        "status": STATUSES.get(Outcome(answer.outcome), "INVALID"),
    }
    if values := given(answer.values or {}, may_give(call.policy)):
        told["biographicData"] = values
    return told
