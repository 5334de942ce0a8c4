"""Quotas by token buckets that hold over all processes, without a trip to the database for each request.

The database counts (`data_access_lease`); a process asks it for a share, about as much as it spent lately,
and spends that alone. What it does not use within a second goes back. So the sum of all processes never
exceeds the quota, but for what was leased in the second before.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from math import ceil

import asyncpg

from adminduk.data_access.answering.database import connect
from adminduk.data_access.answering.waiting import MOST_OF_ONE
from adminduk.data_access.types.requests import Request
from adminduk.data_access.types.troubles import HouseFull, QuotaSpent, Trouble, Unavailable
from adminduk.foundation.db.sql import statement

# How long a share may be kept; how often unused ones are looked for; how long a "no" is believed.
KEPT_SECONDS, LOOK_SECONDS, BELIEVED_SECONDS = 1.0, 0.5, 0.5
log = logging.getLogger(__name__)

Pass = Callable[[Request], None]
Refuse = Callable[[Request, Trouble], None]


class Bucket:
    """The share of one agreement in this process; `parked` wait for the next share."""

    __slots__ = (
        "asking",
        "dry_until",
        "kept_until",
        "left",
        "low",
        "parked",
        "parked_people",
        "spent",
        "wait_until",
    )

    def __init__(self) -> None:
        self.left = self.low = self.spent = self.parked_people = 0
        self.kept_until = self.dry_until = self.wait_until = 0.0
        self.asking = False
        self.parked: deque[Request] = deque()


class Quotas:
    """`let` is called for each request that may go on, `refuse` for each that may not."""

    def __init__(self, let: Pass, refuse: Refuse) -> None:
        self._let, self._refuse = let, refuse
        self._buckets: dict[int, Bucket] = {}
        self._needy: set[int] = set()
        self._connection: asyncpg.Connection | None = None
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._now = asyncio.get_running_loop().time

    async def start(self) -> None:
        self._connection = await connect(durable=False)
        self._task = asyncio.create_task(self._serve())

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
            await self._lease(list(self._buckets), give_up=True)
        if self._connection:
            await self._connection.close()

    def spend(self, request: Request) -> bool:
        """True when the request may go on at once; else it is parked or refused, and told so later or now."""
        number, count = request.policy.agreement_no, len(request.questions)
        bucket = self._buckets.get(number)
        if bucket is None:
            bucket = self._buckets[number] = Bucket()
        now = self._now()
        if bucket.left >= count and now < bucket.kept_until and not bucket.parked:
            bucket.left -= count
            bucket.spent += count
            if bucket.left < bucket.low and not bucket.asking:
                self._ask_for(number, bucket)
            return True
        if now < bucket.dry_until:
            self._refuse(request, QuotaSpent(wait=_whole(bucket.wait_until - now)))
        elif bucket.parked_people + count > MOST_OF_ONE:
            self._refuse(request, HouseFull())
        else:
            bucket.parked.append(request)
            bucket.parked_people += count
            self._ask_for(number, bucket)
        return False

    def _ask_for(self, number: int, bucket: Bucket) -> None:
        if not bucket.asking:
            bucket.asking = True
            self._needy.add(number)
            self._wanted.set()

    async def _serve(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), LOOK_SECONDS)
            self._wanted.clear()
            now = self._now()
            for number, bucket in self._buckets.items():
                if bucket.left and now >= bucket.kept_until:
                    self._needy.add(number)
                    bucket.asking = True
            numbers, self._needy = list(self._needy), set()
            if not numbers:
                continue
            try:
                await self._lease(numbers)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
                log.warning("quotas could not be read; trying again")
                self._forget(numbers)
                await self._reconnect()

    async def _lease(self, numbers: list[int], give_up: bool = False) -> None:
        assert self._connection is not None
        wishes, back, parked = [], [], {}
        now = self._now()
        for number in numbers:
            bucket = self._buckets[number]
            stale = give_up or now >= bucket.kept_until
            back.append(bucket.left if stale else 0)
            if stale:
                bucket.left = 0
            parked[number] = len(bucket.parked)
            # As much again as was spent since the last share, and what waits.
            wishes.append(0 if give_up else bucket.parked_people + 2 * bucket.spent)
            bucket.spent = 0
        found = await self._connection.fetch(statement("data_access", "lease_quota"), numbers, wishes, back)
        shares = {row["agreement_no"]: row for row in found}
        for number in numbers:
            share = shares.get(number)
            bucket = self._buckets[number]
            bucket.asking = False
            if share is None:
                self._forget([number])
            else:
                self._share_out(number, bucket, parked[number], share["granted"], share["wait"])

    def _share_out(self, number: int, bucket: Bucket, asked: int, granted: int, wait: float) -> None:
        now = self._now()
        bucket.left += granted
        bucket.low = bucket.left // 2
        bucket.kept_until = now + KEPT_SECONDS
        while bucket.parked and bucket.left >= len(bucket.parked[0].questions):
            request = self._unpark(bucket)
            asked -= 1
            bucket.left -= len(request.questions)
            bucket.spent += len(request.questions)
            self._let(request)
        if asked > 0:
            # Who came after the question was sent is refused, too: there is nothing left for him either.
            bucket.wait_until = now + wait
            bucket.dry_until = now + min(wait, BELIEVED_SECONDS)
            while bucket.parked:
                self._refuse(self._unpark(bucket), QuotaSpent(wait=_whole(wait)))
        elif bucket.parked:
            self._ask_for(number, bucket)

    def _unpark(self, bucket: Bucket) -> Request:
        request = bucket.parked.popleft()
        bucket.parked_people -= len(request.questions)
        return request

    def _forget(self, numbers: list[int]) -> None:
        for number in numbers:
            bucket = self._buckets[number]
            bucket.asking, bucket.left = False, 0
            while bucket.parked:
                self._refuse(self._unpark(bucket), Unavailable())

    async def _reconnect(self) -> None:
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
            if self._connection:
                self._connection.terminate()
            self._connection = await connect(durable=False)


def _whole(seconds: float) -> int:
    """Retry-After knows whole seconds only."""
    return max(1, ceil(seconds))
