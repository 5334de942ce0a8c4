"""The core: takes requests, answers them in batches, logs each batch durably, and only then tells the answers.

All ways by which institutions ask go through here: our own API, OSIA, DCI. One instance a process, in its loop.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress

import asyncpg
import uuid_utils

from adminduk.data_access.answering.database import connect
from adminduk.data_access.answering.measures import Measures
from adminduk.data_access.answering.policies import Policies
from adminduk.data_access.answering.quotas import Quotas
from adminduk.data_access.answering.waiting import MOST, Lines
from adminduk.data_access.comparing import COMPARED
from adminduk.data_access.policy import Policy
from adminduk.data_access.subjects import nobody_hex
from adminduk.data_access.types.outcomes import Outcome, Way
from adminduk.data_access.types.questions import Question
from adminduk.data_access.types.requests import Request
from adminduk.data_access.types.troubles import (
    AgreementNotInForce,
    Ending,
    HouseFull,
    NoBulk,
    NotAgreed,
    TooManyPeople,
    Trouble,
    Unavailable,
)
from adminduk.foundation import clock
from adminduk.foundation.db.sql import statement

# Batches in flight: while one waits for the disk, another one looks up.
LANES = 4
# People in one batch: enough to share the cost of a commit, few enough to hold nobody up.
BATCH, BULK_BATCH = 256, 500
RETRY_SECONDS = 0.5
GONE = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError)
FOUND, NOT_FOUND = int(Outcome.FOUND), int(Outcome.NOT_FOUND)
log = logging.getLogger(__name__)


class AnsweringCore:
    def __init__(self, lanes: int = LANES) -> None:
        self.policies = Policies()
        self.quotas = Quotas(self._enqueue, self._tell)
        self.measures = Measures()
        self.answered = self.batches = self.failed = 0
        self.trouble = False
        self._lanes = lanes
        self._idle: list[asyncpg.Connection | None] = []
        self._interactive, self._bulk = Lines(), Lines()
        self._bulk_running = 0
        self._running: set[asyncio.Task[None]] = set()
        self._dealing = self._ending = False
        self._loop = asyncio.get_running_loop()
        self._look_up = statement("data_access", "look_up")
        self._look_up_sandbox = statement("data_access", "look_up_sandbox")
        self._write = statement("data_access", "write_accesses")

    async def start(self) -> None:
        await self.policies.start()
        await self.quotas.start()
        await self.measures.start()
        self._idle = [await connect() for _ in range(self._lanes)]

    async def stop(self) -> None:
        """Answers what is in the house, takes nothing new."""
        self._ending = True
        while self.waiting or self._running:
            await asyncio.sleep(0.01)
        await self.quotas.stop()
        await self.measures.stop()
        await self.policies.stop()
        for connection in self._idle:
            if connection:
                with suppress(*GONE):
                    await connection.close()

    @property
    def waiting(self) -> int:
        """People that somebody waits for."""
        return self._interactive.people + self._bulk.people

    @property
    def well(self) -> bool:
        """Whether the last batch was answered."""
        return not self._ending and not self.trouble

    def state(self) -> dict[str, str | int]:
        """For the status page: nothing here tells of anybody."""
        waiting = self.waiting
        said = "terganggu" if not self.well else "sibuk" if waiting > MOST // 4 else "normal"
        return {"status": said, "menunggu": waiting, "dijawab": self.answered, "gagal": self.failed}

    def submit(self, request: Request) -> None:
        """Takes a request; its `done` is called exactly once, from the loop, perhaps before this returns."""
        if trouble := self._objection(request):
            self._tell(request, trouble)
        elif self.quotas.spend(request):
            self._enqueue(request)

    async def ask(
        self, policy: Policy, questions: Sequence[Question], way: Way, *, bulk: bool = False
    ) -> Sequence[Question]:
        """The same for coroutines: the questions with their answers, or the trouble raised."""
        future: asyncio.Future[Trouble | None] = self._loop.create_future()

        def done(_: Request, trouble: Trouble | None) -> None:
            if not future.done():
                future.set_result(trouble)

        self.submit(Request(policy, questions, way, done, bulk=bulk))
        if trouble := await future:
            raise trouble
        return questions

    def _objection(self, request: Request) -> Trouble | None:
        if self._ending:
            return Ending()
        policy = request.policy
        if request.bulk and not policy.bulk:
            return NoBulk()
        if len(request.questions) > policy.per_second:
            return TooManyPeople(limit=policy.per_second)
        return self._beyond(request)

    @staticmethod
    def _beyond(request: Request) -> Trouble | None:
        compared = wanted = 0
        for question in request.questions:
            compared |= question.compared
            wanted |= question.wanted
        if beyond := request.policy.beyond(compared, wanted):
            return NotAgreed(names=", ".join(wire for wire, one in COMPARED.items() if beyond & one.bit))
        return None

    def _tell(self, request: Request, trouble: Trouble | None) -> None:
        self.measures.told(request.begun, trouble, self.waiting)
        request.done(request, trouble)

    def _enqueue(self, request: Request) -> None:
        try:
            (self._bulk if request.bulk else self._interactive).add(request)
        except HouseFull as full:
            self._tell(request, full)
            return
        if not self._dealing:
            # All that is read in this turn of the loop comes into one batch.
            self._dealing = True
            self._loop.call_soon(self._deal)

    def _deal(self) -> None:
        self._dealing = False
        while self._idle and self._interactive.people:
            self._begin(self._interactive.take(BATCH), bulk=False)
        # Who asks for many waits: one lane always stays for the others, all but one while they wait.
        while self._idle and self._bulk.people and self._bulk_running < max(1, self._lanes - 1):
            self._begin(self._bulk.take(BULK_BATCH), bulk=True)

    def _begin(self, requests: list[Request], *, bulk: bool) -> None:
        self._bulk_running += bulk
        task = self._loop.create_task(self._run(self._idle.pop(), requests, bulk))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _run(self, connection: asyncpg.Connection | None, requests: list[Request], bulk: bool) -> None:
        try:
            if connection is None or connection.is_closed():
                connection = await connect()
            stale = await self._answer(connection, requests)
        except GONE as gone:
            # Nothing was told; whether the lines stand in the log or not, nobody has learned anything.
            self.failed += len(requests)
            self.trouble = True
            log.error("a batch was not answered: %s", type(gone).__name__)
            if connection is not None:
                connection.terminate()
                connection = None
            for request in requests:
                self._tell(request, Unavailable())
        else:
            if stale:
                await self._ask_again(stale)
        finally:
            self._idle.append(connection)
            self._bulk_running -= bulk
            self._deal()

    async def _answer(self, connection: asyncpg.Connection, requests: list[Request]) -> list[Request]:
        """Looks up, compares, logs, tells. Answers the requests whose policy the database does not know."""
        stale: list[Request] = []
        lines: list[tuple[object, ...]] = []
        sandbox = [request for request in requests if request.policy.sandbox]
        real = [request for request in requests if not request.policy.sandbox] if sandbox else requests
        for some, look_up in ((real, self._look_up), (sandbox, self._look_up_sandbox)):
            if some:
                lines += await self._looked_up(connection, some, look_up, stale)
        if lines:
            at = clock.now()
            await connection.execute(self._write, at, *map(_listed, zip(*lines, strict=True)))
        # Only here, after the commit, does anything leave: all answers of the batch together.
        self.batches += 1
        self.trouble = False
        for request in requests:
            if request not in stale:
                self.answered += len(request.questions)
                self._tell(request, None)
        return stale

    async def _looked_up(
        self, connection: asyncpg.Connection, requests: list[Request], look_up: str, stale: list[Request]
    ) -> list[tuple[object, ...]]:
        """The lines for the log; whom the database gives no right is put into `stale`."""
        parties: dict[tuple[int, int], int] = {}
        questions: list[Question] = []
        owners: list[Request] = []
        places: list[int] = []
        for request in requests:
            policy = request.policy
            party = parties.setdefault((policy.client_no, policy.version), len(parties) + 1)
            for question in request.questions:
                questions.append(question)
                owners.append(request)
                places.append(party)
        rows = await connection.fetch(
            look_up,
            _listed([client for client, _ in parties]),
            _listed([version for _, version in parties]),
            _listed(places),
            _listed([question.nik for question in questions]),
            _listed([question.compared for question in questions]),
            _listed([question.wanted for question in questions]),
        )
        return self._judged(rows, questions, owners, stale)

    def _judged(
        self,
        rows: list[asyncpg.Record],
        questions: list[Question],
        owners: list[Request],
        stale: list[Request],
    ) -> list[tuple[object, ...]]:
        lines = []
        for row in rows:
            place, outcome = row[0] - 1, row[1]
            question, owner = questions[place], owners[place]
            if not outcome:
                if owner not in stale:
                    stale.append(owner)
                continue
            question.outcome = outcome
            question.access_id = str(uuid_utils.uuid7())
            if outcome == FOUND:
                question.judge(row)
            policy = owner.policy
            lines.append(
                (
                    row[2] or nobody_hex(question.nik),
                    question.access_id,
                    policy.agreement_no,
                    policy.client_no,
                    owner.way,
                    outcome,
                    question.compared | question.wanted,
                    question.agreed,
                    question.given,
                )
            )
        return lines

    async def _ask_again(self, requests: list[Request]) -> None:
        """Their agreement was changed or ended since they came in: by its new terms, or not at all."""
        try:
            await self.policies.read_again()
        except GONE:
            for request in requests:
                self._tell(request, Unavailable())
            return
        for request in requests:
            policy = self.policies.by_client.get(request.policy.client_no)
            if policy is None or request.again or not policy.lasts(clock.now().timestamp()):
                self._tell(request, AgreementNotInForce())
                continue
            request.policy, request.again = policy, True
            if trouble := self._beyond(request):
                self._tell(request, trouble)
            else:
                self._enqueue(request)


def _listed(values: Iterable[object]) -> str:
    """A list as PostgreSQL reads one. Only numbers and ids come here, of which none needs quotes."""
    return "{" + ",".join(map(str, values)) + "}"
