"""What is billed is what the log says: each access once, by the tariff of its day."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from adminduk.data_access import operations, queries
from adminduk.data_access.models import Access, Usage
from adminduk.data_access.types import ChargedBefore, ChargeKind, NoSuchAgreement, Outcome, Way
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope, system
from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.db.ids import new_id
from tests import institutions as made
from tests.cast import TUESDAY
from tests.institutions import Partner

COUNTER = system("usage", Scope.nation(), "data_access.count", "data_access.charge")
NOVEMBER = date(2026, 11, 1)
# Below every transaction of this database, so they are over.
LONG_AGO = 5


def access(one: Partner, times: int = 1, **changed: Any) -> None:
    facts: dict[str, Any] = {
        "at": TUESDAY,
        "transaction_id": LONG_AGO,
        "agreement_no": one.number,
        "client_no": one.client.number,
        "way": Way.VERIFY,
        "outcome": Outcome.FOUND,
        "asked": 3,
    } | changed
    with acting(COUNTER):
        for _ in range(times):
            Access.objects.create(subject_id=new_id(), access_id=new_id(), **facts)


def count(at: datetime = TUESDAY) -> int:
    return operations.count_usage(actor=COUNTER, at=at)


def again(transaction_id: int) -> None:
    """Lets the counter stand where the log goes on; the tests' own transaction never ends."""
    from adminduk.data_access.models import UsageCursor

    UsageCursor.objects.update(transaction_id=transaction_id)


@pytest.mark.django_db
def test_a_statement_sums_to_the_log() -> None:
    one = made.partner()
    access(one, 7)
    access(one, 2, way=Way.MANY, outcome=Outcome.DEAD)
    access(one, 4, outcome=Outcome.NOT_FOUND)
    access(one, 3, outcome=Outcome.ELSEWHERE)
    access(one, 5, way=Way.FILE)
    count()
    told = queries.get_statement(actor=one.drafter, agreement_id=one.agreement_id, month=date(2026, 11, 30))
    assert [(line.way, line.accesses, line.charged, line.rupiah) for line in told.lines] == [
        ("verify", 14, 7, 7_000),
        ("many", 2, 2, 2_000),
        ("file", 5, 0, 0),
    ]
    with acting(COUNTER):
        assert told.accesses == Access.objects.count() == 21
    assert told.rupiah == 9_000
    assert told.counted_at == TUESDAY


@pytest.mark.django_db
def test_government_is_told_what_it_used_and_owes_nothing() -> None:
    one = made.partner("bpjs", tariff="free")
    access(one, 6)
    count()
    told = queries.get_statement(actor=one.drafter, agreement_id=one.agreement_id, month=NOVEMBER)
    assert (told.accesses, told.rupiah) == (6, 0)


@pytest.mark.django_db
def test_counting_again_adds_only_what_is_new() -> None:
    one = made.partner()
    access(one, 3)
    count()
    assert count() == 0
    access(one, 2, transaction_id=LONG_AGO + 1)
    again(LONG_AGO + 1)
    count()
    assert Usage.objects.get().accesses == 5


@pytest.mark.django_db
def test_a_day_is_a_day_in_jakarta() -> None:
    one = made.partner()
    access(one, at=datetime(2026, 11, 30, 16, 59, tzinfo=UTC))
    access(one, at=datetime(2026, 11, 30, 17, 0, tzinfo=UTC))
    count()
    assert set(Usage.objects.values_list("day", flat=True)) == {date(2026, 11, 30), date(2026, 12, 1)}
    told = queries.get_statement(actor=one.drafter, agreement_id=one.agreement_id, month=NOVEMBER)
    assert told.accesses == 1


@pytest.mark.django_db
def test_each_day_has_its_own_price() -> None:
    """Operators paid half until the end of March 2025."""
    one = made.partner("operator", tariff="operator")
    access(one, 10, at=datetime(2025, 3, 27, 3, tzinfo=UTC))
    access(one, 10, at=datetime(2025, 3, 28, 3, tzinfo=UTC))
    count()
    told = queries.get_statement(actor=one.drafter, agreement_id=one.agreement_id, month=date(2025, 3, 1))
    assert told.rupiah == 10 * 500 + 10 * 1_000


@pytest.mark.django_db
def test_a_sandbox_is_counted_and_never_billed() -> None:
    one = made.partner(sandbox=True)
    access(one, 9)
    count()
    assert Usage.objects.get().accesses == 9
    told = queries.get_statement(actor=one.drafter, agreement_id=one.agreement_id, month=NOVEMBER)
    assert told.lines == ()


@pytest.mark.django_db
def test_a_database_that_came_back_from_a_backup_is_counted_on() -> None:
    """It numbers its transactions anew, so those of the rows it brought seem to lie in the future."""
    one = made.partner()
    future = 10**15
    access(one, 4, transaction_id=future)
    access(one, 3, transaction_id=future + 10)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO data_access_usage_cursor VALUES ('usage', %s, NULL, %s)", [future + 5, TUESDAY]
        )
    Usage.objects.create(
        client_no=one.client.number,
        day=date(2026, 11, 17),
        way=1,
        outcome=1,
        agreement_no=one.number,
        accesses=4,
    )
    count()
    assert Usage.objects.get().accesses == 7
    access(one, 2)
    again(0)
    count()
    assert Usage.objects.get().accesses == 9


@pytest.mark.django_db
def test_a_file_is_charged_as_a_whole_and_once() -> None:
    one = made.partner()
    facts = {"actor": COUNTER, "at": TUESDAY, "agreement_no": one.number, "reference": "file/1"}
    rupiah = operations.charge(kind=ChargeKind.MATCHING, units=1_000_001, **facts)
    assert rupiah == 13_280_000
    with pytest.raises(ChargedBefore), transaction.atomic():
        operations.charge(kind=ChargeKind.MATCHING, units=1, **facts)
    assert operations.charge(kind=ChargeKind.FIGURES, units=2, **facts) == 200_000
    told = queries.get_statement(actor=one.drafter, agreement_id=one.agreement_id, month=NOVEMBER)
    assert [(line.way, line.rupiah) for line in told.lines] == [
        ("matching", 13_280_000),
        ("figures", 200_000),
    ]


@pytest.mark.django_db
def test_nobody_else_counts_or_charges() -> None:
    one = made.partner()
    with pytest.raises(NotAllowed):
        operations.count_usage(actor=one.drafter, at=TUESDAY)
    with pytest.raises(NotAllowed):
        operations.charge(
            actor=one.drafter,
            at=TUESDAY,
            agreement_no=1,
            kind=ChargeKind.MATCHING,
            units=1,
            reference="x",
        )
    with pytest.raises(NoSuchAgreement):
        operations.charge(
            actor=COUNTER,
            at=TUESDAY,
            agreement_no=999,
            kind=ChargeKind.MATCHING,
            units=1,
            reference="x",
        )


@pytest.mark.django_db
def test_the_treasurers_file_sums_to_the_statements_and_holds_no_formula() -> None:
    one, free = made.partner(pks_number="=1+1"), made.partner("ministry", tariff="free")
    access(one, 3)
    access(free, 2)
    count()
    statements = queries.list_statements(actor=one.drafter, month=NOVEMBER)
    read = list(csv.DictReader(StringIO(queries.statements_csv(statements))))
    assert [(row["tariff"], row["accesses"], row["rupiah"]) for row in read] == [
        ("commercial", "3", "3000"),
        ("free", "2", "0"),
    ]
    assert read[0]["pks_number"] == "'=1+1"


@pytest.mark.django_db(transaction=True)
def test_an_access_that_commits_late_is_counted_once_and_not_lost(database_urls: ClusterUrls) -> None:
    """Its transaction began before others that were counted meanwhile."""
    one = made.partner()
    insert = """
        INSERT INTO data_access_access
            (subject_id, access_id, at, agreement_no, client_no, way, outcome, asked, agreed, given)
        VALUES (%s, %s, %s, %s, %s, 1, 1, 1, 0, 0)"""
    with psycopg.connect(database_urls.app) as late, psycopg.connect(database_urls.app) as quick:

        def log(where: psycopg.Connection) -> None:
            where.execute(insert, [new_id(), new_id(), TUESDAY, one.number, one.client.number])

        log(late)
        log(quick)
        quick.commit()
        count()
        assert Usage.objects.count() == 0, "what stands above a running transaction waits"
        late.commit()
        count(TUESDAY + timedelta(minutes=1))
        assert Usage.objects.get().accesses == 2
        log(quick)
        quick.commit()
        count(TUESDAY + timedelta(minutes=2))
        assert Usage.objects.get().accesses == 3
