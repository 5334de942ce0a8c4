"""The doors beside our own API, behind one look into the table of our own routes: nothing here costs those anything."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from adminduk.foundation.refusals import Spoken
from adminduk.surfaces.institutions.dci.door import Dci
from adminduk.surfaces.institutions.doors import Answer, Call, Door, Handler, Routes, target_of
from adminduk.surfaces.institutions.openapi.door import Reference
from adminduk.surfaces.institutions.osia.data_access import DataAccess
from adminduk.surfaces.institutions.osia.population import Population
from adminduk.surfaces.institutions.osia.third_party import ThirdParty

if TYPE_CHECKING:
    from adminduk.data_access.operations import AnsweringCore
    from adminduk.surfaces.institutions.api.connections import Connection
    from adminduk.surfaces.institutions.api.heads import Head

DOORS: tuple[Door, ...] = (Reference(), DataAccess(), ThirdParty(), Population(), Dci())
log = logging.getLogger(__name__)


class Beside:
    """`authenticate` fills the head's policy or raises; `forget` drops a head that was kept for its bytes."""

    def __init__(
        self,
        core: AnsweringCore,
        authenticate: Callable[[Connection, Head, bytes], None],
        forget: Callable[[bytes], object],
    ) -> None:
        self._core = core
        self._authenticate, self._forget = authenticate, forget
        self._doors = [(door, tuple(door.prefix.split("/")[1:]), Routes(door)) for door in DOORS]
        self._running: set[asyncio.Task[None]] = set()

    def take(self, connection: Connection, head: Head, raw: bytes, body: bytes) -> bool:
        """False when there is no such place; else it is answered, now or soon."""
        target = target_of(raw)
        for door, prefix, routes in self._doors:
            if target.parts[: len(prefix)] != prefix:
                continue
            found = routes.find(target.parts[len(prefix) :])
            if found is None:
                continue
            template, values, methods = found
            handler = methods.get(head.method)
            if handler is None:
                allowed = ", ".join(sorted(methods)).encode()
                answer = Answer(405, more=b"Allow: %b\r\n" % allowed)
                connection.respond(*answer)
                return True
            call = Call(self._core, door.way, values, target.query, body, head.content_type)
            if template not in door.open:
                try:
                    self._authenticate(connection, head, raw)
                except Spoken as refused:
                    connection.respond(*door.refused(template, refused))
                    return True
                # Heads are kept for those who send the same again; these name a person, and come once.
                self._forget(raw)
                call.policy = head.policy
            task = asyncio.get_running_loop().create_task(
                self._run(connection, door, template, handler, call)
            )
            self._running.add(task)
            task.add_done_callback(self._running.discard)
            return True
        return False

    async def end(self) -> None:
        """Waits for the answers that are being written."""
        while self._running:
            await asyncio.wait(self._running)

    async def _run(
        self, connection: Connection, door: Door, template: str, handler: Handler, call: Call
    ) -> None:
        try:
            answer = await handler(call)
        except Spoken as refused:
            answer = door.refused(template, refused)
        except Exception as failure:
            # Its text may hold what was sent; its kind and place tell an engineer enough.
            log.error("a standard's handler failed at %s: %s", template, type(failure).__name__)
            answer = door.broken(template)
        connection.respond(*answer)
