"""The paths of `vendored/crvs_api_v1.0.0.yaml`, and the key set of `vendored/jwks_core_api_v1.0.0.yaml`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from http import HTTPStatus

from django.db import close_old_connections

from adminduk.data_access.queries import signed_by_client
from adminduk.data_access.types import AccessRefused, NoToken, QuotaSpent, Way
from adminduk.foundation import clock
from adminduk.foundation.refusals import Spoken
from adminduk.surfaces.institutions.dci.envelope import (
    REJECTED,
    SUCCESS,
    Envelope,
    Header,
    Rejected,
    check_header,
    new_id,
    read_envelope,
    reply,
    stamp,
)
from adminduk.surfaces.institutions.dci.search import answer_search, read_request
from adminduk.surfaces.institutions.dci.signature import Signed, read_signature
from adminduk.surfaces.institutions.doors import Answer, Call, Handler, said
from adminduk.surfaces.institutions.signing import public_jwks

SEARCH, STATUS = "/registry/sync/search", "/registry/sync/txn/status"
ON = {SEARCH: "on-search", STATUS: "txn-on-status"}
# What an institution receives from a registry, and a registry never does.
CALLBACKS = ("on-search", "on-subscribe", "on-unsubscribe", "notify")
# Each needs a callback or a feed; this door does neither.
NOT_HERE = ("search", "subscribe", "unsubscribe", "txn/status")


class Dci:
    prefix = "/dci/crvs/v1.0.0"
    way = Way.DCI
    open = frozenset({"/.well-known/jwks.json"})

    def __init__(self) -> None:
        self.routes: Mapping[str, Mapping[str, Handler]] = (
            {
                SEARCH: {"POST": self._search},
                STATUS: {"POST": self._status},
                "/.well-known/jwks.json": {"GET": self._keys},
                "/registry/txn/on-status": {"POST": self._callback},
            }
            | {f"/registry/{name}": {"POST": self._callback} for name in CALLBACKS}
            | {f"/registry/{name}": {"POST": self._not_here} for name in NOT_HERE}
        )

    async def _search(self, call: Call) -> Answer:
        header: Header | None = None
        try:
            envelope, header = read_envelope(call.body)
            check_header(header, "search")
            request = read_request(header, envelope.message)
            if not await _signed(call, envelope):
                return failed(401, "err.signature.invalid", "The signature fits no key of this client.")
            message = await answer_search(call, request)
        except Rejected as wrong:
            return _rejected(SEARCH, header, wrong)
        count = len(message["search_response"])
        return Answer(200, reply(header, ON[SEARCH], SUCCESS, message, count=count))

    async def _status(self, call: Call) -> Answer:
        """Searches are answered at once, and what was answered is not kept: there is nothing to tell of."""
        header: Header | None = None
        try:
            envelope, header = read_envelope(call.body)
            check_header(header, "txn-status")
            if not await _signed(call, envelope):
                return failed(401, "err.signature.invalid", "The signature fits no key of this client.")
        except Rejected as wrong:
            return _rejected(STATUS, header, wrong)
        told = "There is no such transaction: searches are answered at once, and answers are not kept."
        return Answer(200, reply(header, ON[STATUS], REJECTED, said=told))

    async def _callback(self, call: Call) -> Answer:
        return acknowledged("err.request.not_found", "A registry sends this; it does not receive it.")

    async def _not_here(self, call: Call) -> Answer:
        told = "Not offered by messages: search by /registry/sync/search, and follow changes by our own feed."
        return acknowledged("err.request.not_found", told)

    async def _keys(self, call: Call) -> Answer:
        return said(public_jwks())

    def refused(self, template: str, refused: Spoken) -> Answer:
        told = refused.say("en")
        if isinstance(refused, NoToken):
            return failed(
                401, "err.request.unauthorized", told, b'WWW-Authenticate: Bearer realm="adminduk"\r\n'
            )
        wait = getattr(refused, "wait", None)
        more = b"" if wait is None else b"Retry-After: %d\r\n" % max(1, -int(-wait // 1))
        if isinstance(refused, QuotaSpent) and template in ON:
            body = reply(None, ON[template], REJECTED, said=told)
            return Answer(HTTPStatus.TOO_MANY_REQUESTS, body, more=more)
        if isinstance(refused, AccessRefused):
            return failed(403, "err.request.forbidden", told, more)
        return failed(500, "err.service.unavailable", told, more)

    def broken(self, template: str) -> Answer:
        return failed(500, "err.service.unavailable", "Unexpected error")


def failed(status: int, code: str, message: str, more: bytes = b"") -> Answer:
    """The file's HttpErrorResponse."""
    return said({"errors": [{"code": code, "message": message}]}, status, more)


def acknowledged(code: str, message: str) -> Answer:
    """The file's Response with an error: nothing comes back to the sender's address."""
    told = {
        "ack_status": "ERR",
        "timestamp": stamp(),
        "error": {"code": code, "message": message},
        "correlation_id": new_id(),
    }
    return said({"message": told}, 404)


def _rejected(template: str, header: Header | None, wrong: Rejected) -> Answer:
    return Answer(wrong.status, reply(header, ON[template], REJECTED, code=wrong.code, said=wrong.message))


async def _signed(call: Call, envelope: Envelope) -> bool:
    """The file does not demand a signature; one that is there must be right. The token says who asks."""
    if not envelope.signature:
        return True
    at = clock.now()
    signed = read_signature(
        envelope.signature, bytes(envelope.header), bytes(envelope.message), at.timestamp()
    )
    if signed is None:
        return False
    assert call.policy is not None
    number = call.policy.client_no
    return await asyncio.get_running_loop().run_in_executor(None, _by_client, number, signed)


def _by_client(client_no: int, signed: Signed) -> bool:
    close_old_connections()
    return signed_by_client(client_no=client_no, at=clock.now(), data=signed.data, signature=signed.signature)
