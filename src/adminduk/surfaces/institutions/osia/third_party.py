"""OSIA Third Party Services 1.2.0 (`vendored/3rdparty.yaml`): verify, read sets of attributes, identify."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

import msgspec

from adminduk.data_access.types import SAID, Outcome, Question, Way
from adminduk.foundation import clock
from adminduk.surfaces.institutions.asking import check_agreed, holds, is_nik
from adminduk.surfaces.institutions.doors import Answer, Call, Handler, said
from adminduk.surfaces.institutions.osia.answers import (
    FORBIDDEN,
    NOT_FOUND,
    Code,
    OsiaDoor,
    Wrong,
    body_of,
    demand_transaction,
    flag,
    guarded,
    nowhere,
)
from adminduk.surfaces.institutions.osia.attributes import (
    ALL,
    BIOMETRIC_SETS,
    BIOMETRICS,
    SETS,
    UIN,
    WIRES,
    given,
    may_give,
)
from adminduk.surfaces.institutions.osia.expressions import Condition, condition, question
from adminduk.surfaces.institutions.signing import compact_jws

IDENTIFIER_TYPES = frozenset({"uin", "nik"})


class Verified(IntEnum):
    """Numbers of `verificationCode`."""

    YES = 0
    NO = 1
    NOT_AVAILABLE = 2
    NOT_ACTIVE = 3


class Biometric(msgspec.Struct):
    """Only its kind is read: there is nothing yet that it could be compared with."""

    biometricType: str  # noqa: N815


class AttributeSet(msgspec.Struct, forbid_unknown_fields=True):
    biographicData: dict[str, Any] = {}  # noqa: N815
    biometricData: list[Biometric] = []  # noqa: N815
    credentialData: list[dict[str, Any]] = []  # noqa: N815
    contactData: dict[str, Any] = {}  # noqa: N815
    encryption: dict[str, Any] | None = None
    integrity: list[dict[str, Any]] = []


class IdentifyRequest(msgspec.Struct, forbid_unknown_fields=True):
    attributeSet: AttributeSet  # noqa: N815
    outputAttributeSetName: str  # noqa: N815


class OutputBiometric(msgspec.Struct):
    biometricType: str = "UNKNOWN"  # noqa: N815


class OutputAttributeSet(msgspec.Struct, forbid_unknown_fields=True):
    outputBiographicData: list[str] = []  # noqa: N815
    outputBiometricData: list[OutputBiometric] = []  # noqa: N815
    outputCredentialData: list[dict[str, Any]] = []  # noqa: N815
    outputContactData: list[str] = []  # noqa: N815


class ThirdParty(OsiaDoor):
    prefix = "/osia/third-party"
    way = Way.OSIA

    def __init__(self) -> None:
        self.routes: Mapping[str, Mapping[str, Handler]] = {
            "/v1/verify/{identifier}": {"POST": guarded(verify)},
            "/v1/attributes/{attributeSetName}/{identifier}": {"GET": guarded(read_attribute_set)},
            "/v1/attributes/{identifier}": {"POST": guarded(read_attributes)},
            "/v1/identify": {"POST": guarded(identify)},
            "/v1/identify/{taskID}": {"GET": guarded(read_identify_result)},
        }


async def verify(call: Call) -> Answer:
    nik = _identifier(call)
    proof = flag(call, "verificationProofRequired", True)
    told: AttributeSet = body_of(call, AttributeSet)
    conditions = _conditions(told)
    biometrics = _biometrics(one.biometricType for one in told.biometricData)
    if not conditions and not biometrics:
        raise Wrong(Code.BODY, "There is no attribute to verify.")
    check_agreed(call.policy, {one.wire for one in conditions} | set(biometrics))
    if not is_nik(nik):
        return NOT_FOUND
    (answer,) = await call.ask(
        question(nik, [*conditions, *(Condition(wire, "=", "-") for wire in biometrics)])
    )
    if nowhere(answer.outcome):
        return NOT_FOUND
    if answer.outcome != Outcome.FOUND:
        return _result(Verified.NOT_ACTIVE, SAID[Outcome(answer.outcome)])
    if not all(holds(answer, one) for one in conditions):
        return _result(Verified.NO, "At least one attribute does not match.")
    if biometrics:
        return _result(Verified.NOT_AVAILABLE, "Biometric comparison is not available.")
    names = sorted(told.biographicData)
    return _result(Verified.YES, "All attributes match.", _proof(call, answer, names) if proof else "")


async def read_attribute_set(call: Call) -> Answer:
    nik, name = _identifier(call), call.path["attributeSetName"]
    if name in BIOMETRIC_SETS:
        wires: Sequence[str] = BIOMETRIC_SETS[name]
    elif name == ALL:
        wires = may_give(call.policy)
    elif name in SETS:
        wires = [WIRES[one] for one in SETS[name]]
    else:
        return NOT_FOUND
    return await _read(call, nik, wires)


async def read_attributes(call: Call) -> Answer:
    nik = _identifier(call)
    told: OutputAttributeSet = body_of(call, OutputAttributeSet)
    if told.outputCredentialData or told.outputContactData:
        raise Wrong(Code.NOT_OFFERED, "Credentials and contacts are not offered.")
    if any(name not in WIRES for name in told.outputBiographicData):
        raise Wrong(Code.UNKNOWN, "Unknown attribute name")
    wires = [WIRES[name] for name in dict.fromkeys(told.outputBiographicData)]
    wires += _biometrics(one.biometricType for one in told.outputBiometricData)
    return await _read(call, nik, wires)


async def identify(call: Call) -> Answer:
    """Nobody is looked for by what he is like: the NIK must be among the attributes. Answered at once."""
    demand_transaction(call)
    told: IdentifyRequest = body_of(call, IdentifyRequest)
    if told.attributeSet.biometricData:
        return FORBIDDEN
    nik = told.attributeSet.biographicData.pop(UIN, None)
    conditions = _conditions(told.attributeSet)
    name = told.outputAttributeSetName
    if name != ALL and name not in SETS:
        raise Wrong(Code.UNKNOWN, "Unknown attribute set")
    if nik is None:
        return FORBIDDEN
    wires = may_give(call.policy) if name == ALL else [WIRES[one] for one in SETS[name]]
    check_agreed(call.policy, {one.wire for one in conditions}, wires)
    if not is_nik(nik):
        return NOT_FOUND
    (answer,) = await call.ask(question(nik, conditions, wires))
    if nowhere(answer.outcome):
        return NOT_FOUND
    matches = answer.outcome == Outcome.FOUND and all(holds(answer, one) for one in conditions)
    return said([_set(answer, wires)] if matches else [])


async def read_identify_result(call: Call) -> Answer:
    """Every request was answered at once, so there is no task to wait for."""
    demand_transaction(call)
    return NOT_FOUND


def _identifier(call: Call) -> str:
    demand_transaction(call)
    if call.query.get("identifierType", ["uin"])[0] not in IDENTIFIER_TYPES:
        raise Wrong(Code.NOT_OFFERED, "Persons are identified by their UIN, which is the NIK.")
    return call.path["identifier"]


def _conditions(told: AttributeSet) -> list[Condition]:
    if told.credentialData or told.contactData:
        raise Wrong(Code.NOT_OFFERED, "Credentials and contacts are not offered.")
    if told.encryption is not None or told.integrity:
        raise Wrong(Code.NOT_OFFERED, "Parts that are encrypted or hashed are not offered; the way here is.")
    return [condition(name, "=", value) for name, value in told.biographicData.items()]


def _biometrics(kinds: Iterable[str]) -> list[str]:
    wanted = list(dict.fromkeys(kinds))
    if any(kind not in BIOMETRICS for kind in wanted):
        raise Wrong(Code.VALUE, "This kind of biometric data has no element.")
    return [BIOMETRICS[kind] for kind in wanted]


async def _read(call: Call, nik: str, wires: Sequence[str]) -> Answer:
    check_agreed(call.policy, (), wires)
    if not is_nik(nik):
        return NOT_FOUND
    (answer,) = await call.ask(question(nik, (), wires))
    return NOT_FOUND if nowhere(answer.outcome) else said(_set(answer, wires))


def _set(answer: Question, wires: Iterable[str]) -> dict[str, Any]:
    if answer.outcome != Outcome.FOUND:
        return {"biographicData": {"registerStatus": SAID[Outcome(answer.outcome)]}}
    return {"biographicData": given(answer.values or {}, wires)}


def _result(code: Verified, message: str, proof: str = "") -> Answer:
    told: dict[str, Any] = {"verificationCode": int(code), "verificationMessage": message}
    return said(told | {"verificationProof": proof} if proof else told)


def _proof(call: Call, answer: Question, names: list[str]) -> str:
    return compact_jws(
        {
            "iat": int(clock.now().timestamp()),
            "sub": answer.nik,
            "transactionId": call.one("transactionId"),
            "accessId": answer.access_id,
            "verified": names,
        }
    )
