"""Whoever may do anything with the database is still found out: every kind of damage is planted."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest

from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.journal.followers import Follower, follow_once
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.foundation.journal.verification import Break, first_break
from tests import people
from tests.foundation.journal.waiting import send

BOGOR = people.BOGOR


def a_chain_of_three_batches() -> None:
    """Entries 1 to 3, 4 to 5 and 6 to 9, and another chain beside it."""
    for count in (3, 2, 4):
        send(count)
        send(2, people.KOTA_BOGOR)
        seal_waiting(at=people.AT)
    follow_once(Follower("reader", lambda actor, at, facts: None), at=people.AT)


@pytest.mark.django_db
def test_an_honest_chain_is_whole() -> None:
    a_chain_of_three_batches()
    assert first_break(BOGOR) is None


@pytest.mark.django_db
def test_a_chain_that_has_not_begun_is_whole() -> None:
    assert first_break("9999") is None


# What an intruder does, from which entry the chain no longer holds, and what is said.
DAMAGE = {
    "changes a leaf": (
        "UPDATE journal_sealed SET leaf = sha256('x') WHERE chain = '3201' AND seq = 5",
        Break(BOGOR, 4, "the batch does not hash to its root"),
    ),
    "swaps two entries": (
        """UPDATE journal_sealed AS one SET leaf = other.leaf FROM journal_sealed AS other
           WHERE one.chain = '3201' AND other.chain = '3201' AND (one.seq, other.seq) IN ((1, 2), (2, 1))""",
        Break(BOGOR, 1, "the batch does not hash to its root"),
    ),
    "removes an entry": (
        "DELETE FROM journal_sealed WHERE chain = '3201' AND seq = 7",
        Break(BOGOR, 6, "an entry is missing from its batch"),
    ),
    "renumbers an entry": (
        "UPDATE journal_sealed SET seq = 70 WHERE chain = '3201' AND seq = 5",
        Break(BOGOR, 4, "an entry is missing from its batch"),
    ),
    "adds an entry": (
        "INSERT INTO journal_sealed VALUES ('3201', 10, gen_random_uuid(), sha256('x'), 3)",
        Break(BOGOR, 6, "an entry is missing from its batch"),
    ),
    "adds an entry after the end": (
        "INSERT INTO journal_sealed VALUES ('3201', 10, gen_random_uuid(), sha256('x'), 4)",
        Break(BOGOR, 10, "a sealed entry has no root"),
    ),
    "removes a batch": (
        "DELETE FROM journal_root WHERE chain = '3201' AND tree = 2",
        Break(BOGOR, 4, "a batch is missing"),
    ),
    "removes the first batch": (
        "DELETE FROM journal_root WHERE chain = '3201' AND tree = 1",
        Break(BOGOR, 1, "a batch is missing"),
    ),
    "removes the last root": (
        "DELETE FROM journal_root WHERE chain = '3201' AND tree = 3",
        Break(BOGOR, 6, "a sealed entry has no root"),
    ),
    "cuts the end off, roots and entries": (
        """WITH entries AS (DELETE FROM journal_sealed WHERE chain = '3201' AND tree = 3)
           DELETE FROM journal_root WHERE chain = '3201' AND tree = 3""",
        Break(BOGOR, 6, "the end of the chain is missing"),
    ),
    "changes a root and its leaf alike": (
        """WITH leaf AS (UPDATE journal_sealed SET leaf = sha256('x') WHERE chain = '3201' AND seq = 1)
           UPDATE journal_root SET merkle_root = sha256('y') WHERE chain = '3201' AND tree = 1""",
        Break(BOGOR, 1, "the batch does not hash to its root"),
    ),
    "changes the link": (
        "UPDATE journal_root SET previous = sha256('x') WHERE chain = '3201' AND tree = 2",
        Break(BOGOR, 4, "the root does not follow the one before"),
    ),
    "dates a batch back": (
        "UPDATE journal_root SET at = at - interval '1 day' WHERE chain = '3201' AND tree = 2",
        Break(BOGOR, 4, "the root does not follow the one before"),
    ),
    "signs with a key of his own": (
        "UPDATE journal_root SET signature = sha256('x') || sha256('y') WHERE chain = '3201' AND tree = 2",
        Break(BOGOR, 4, "the root's signature is not ours"),
    ),
    "takes the batches of another chain": (
        """WITH gone AS (DELETE FROM journal_root WHERE chain = '3201' AND tree = 1 RETURNING tree)
           INSERT INTO journal_root SELECT '3201', 1, 1, 3, root.merkle_root, root.previous, root.chained,
               root.signature, root.key_id, root.at FROM journal_root AS root, gone
           WHERE root.chain = '3271' AND root.tree = 1""",
        None,
    ),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("deed", DAMAGE)
def test_an_intruder_is_found_who(deed: str, database_urls: ClusterUrls) -> None:
    statement, expected = DAMAGE[deed]
    a_chain_of_three_batches()
    with psycopg.connect(database_urls.superuser) as intruder:
        # Triggers off, as only a superuser can.
        intruder.execute("SET session_replication_role = replica")
        assert intruder.execute(statement).rowcount or deed.startswith("takes")
    found = first_break(BOGOR)
    assert found is not None
    if expected is not None:
        assert found == expected
    assert first_break(people.KOTA_BOGOR) is None


@pytest.mark.django_db
def test_the_time_of_a_seal_is_the_same_in_every_zone() -> None:
    from zoneinfo import ZoneInfo

    from adminduk.foundation.journal.sealer import GENESIS, chained_hash

    here, there = (people.AT.astimezone(ZoneInfo(zone)) for zone in ("Asia/Jakarta", "Asia/Jayapura"))
    assert chained_hash(GENESIS, "3201", 1, 2, here, b"") == chained_hash(GENESIS, "3201", 1, 2, there, b"")
    later = there + timedelta(microseconds=1)
    assert chained_hash(GENESIS, "3201", 1, 2, here, b"") != chained_hash(GENESIS, "3201", 1, 2, later, b"")
