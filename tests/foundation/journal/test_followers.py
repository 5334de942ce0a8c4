"""Facts go upward: every follower reads every sealed entry of every chain exactly once, in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

import pytest
from django.db import connection

from adminduk.foundation.access.acting import current_actor
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.journal import followers
from adminduk.foundation.journal.followers import Fact, Follower, follow_all, follow_once
from adminduk.foundation.journal.models import Cursor
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.foundation.throttle.models import Bucket
from tests import people
from tests.foundation.journal.waiting import send
from tests.together import at_once, failures

pytestmark = pytest.mark.django_db


class Reader:
    """Remembers what it was told."""

    def __init__(self, name: str = "reader") -> None:
        self.follower = Follower(name, self._follow)
        self.facts: list[Fact] = []
        self.actors: list[Actor] = []
        self.fails_at = 0

    def _follow(self, actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
        assert current_actor() == actor
        self.actors.append(actor)
        for fact in facts:
            if fact.seq == self.fails_at:
                raise OSError("the power went off")
            self.facts.append(fact)

    def read(self) -> int:
        return follow_once(self.follower, at=people.AT)

    def seqs(self, chain: str = people.BOGOR) -> list[int]:
        return [fact.seq for fact in self.facts if fact.chain == chain]


def sealed(count: int, chain: str = people.BOGOR) -> None:
    send(count, chain)
    seal_waiting(at=people.AT)


def cursors(name: str = "reader") -> dict[str, int]:
    return dict(Cursor.objects.filter(follower=name).values_list("chain", "seq"))


def test_each_fact_is_told_once_and_in_order() -> None:
    reader = Reader()
    sealed(3)
    assert reader.read() == 3
    sealed(2)
    assert reader.read() == 2
    assert reader.read() == 0
    assert reader.seqs() == [1, 2, 3, 4, 5]


def test_what_only_waits_is_not_told_yet() -> None:
    reader = Reader()
    send(2)
    assert reader.read() == 0
    seal_waiting(at=people.AT)
    assert reader.read() == 2


def test_each_chain_has_a_cursor_of_its_own_and_the_follower_sees_that_region_only() -> None:
    reader = Reader()
    sealed(3)
    sealed(1, people.KOTA_BOGOR)
    assert reader.read() == 4
    assert cursors() == {people.BOGOR: 3, people.KOTA_BOGOR: 1}
    assert {actor.scope.codes for actor in reader.actors} == {(people.BOGOR,), (people.KOTA_BOGOR,)}


def test_every_follower_reads_for_itself() -> None:
    first, second = Reader("first"), Reader("second")
    sealed(2)
    first.read()
    sealed(1)
    assert second.read() == 3
    assert first.read() == 1


def test_many_facts_come_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(followers, "BATCH", 4)
    reader = Reader()
    sealed(10)
    assert reader.read() == 10
    assert len(reader.actors) == 3
    assert reader.seqs() == list(range(1, 11))


@pytest.mark.django_db(transaction=True)
def test_after_a_crash_it_reads_on_where_its_last_commit_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(followers, "BATCH", 3)
    written: list[int] = []

    def writes(actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
        for fact in facts:
            Bucket.objects.create(name=fact.entry_id.bytes, since=at, tries=fact.seq)
            written.append(fact.seq)
            if written.count(5) == 1 and fact.seq == 5:
                raise OSError("the power went off")

    follower = Follower("writer", writes)
    sealed(8)
    with pytest.raises(OSError):
        follow_once(follower, at=people.AT)
    assert cursors("writer") == {people.BOGOR: 3}
    assert kept() == [1, 2, 3]
    assert follow_once(follower, at=people.AT) == 5
    # What the crashed batch wrote was rolled back with its cursor, so nothing is there twice.
    assert kept() == list(range(1, 9))


@pytest.mark.django_db(transaction=True)
def test_a_chain_that_cannot_be_followed_holds_up_no_other() -> None:
    reader = Reader()
    sealed(3)
    sealed(2, people.KOTA_BOGOR)
    reader.fails_at = 3
    with pytest.raises(OSError):
        reader.read()
    assert reader.seqs(people.KOTA_BOGOR) == [1, 2]
    assert cursors() == {people.KOTA_BOGOR: 2}


@pytest.mark.django_db(transaction=True)
def test_two_processes_with_one_follower_tell_each_fact_once() -> None:
    def writes(actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
        for fact in facts:
            Bucket.objects.create(name=new_id().bytes, since=at, tries=fact.seq)

    sealed(30)
    follower = Follower("writer", writes)
    counts = at_once(*[partial(follow_once, follower, at=people.AT)] * 4)
    assert failures(counts) == []
    assert sum(counts) == 30
    assert kept() == list(range(1, 31))


def kept() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tries FROM throttle_bucket ORDER BY tries")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_a_follower_that_fails_stays_where_it_is_and_the_others_go_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, well = Reader("broken"), Reader("well")
    broken.fails_at = 2
    sealed(3)
    assert follow_all([broken.follower, well.follower], at=people.AT) == 3
    assert cursors("broken") == {}
    assert "broken" in caplog.text
    broken.fails_at = 0
    assert follow_all([broken.follower, well.follower], at=people.AT) == 3
    assert cursors("broken") == {people.BOGOR: 3}
