"""What the process of institutions reads of changes, over its own connection."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from django.db import connection

from adminduk.data_access import operations
from adminduk.data_access.models import Access, Subscription
from adminduk.data_access.operations import ChangesReader
from adminduk.data_access.policy import policy_of
from adminduk.data_access.types import AgreementNotInForce, Policy, Way
from adminduk.foundation.access.acting import acting
from adminduk.foundation.clock import now
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import rows, statement
from adminduk.surfaces.institutions.api.changes import read_cursor
from tests import institutions as made
from tests.data_access.test_feed import FEED
from tests.people import TODAY, asep_and_siti, settle

EVENT = """
INSERT INTO data_access_event (agreement_no, seq, event_id, subject_id, entry_id, kind, happened_on, at)
VALUES (%s, 1, %s, %s, %s, 'death', %s, now())
"""


def policy(agreement_no: int) -> Policy:
    return next(
        policy_of(row)
        for row in rows(statement("data_access", "policies"))
        if row["agreement_no"] == agreement_no
    )


def read(held: Policy, after: int = 0) -> dict[str, Any]:
    async def ask() -> dict[str, Any]:
        reader = ChangesReader()
        try:
            return await reader.read(held, after, 100)
        finally:
            await reader.stop()

    return asyncio.run(ask())


@pytest.mark.django_db(transaction=True)
def test_events_are_logged_before_they_are_told_over_the_connection_of_the_process() -> None:
    bank = made.partner(feed=True)
    asep = settle(asep_and_siti()).members[0]
    operations.subscribe(actor=bank.drafter, at=now(), client_id=bank.client.client_id, kinds=["death"])
    with acting(FEED), connection.cursor() as cursor:
        cursor.execute("INSERT INTO data_access_served VALUES (%s, %s, now())", [asep.person_id, bank.number])
        cursor.execute(EVENT, [bank.number, new_id(), asep.person_id, new_id(), TODAY])
        Subscription.objects.update(last_seq=1)
    told = read(policy(bank.number))
    assert [(one["urut"], one["jenis"], one["nik"]) for one in told["perubahan"]] == [
        (1, "kematian", asep.nik)
    ]
    assert (told["sampai"], told["masih_ada"]) == (1, False)
    with acting(FEED):
        line = Access.objects.get(way=Way.FEED)
    assert told["perubahan"][0]["id_akses"] == str(line.access_id)
    assert read(policy(bank.number), 1)["perubahan"] == []


@pytest.mark.django_db(transaction=True)
def test_without_the_right_there_is_nothing_to_read() -> None:
    bank = made.partner()
    with pytest.raises(AgreementNotInForce):
        read(policy(bank.number))


@pytest.mark.parametrize(
    ("query", "answer"),
    [("", (0, 100)), ("setelah=7&batas=5", (7, 5)), ("batas=1000", (0, 1000))],
)
def test_a_cursor_is_read(query: str, answer: tuple[int, int]) -> None:
    assert read_cursor(query) == answer


@pytest.mark.parametrize(
    "query", ["setelah=-1", "setelah=x", "batas=0", "batas=1001", "lain=1", "setelah=99999999999999999999"]
)
def test_a_cursor_that_is_none_is_named(query: str) -> None:
    with pytest.raises(ValueError, match=r"setelah|batas|\?"):
        read_cursor(query)
