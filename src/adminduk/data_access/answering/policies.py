"""What every client may do, in memory. Read again when the database says that something changed, every few
seconds in case it could not say so, and at once when a statement finds a version that we do not know."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

import asyncpg

from adminduk.data_access.answering.database import connect
from adminduk.data_access.policy import Policy, policy_of
from adminduk.foundation.db.sql import statement

CHANNEL = "data_access_policies"
EVERY_SECONDS = 10.0
RETRY_SECONDS = 1.0
log = logging.getLogger(__name__)


class Policies:
    def __init__(self) -> None:
        self.by_client: dict[int, Policy] = {}
        self._connection: asyncpg.Connection | None = None
        self._news = asyncio.Event()
        self._lock = asyncio.Lock()
        self._keeping: asyncio.Task[None] | None = None

    async def start(self) -> None:
        await self.read_again()
        self._keeping = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        if self._keeping:
            self._keeping.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeping
        if self._connection:
            await self._connection.close()

    async def read_again(self) -> None:
        async with self._lock:
            if self._connection is None or self._connection.is_closed():
                self._connection = await connect(durable=False)
                await self._connection.add_listener(CHANNEL, lambda *_: self._news.set())
            self._news.clear()
            rows = await self._connection.fetch(statement("data_access", "policies"))
            self.by_client = {row["client_no"]: policy_of(row) for row in rows}

    async def _keep(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), EVERY_SECONDS)
            try:
                await self.read_again()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
                # Answers are refused by the look-ups themselves while the database is away.
                log.warning("agreements could not be read; trying again")
                self._connection = None
                await asyncio.sleep(RETRY_SECONDS)
