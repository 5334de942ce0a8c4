"""Every night the chains are summed up in one signed root, and no later change of the past goes unseen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest

from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.journal.days import close_due_days, first_day_break, published_days
from adminduk.foundation.journal.models import ChainDay, Day
from adminduk.foundation.journal.sealer import seal_waiting
from tests import people
from tests.foundation.journal.waiting import send

# Ten in the morning of 20 November in Jakarta.
FRIDAY, MORNING = date(2026, 11, 20), people.AT
SATURDAY_0004 = datetime(2026, 11, 20, 17, 4, tzinfo=UTC)
SATURDAY_0006 = datetime(2026, 11, 20, 17, 6, tzinfo=UTC)
MONDAY = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def a_friday() -> None:
    """Two batches of Kabupaten Bogor and one of Kota Bogor."""
    send(3)
    send(2, people.KOTA_BOGOR)
    seal_waiting(at=MORNING)
    send(4)
    seal_waiting(at=MORNING + timedelta(hours=3))


@pytest.mark.django_db
def test_a_day_is_closed_a_few_minutes_after_midnight_and_only_once() -> None:
    a_friday()
    assert close_due_days(at=MORNING) == []
    assert close_due_days(at=SATURDAY_0004) == []
    assert close_due_days(at=SATURDAY_0006) == [FRIDAY]
    assert close_due_days(at=SATURDAY_0006) == []
    rows = {row.chain: (row.first_tree, row.last_tree, row.last_seq) for row in ChainDay.objects.all()}
    assert rows == {people.BOGOR: (1, 2, 7), people.KOTA_BOGOR: (1, 1, 2)}
    assert first_day_break() is None


@pytest.mark.django_db
def test_days_without_work_are_closed_too_with_every_chain() -> None:
    a_friday()
    assert close_due_days(at=MONDAY) == [FRIDAY + timedelta(days=n) for n in range(3)]
    sunday = ChainDay.objects.get(chain=people.BOGOR, day=date(2026, 11, 22))
    assert (sunday.first_tree, sunday.last_tree, sunday.last_seq) == (3, 2, 7)
    first, second, third = reversed(published_days())
    assert bytes(second.previous) == bytes(first.chained)
    assert bytes(third.previous) == bytes(second.chained)
    assert first_day_break() is None


@pytest.mark.django_db
def test_what_is_sealed_late_for_its_day_belongs_to_the_next() -> None:
    a_friday()
    close_due_days(at=SATURDAY_0006)
    send(1)
    seal_waiting(at=MORNING + timedelta(hours=5))
    close_due_days(at=SATURDAY_0006 + timedelta(days=1))
    row = ChainDay.objects.get(chain=people.BOGOR, day=date(2026, 11, 21))
    assert (row.first_tree, row.last_tree, row.last_seq) == (3, 3, 8)
    assert first_day_break() is None


@pytest.mark.django_db
def test_nothing_is_published_before_the_first_entry() -> None:
    assert close_due_days(at=MONDAY) == []
    assert not Day.objects.exists()


DAMAGE = {
    "another root": (
        "UPDATE journal_day SET root = sha256('x') WHERE day = '2026-11-21'",
        date(2026, 11, 21),
        "its chains do not hash to its root",
    ),
    "a day taken out": (
        "DELETE FROM journal_day WHERE day = '2026-11-21'",
        date(2026, 11, 21),
        "a day is missing",
    ),
    "a chain taken out of a later day": (
        "DELETE FROM journal_day_chain WHERE day = '2026-11-22' AND chain = '3271'",
        date(2026, 11, 22),
        "its chains do not hash to its root",
    ),
    "a batch of the past sealed anew": (
        "UPDATE journal_root SET chained = sha256('x') WHERE chain = '3201' AND tree = 1",
        FRIDAY,
        "the batches of chain 3201 are not those of that day",
    ),
    "a signature of somebody else": (
        "UPDATE journal_day SET signature = sha512('x') WHERE day = '2026-11-20'",
        FRIDAY,
        "its signature is not ours",
    ),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", DAMAGE)
def test_a_changed_past_no_longer_fits_what_was_published(what: str, database_urls: ClusterUrls) -> None:
    a_friday()
    close_due_days(at=MONDAY)
    statement, day, problem = DAMAGE[what]
    with psycopg.connect(database_urls.superuser) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute(statement)
    broken = first_day_break()
    assert broken is not None
    assert (broken.day, broken.problem) == (day, problem)
