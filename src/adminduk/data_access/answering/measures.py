"""What one process measured of itself, minute by minute: the numbers of the status page. Nothing of anybody."""

from __future__ import annotations

import asyncio
import logging
from bisect import bisect_left
from contextlib import suppress
from datetime import datetime
from time import monotonic

import asyncpg

from adminduk.data_access.answering.database import connect
from adminduk.data_access.types.service import BOUNDS
from adminduk.data_access.types.troubles import AccessRefused, Trouble
from adminduk.foundation import clock
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import statement

LOST = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError)
log = logging.getLogger(__name__)


class Measures:
    def __init__(self) -> None:
        self._process = new_id()
        self._write = statement("data_access", "write_measure")
        self._keeping: asyncio.Task[None] | None = None
        self._begin()

    def _begin(self) -> None:
        self.answered = self.refused = self.failed = self.waiting = 0
        self.latency = [0] * (len(BOUNDS) + 1)

    def told(self, begun: float, trouble: Trouble | None, waiting: int) -> None:
        """One request got its answer; `begun` is of the monotonic clock. Refused is what the caller must mend."""
        if trouble is None:
            self.answered += 1
            self.latency[bisect_left(BOUNDS, (monotonic() - begun) * 1000)] += 1
        elif isinstance(trouble, AccessRefused):
            self.refused += 1
        else:
            self.failed += 1
        if waiting > self.waiting:
            self.waiting = waiting

    async def start(self) -> None:
        self._keeping = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        if self._keeping:
            self._keeping.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeping
        await self.write(clock.now())

    async def _keep(self) -> None:
        """At the end of each minute, also of one without a request: a silent process is told from a dead one."""
        while True:
            await asyncio.sleep(60 - clock.now().timestamp() % 60)
            await self.write(clock.now())

    async def write(self, at: datetime) -> None:
        """Adds what was measured since the last time to the minute before `at`; kept for the next when the
        database is away."""
        told = (self.answered, self.refused, self.failed, self.waiting, self.latency)
        self._begin()
        try:
            connection = await connect(durable=False)
            try:
                await connection.execute(self._write, at, self._process, *told)
            finally:
                await connection.close()
        except LOST:
            log.warning("what was measured could not be written; it is kept for the next minute")
            answered, refused, failed, waiting, latency = told
            self.answered += answered
            self.refused += refused
            self.failed += failed
            self.waiting = max(self.waiting, waiting)
            self.latency = [one + kept for one, kept in zip(self.latency, latency, strict=True)]
