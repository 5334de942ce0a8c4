"""One connection of HTTP/1.1: bytes in, requests one after another, bytes out.

Written against the event loop itself, because what a request costs here is Python per request: no task, no
future and no coroutine is made for one.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING

from adminduk.surfaces.institutions.api.heads import MOST_BODY, MOST_HEAD, BadHead, Head, read_head

if TYPE_CHECKING:
    from adminduk.surfaces.institutions.api.service import Service

JSON, PROBLEM = b"application/json", b"application/problem+json"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_LINES = {one.value: f"HTTP/1.1 {one.value} {one.phrase}\r\n".encode() for one in HTTPStatus}
_COMMON = b"Content-Type: %b\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nContent-Length: %d\r\n"


class Connection(asyncio.Protocol):
    __slots__ = (
        "_buffer",
        "_continued",
        "_head",
        "_paused",
        "address",
        "admitted_by",
        "busy",
        "service",
        "since",
        "transport",
    )

    def __init__(self, service: Service) -> None:
        self.service = service
        self.transport: asyncio.Transport | None = None
        self.address = ""
        # The policy that let this connection's address through; another one asks again.
        self.admitted_by: object = None
        self.busy = False
        self.since = 0.0
        self._buffer = b""
        self._head: Head | None = None
        self._continued = self._paused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]
        peer = transport.get_extra_info("peername")
        self.address = peer[0] if peer else ""
        self.since = self.service.now
        self.service.opened(self)

    def connection_lost(self, error: Exception | None) -> None:
        self.transport = None
        self._buffer = b""
        self.service.closed(self)

    def data_received(self, data: bytes) -> None:
        if self._buffer:
            data = self._buffer + data
        if self.busy:
            self._buffer = data
            if len(data) > MOST_HEAD + MOST_BODY and self.transport and not self._paused:
                # Nobody keeps us holding what he sends before he has read what he asked.
                self._paused = True
                self.transport.pause_reading()
            return
        self._buffer = b""
        self._read(data)

    def _read(self, data: bytes) -> None:
        """Takes one request out of `data`; the rest waits until it is answered."""
        end = data.find(b"\r\n\r\n") + 4
        if end < 4:
            if len(data) > MOST_HEAD:
                self._refuse(431)
            else:
                self._wait(data)
            return
        raw = data[:end]
        head = self.service.heads.get(raw)
        if head is None:
            try:
                head = read_head(raw)
            except BadHead as bad:
                self._refuse(bad.status)
                return
        total = end + head.length
        if len(data) < total:
            if head.expects and not self._continued and self.transport:
                self._continued = True
                self.transport.write(CONTINUE)
            self._wait(data)
            return
        self._continued = False
        self._buffer = data[total:]
        self.busy = True
        self._head = head
        self.service.take(self, head, raw, data[end:total])

    @property
    def arriving(self) -> bool:
        """Whether a part of a request is here, and the rest is not."""
        return bool(self._buffer)

    def _wait(self, data: bytes) -> None:
        if not self._buffer:
            self.since = self.service.now
        self._buffer = data

    def _refuse(self, status: int) -> None:
        self.busy = True
        self._head = None
        self.respond(status, *self.service.bad(status))

    def respond(self, status: int, body: bytes, kind: bytes = JSON, more: bytes = b"") -> None:
        """Answers the request that is open; the next one is read."""
        self.busy = False
        transport = self.transport
        if transport is None:
            return
        head = self._head
        stays = head is not None and head.keep_alive and not self.service.ending
        if not stays:
            more += b"Connection: close\r\n"
        common = _COMMON % (kind, len(body))
        transport.write(b"".join((_LINES[status], self.service.date, common, more, b"\r\n", body)))
        if not stays:
            transport.close()
            return
        self.since = self.service.now
        if self._paused:
            self._paused = False
            transport.resume_reading()
        if self._buffer:
            # Requests sent ahead: not from within this one, or a hundred of them would be a hundred deep.
            self.service.loop.call_soon(self._next)

    def _next(self) -> None:
        if self._buffer and not self.busy:
            data, self._buffer = self._buffer, b""
            self._read(data)
