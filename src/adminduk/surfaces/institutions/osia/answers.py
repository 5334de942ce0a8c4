"""Answers as the OSIA files have them: an error is a number and a sentence, or a bare status where they want no more."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

import msgspec

from adminduk.data_access.types import SAID, NoToken, Outcome
from adminduk.foundation.refusals import Outage, Spoken
from adminduk.surfaces.institutions.doors import Answer, Call, Handler, said

WWW = b'WWW-Authenticate: Bearer realm="adminduk"\r\n'


class Code(IntEnum):
    """Numbers of `Error.code`; 1023 is OSIA's own example, the others are ours and stay what they are."""

    BODY = 1001
    PARAMETER = 1002
    VALUE = 1003
    UNKNOWN = 1023
    BEYOND = 1024
    NOTHING_HELD = 1025
    NOT_OFFERED = 1026
    NOT_ACTIVE = 1027
    FAILED = 1500


class Wrong(Exception):
    """Answers 400 with this number and sentence."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def error(code: Code, message: str) -> dict[str, Any]:
    return {"code": int(code), "message": message}


def wrong(code: Code, message: str, status: int = 400) -> Answer:
    return said(error(code, message), status)


FORBIDDEN, NOT_FOUND = Answer(403), Answer(404)


class OsiaDoor:
    """What the three have in common; `knows_401` tells whether the file has that status."""

    open: frozenset[str] = frozenset()
    knows_401 = True
    routes: Mapping[str, Mapping[str, Handler]]

    def refused(self, template: str, refused: Spoken) -> Answer:
        """Only the statuses of the files: a quota that is spent is a service that is forbidden for now."""
        wait = getattr(refused, "wait", None)
        more = b"" if wait is None else b"Retry-After: %d\r\n" % max(1, -int(-wait // 1))
        if isinstance(refused, Outage):
            return Answer(500, msgspec.json.encode(error(Code.FAILED, refused.say("en"))), more=more)
        if isinstance(refused, NoToken):
            return Answer(401 if self.knows_401 else 403, more=WWW)
        return Answer(403, more=more)

    def broken(self, template: str) -> Answer:
        return wrong(Code.FAILED, "Unexpected error", 500)


def body_of(call: Call, kind: Any) -> Any:
    """The body as `kind`; `Wrong` names no value of it."""
    try:
        return msgspec.json.decode(call.body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Wrong(Code.BODY, "The body does not have the form that the interface gives it.") from None


def demand_transaction(call: Call) -> None:
    if not call.one("transactionId"):
        raise Wrong(Code.PARAMETER, "transactionId is required.")


def whole(call: Call, name: str, default: int) -> int:
    told = call.one(name)
    if told is None:
        return default
    if not (told.isascii() and told.isdigit()) or len(told) > 9:
        raise Wrong(Code.PARAMETER, f"{name} must be a whole number, 0 or more.")
    return int(told)


def flag(call: Call, name: str, default: bool) -> bool:
    told = call.one(name)
    if told is None:
        return default
    if told not in {"true", "false"}:
        raise Wrong(Code.PARAMETER, f"{name} must be true or false.")
    return told == "true"


def not_active(outcome: int) -> dict[str, Any]:
    """For each attribute of somebody who is in the register and no longer a resident: which state he is in."""
    return error(Code.NOT_ACTIVE, SAID[Outcome(outcome)])


def nowhere(outcome: int) -> bool:
    return Outcome(outcome) in {Outcome.NOT_FOUND, Outcome.ELSEWHERE}


def guarded(handler: Handler) -> Handler:
    """Turns what is wrong with a request into OSIA's 400."""

    async def answer(call: Call) -> Answer:
        try:
            return await handler(call)
        except Wrong as told:
            return wrong(told.code, told.message)

    return answer
