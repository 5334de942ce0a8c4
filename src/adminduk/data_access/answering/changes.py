"""Changes for the process that answers institutions: one connection of its own, one reader at a time."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import asyncpg

from adminduk.data_access.answering.database import connect
from adminduk.data_access.policy import Policy
from adminduk.data_access.types.feed import Change, Changes
from adminduk.data_access.types.troubles import AgreementNotInForce, Unavailable

GONE = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError)
# Subscriptions and events are the centre's; the function asks the agreement itself.
SIGHT = "SELECT set_config('adminduk.scope', '*', true)"
TAKE = "SELECT * FROM data_access_take_events($1, $2, $3)"


class ChangesReader:
    def __init__(self) -> None:
        self._connection: asyncpg.Connection | None = None
        self._turn = asyncio.Lock()

    async def read(self, policy: Policy, after: int, most: int) -> dict[str, Any]:
        """As our API says it. The lines of the log are committed when this returns."""
        if policy.sandbox:
            return Changes((), after, False).as_json()
        if not policy.feed:
            raise AgreementNotInForce
        async with self._turn:
            try:
                if self._connection is None or self._connection.is_closed():
                    self._connection = await connect()
                async with self._connection.transaction():
                    await self._connection.fetch(SIGHT)
                    rows = await self._connection.fetch(TAKE, policy.agreement_no, after, most)
            except GONE:
                if self._connection is not None:
                    self._connection.terminate()
                raise Unavailable from None
        found = [Change(**row) for row in rows]
        told = tuple(one for one in found if one.nik is not None)
        return Changes(told, found[-1].seq if found else after, len(found) == most).as_json()

    async def stop(self) -> None:
        if self._connection is not None:
            with suppress(*GONE):
                await self._connection.close()
