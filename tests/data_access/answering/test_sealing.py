"""The chain over the log: whole while nobody touches it, and it names what was touched."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from time import monotonic, sleep

import pytest

from adminduk.data_access.models import Seal
from adminduk.data_access.operations import AnsweringCore, seal_log
from adminduk.data_access.queries import first_log_break
from adminduk.data_access.types import Policy, Question, Way
from adminduk.foundation import clock
from tests.data_access.answering.house import House


@pytest.fixture(scope="module")
def policy(house: House) -> Policy:
    return house.policy(house.partner())


def look(house: House, policy: Policy, times: int = 5) -> list[str]:
    """Some accesses, each in a transaction of its own; answers their ids."""

    async def run() -> list[str]:
        core = AnsweringCore()
        await core.start()
        ids = []
        for _ in range(times):
            (asked,) = await core.ask(policy, [Question(house.asep, {"agama": 1})], Way.VERIFY)
            ids.append(asked.access_id)
        await core.stop()
        return ids

    return asyncio.run(run())


def tamper(house: House, statement: str, *facts: object) -> None:
    with house.administrator() as admin:
        # As somebody could who owns the server: past triggers and row-level security.
        admin.execute("SET session_replication_role = replica")
        admin.execute(statement, facts)


def seal(house: House, *, at: datetime) -> int:
    """Seals once all that ran before is over: tests beside this one have transactions on the same server."""
    with house.administrator() as admin:
        admin.autocommit = True
        mark = admin.execute("SELECT pg_current_xact_id()::text::bigint").fetchone()[0]
        until = monotonic() + 120
        while (
            admin.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint").fetchone()[0]
            <= mark
        ):
            assert monotonic() < until, "somebody's transaction does not end"
            sleep(0.02)
    return seal_log(at=at)


def test_every_committed_line_is_sealed_once_and_the_chain_holds(house: House, policy: Policy) -> None:
    look(house, policy)
    at = clock.now()
    sealed = seal(house, at=at)
    assert sealed == len(house.log())
    assert seal(house, at=at) == 0
    look(house, policy, 2)
    assert seal(house, at=at + timedelta(seconds=1)) == 2
    assert sum(Seal.objects.values_list("lines", flat=True)) == len(house.log())
    assert first_log_break() is None
    assert first_log_break(month=f"{at:%Y%m}") is None


def test_a_line_whose_transaction_still_runs_is_not_sealed(house: House, policy: Policy) -> None:
    seal(house, at=clock.now())
    with house.administrator() as holder:
        with holder.transaction():
            # Somebody else's transaction, older than the next lines: what is above it waits.
            holder.execute("SELECT pg_current_xact_id()")
            look(house, policy, 1)
            assert seal_log(at=clock.now()) == 0
        assert seal(house, at=clock.now()) == 1
    assert first_log_break() is None


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE data_access_access SET agreed = agreed # 2 WHERE access_id = %s", "a line was changed"),
        (
            "UPDATE data_access_access SET client_no = client_no + 1 WHERE access_id = %s",
            "a line was changed",
        ),
        ("DELETE FROM data_access_access WHERE access_id = %s", "a line is gone"),
    ],
)
def test_a_line_that_was_touched_is_named(house: House, policy: Policy, statement: str, problem: str) -> None:
    ids = look(house, policy)
    seal(house, at=clock.now())
    kept = next(line for line in house.log() if str(line["access_id"]) == ids[2])
    tamper(house, statement, ids[2])
    broken = first_log_break()
    assert broken is not None
    assert broken.problem == problem
    # Of a line that is gone its successor is named.
    assert broken.access_id == (ids[3] if "gone" in problem else ids[2])
    tamper(house, "DELETE FROM data_access_access WHERE access_id = %s", ids[2])
    columns = ", ".join(kept)
    tamper(
        house,
        f"INSERT INTO data_access_access ({columns}) VALUES ({', '.join(['%s'] * len(kept))})",
        *kept.values(),
    )
    assert first_log_break() is None


def test_a_seal_that_was_made_to_fit_does_not_follow(house: House, policy: Policy) -> None:
    look(house, policy, 1)
    seal(house, at=clock.now())
    last = Seal.objects.order_by("-seal_no").first()
    assert last is not None
    tamper(house, "UPDATE data_access_seal SET lines = lines + 1 WHERE seal_no = %s", last.seal_no)
    broken = first_log_break()
    assert broken is not None
    assert (broken.seal_no, broken.problem) == (last.seal_no, "the seal was changed")
    tamper(house, "UPDATE data_access_seal SET lines = lines - 1 WHERE seal_no = %s", last.seal_no)
    assert first_log_break() is None


def test_after_a_restore_the_count_of_transactions_begins_anew(house: House, policy: Policy) -> None:
    look(house, policy, 2)
    seal(house, at=clock.now())
    last = Seal.objects.order_by("-seal_no").first()
    assert last is not None
    # As after a dump was restored: the numbers that were sealed are higher than those that come.
    tamper(house, "UPDATE data_access_access SET transaction_id = transaction_id + 1000000000")
    tamper(house, "DELETE FROM data_access_seal")
    seal_log_of_the_old_server(house)
    look(house, policy, 3)
    assert seal(house, at=clock.now()) == 3
    assert first_log_break() is None
    look(house, policy, 1)
    assert seal(house, at=clock.now()) == 1
    assert first_log_break() is None


def seal_log_of_the_old_server(house: House) -> None:
    """Seals everything as the old server did, whose horizon was above these numbers."""
    from adminduk.data_access import sealing

    rows = sealing._leaves(0, 2**62, sealing.EVER, sealing.NEVER)
    with sealing.acting(sealing.SEALER):
        rows = sealing._leaves(0, 2**62, sealing.EVER, sealing.NEVER)
        last = None
        for number, row in enumerate(rows, 1):
            last = sealing._seal(last, number, row, sealing.EVER, 0, 2_000_000_000, clock.now())
