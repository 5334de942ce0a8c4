"""What the connections ask: who is asking, which route it is, and the answer when the core has it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from email.utils import formatdate
from time import time

import msgspec
from django.conf import settings

from adminduk.data_access.operations import AnsweringCore, ChangesReader
from adminduk.data_access.queries import address_told, feed_key, read_token, thumbprint_told, trusted
from adminduk.data_access.types import (
    AccessRefused,
    AgreementNotInForce,
    NoToken,
    Policy,
    Question,
    Request,
    Way,
    WrongPlace,
    WrongQuestion,
)
from adminduk.foundation.refusals import Spoken
from adminduk.foundation.texts import Both
from adminduk.surfaces.institutions.api import tokens, wire
from adminduk.surfaces.institutions.api.changes import CHANGES, read_cursor
from adminduk.surfaces.institutions.api.connections import PROBLEM, Connection
from adminduk.surfaces.institutions.api.heads import MOST_KEPT, Head
from adminduk.surfaces.institutions.beside import Beside

# How long one request may take to arrive, and a connection may rest.
ARRIVAL_SECONDS, REST_SECONDS = 10.0, 75.0
MOST_CONNECTIONS = 4_096
FORM = "application/x-www-form-urlencoded"
log = logging.getLogger(__name__)

WRONG_BODY = Both(
    id="Isi permintaan tidak sesuai dengan format: {where}.",
    en="The request does not have the right form: {where}.",
)
WRONG_VALUE = Both(
    id="Elemen ini tidak dikenal atau isinya salah: {where}.",
    en="This element is not known, or its value is wrong: {where}.",
)
BAD = {
    400: ("permintaan-rusak", Both(id="Permintaan tidak dapat dibaca.", en="The request cannot be read.")),
    404: ("tidak-ada", Both(id="Alamat ini tidak ada.", en="There is nothing at this address.")),
    405: ("cara-salah", Both(id="Alamat ini tidak menerima cara itu.", en="This address does not take that method.")),
    411: ("tanpa-panjang", Both(id="Panjang isi harus disebut.", en="The length of the body must be named.")),
    413: ("terlalu-besar", Both(id="Isi paling besar 64 KiB.", en="A body is at most 64 KiB.")),
    415: ("jenis-salah", Both(id="Isi harus berupa JSON.", en="The body must be JSON.")),
    431: ("kepala-besar", Both(id="Kepala permintaan terlalu besar.", en="The head of the request is too large.")),
}  # fmt: skip

Handler = Callable[[Connection, Head, bytes], None]


class Service:
    """All connections of one process, over one core."""

    def __init__(self, core: AnsweringCore) -> None:
        self.core = core
        self.loop = asyncio.get_running_loop()
        self.heads: dict[bytes, Head] = {}
        self.ending = False
        self.now = time()
        self.date = b""
        self._proxies = trusted(settings.ADMINDUK_INSTITUTIONS_PROXIES)
        # Tokens are asked for once in ten minutes: Django's own connection serves, in a thread.
        self._clerks = ThreadPoolExecutor(2, thread_name_prefix="tokens")
        self._connections: set[Connection] = set()
        self._routes: dict[str, tuple[str, Handler]] = {
            "/v1/verifikasi": ("POST", self._verify),
            "/v1/verifikasi/banyak": ("POST", self._verify_many),
            "/v1/oauth/token": ("POST", self._token),
            "/oauth/token": ("POST", self._token),
            "/v1/status": ("GET", self._status),
            "/healthz": ("GET", self._health),
            "/v1/kunci": ("GET", self._key),
            CHANGES: ("GET", self._changes),
        }
        self._beside = Beside(core, self._authenticate, lambda raw: self.heads.pop(raw, None))
        self._reader = ChangesReader()
        self._running: set[asyncio.Task[None]] = set()
        self._ticking = self.loop.create_task(self._tick())

    # Connections

    def opened(self, connection: Connection) -> None:
        self._connections.add(connection)
        if len(self._connections) > MOST_CONNECTIONS and connection.transport:
            connection.transport.close()

    def closed(self, connection: Connection) -> None:
        self._connections.discard(connection)

    async def _tick(self) -> None:
        """Once a second: the date, and who has kept us waiting too long."""
        while True:
            self.now = time()
            self.date = b"Date: " + formatdate(self.now, usegmt=True).encode() + b"\r\n"
            for one in list(self._connections):
                patience = ARRIVAL_SECONDS if one.arriving else REST_SECONDS
                if not one.busy and self.now - one.since > patience and one.transport:
                    one.transport.close()
            await asyncio.sleep(1)

    async def end(self) -> None:
        """Answers what is in the house, then closes every connection."""
        self.ending = True
        await self.core.stop()
        await self._beside.end()
        await self._reader.stop()
        self._clerks.shutdown(wait=False)
        self._ticking.cancel()
        with suppress(asyncio.CancelledError):
            await self._ticking
        for one in list(self._connections):
            if one.transport:
                one.transport.close()

    # Requests

    def take(self, connection: Connection, head: Head, raw: bytes, body: bytes) -> None:
        """Called for every request; `raw` are the bytes of its head."""
        route = self._routes.get(head.path)
        if route is None:
            if not self._beside.take(connection, head, raw, body):
                connection.respond(404, *self.bad(404))
        elif route[0] != head.method:
            connection.respond(405, *self.bad(405), b"Allow: %b\r\n" % route[0].encode())
        elif (route[0] == "GET" and head.path != CHANGES) or route[1] == self._token:
            route[1](connection, head, body)
        else:
            try:
                self._authenticate(connection, head, raw)
                route[1](connection, head, body)
            except Spoken as refused:
                self.refuse(connection, refused)

    def _authenticate(self, connection: Connection, head: Head, raw: bytes) -> None:
        """Fills `head.policy`. What was found before is taken again while nothing has changed."""
        now = time()
        policy, read = head.policy, head.read
        if (
            policy is not None
            and read is not None
            and self.core.policies.by_client.get(read.client_no) is policy
            and connection.admitted_by is policy
            and now < read.expires_at
            and policy.lasts(now)
        ):
            return
        read = read_token(head.token, now)
        if read is None:
            raise NoToken
        policy = self.core.policies.by_client.get(read.client_no)
        if policy is None or not policy.lasts(now):
            raise AgreementNotInForce
        if not policy.accepts(read.issued_at):
            raise NoToken
        self._admit(connection, head, policy, read.thumbprint)
        head.policy, head.read = policy, read
        if len(self.heads) >= MOST_KEPT:
            self.heads.clear()
        self.heads[raw] = head

    def _admit(self, connection: Connection, head: Head, policy: Policy, thumbprint: str) -> None:
        if not policy.admits(address_told(connection.address, head.forwarded, self._proxies)):
            raise WrongPlace
        if thumbprint:
            shown = thumbprint_told(connection.address, head.certificates, self._proxies)
            if shown != thumbprint or not policy.holds(thumbprint):
                raise WrongPlace
        # Behind a proxy each head names its own caller, so none answers for the next.
        connection.admitted_by = None if head.forwarded or head.certificates else policy

    def _token(self, connection: Connection, head: Head, body: bytes) -> None:
        if head.content_type != FORM:
            connection.respond(*tokens.broken(FORM))
            return
        address = address_told(connection.address, head.forwarded, self._proxies)
        thumbprint = thumbprint_told(connection.address, head.certificates, self._proxies)
        exchange = self.loop.run_in_executor(self._clerks, tokens.exchange, body, address, thumbprint)
        exchange.add_done_callback(lambda done: connection.respond(*done.result()))

    def _verify(self, connection: Connection, head: Head, body: bytes) -> None:
        try:
            one = wire.read_one(body)
            question = Question(one.nik, one.elemen, one.minta, one.ambang)
        except (msgspec.DecodeError, WrongQuestion) as wrong:
            self._wrong(connection, wrong)
            return
        way = Way.FIELDS if question.wanted else Way.VERIFY
        self.core.submit(Request(head.policy, (question,), way, _one_answered, holder=connection))

    def _verify_many(self, connection: Connection, head: Head, body: bytes) -> None:
        try:
            questions = [
                Question(one.nik, one.elemen, one.minta, one.ambang) for one in wire.read_many(body).orang
            ]
        except (msgspec.DecodeError, WrongQuestion) as wrong:
            self._wrong(connection, wrong)
            return
        request = Request(head.policy, questions, Way.MANY, _many_answered, bulk=True, holder=connection)
        self.core.submit(request)

    def _status(self, connection: Connection, head: Head, body: bytes) -> None:
        connection.respond(200, wire.status(self.core.state()))

    def _health(self, connection: Connection, head: Head, body: bytes) -> None:
        well = self.core.well
        connection.respond(200 if well else 503, b'{"status":"ok"}' if well else b'{"status":"terganggu"}')

    def _key(self, connection: Connection, head: Head, body: bytes) -> None:
        connection.respond(200, wire.status(feed_key()))

    def _changes(self, connection: Connection, head: Head, body: bytes) -> None:
        try:
            after, most = read_cursor(head.query)
        except ValueError as wrong:
            self._wrong(connection, WrongQuestion(str(wrong)))
            return
        task = self.loop.create_task(self._tell_changes(connection, head.policy, after, most))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _tell_changes(self, connection: Connection, policy: Policy, after: int, most: int) -> None:
        try:
            told = await self._reader.read(policy, after, most)
        except Spoken as refused:
            self.refuse(connection, refused)
        else:
            connection.respond(200, wire.status(told))

    def _wrong(self, connection: Connection, wrong: msgspec.DecodeError | WrongQuestion) -> None:
        """Says which place is wrong, and never what stood there."""
        if isinstance(wrong, WrongQuestion):
            kind, said = "elemen-salah", WRONG_VALUE.format(where=wrong.element[:40])
        else:
            kind, said = "isi-salah", WRONG_BODY.format(where=str(wrong)[:200])
        connection.respond(422, wire.problem(kind, 422, said), PROBLEM)

    def bad(self, status: int) -> tuple[bytes, bytes]:
        kind, said = BAD[status]
        return wire.problem(kind, status, said), PROBLEM

    @staticmethod
    def refuse(connection: Connection, refused: Spoken) -> None:
        more = b""
        if isinstance(refused, NoToken):
            more = b'WWW-Authenticate: Bearer realm="adminduk", error="invalid_token"\r\n'
        if (wait := getattr(refused, "wait", None)) is not None:
            more = b"Retry-After: %d\r\n" % wait
        status = refused.status if isinstance(refused, AccessRefused) or hasattr(refused, "status") else 500
        connection.respond(status, wire.trouble(refused), PROBLEM, more)


def _one_answered(request: Request, trouble: Spoken | None) -> None:
    if trouble is None:
        request.holder.respond(200, wire.answer(request.questions[0]))
    else:
        Service.refuse(request.holder, trouble)


def _many_answered(request: Request, trouble: Spoken | None) -> None:
    if trouble is None:
        request.holder.respond(200, wire.answers(request.questions))
    else:
        Service.refuse(request.holder, trouble)
