"""Tries are counted across all processes, under names that tell nothing."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adminduk.foundation.db.ids import new_id
from adminduk.foundation.throttle.models import Bucket
from adminduk.foundation.throttle.operations import TooManyTries, count_try, forget_over, forgive
from tests import people
from tests.together import at_once, failures

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def tries(
    count: int,
    *,
    who: str = "081234567890",
    after: timedelta = timedelta(),
    what: str = "pin",
    limit: int = 3,
):
    return [count_try(what=what, who=who, at=people.AT + after, limit=limit, per=HOUR) for _ in range(count)]


def test_so_many_tries_are_allowed_and_the_next_is_refused() -> None:
    assert tries(3) == [2, 1, 0]
    with pytest.raises(TooManyTries) as refused:
        tries(1)
    assert "60 menit" in refused.value.say("id")
    assert "60 minutes" in refused.value.say("en")


def test_the_wait_shrinks_and_is_never_said_as_nothing() -> None:
    tries(3)
    for passed, minutes in ((timedelta(minutes=20), 40), (timedelta(minutes=59, seconds=59), 1)):
        with pytest.raises(TooManyTries) as refused:
            tries(1, after=passed)
        assert refused.value.facts == {"minutes": minutes}


def test_after_the_window_the_count_begins_anew() -> None:
    tries(3)
    assert tries(3, after=HOUR) == [2, 1, 0]


def test_others_and_other_things_are_counted_on_their_own() -> None:
    tries(3)
    assert tries(1, who="089876543210") == [2]
    assert tries(1, what="code") == [2]


def test_a_success_forgives() -> None:
    tries(2)
    forgive(what="pin", who="081234567890")
    assert tries(3) == [2, 1, 0]


def test_the_table_does_not_tell_whose_tries_they_are() -> None:
    tries(1)
    name = bytes(Bucket.objects.get().name)
    assert len(name) == 32
    assert b"0812" not in name


def test_counts_of_the_day_before_yesterday_are_forgotten() -> None:
    tries(1, who="long ago", after=-timedelta(days=3))
    tries(1, who="today")
    assert forget_over(at=people.AT) == 1
    assert tries(1, who="today") == [1]


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_the_limit_gets_through() -> None:
    answers = at_once(*[partial(count_try, what="pin", who="x", at=people.AT, limit=5, per=HOUR)] * 12)
    assert len(failures(answers)) == 7
    assert {type(one) for one in failures(answers)} == {TooManyTries}
    assert sorted(one for one in answers if isinstance(one, int)) == [0, 1, 2, 3, 4]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 6), st.lists(st.integers(0, 90), max_size=20).map(sorted))
def test_no_window_of_that_length_since_its_first_try_lets_more_through(
    limit: int, minutes: list[int]
) -> None:
    who, allowed = str(new_id()), []
    for minute in minutes:
        try:
            count_try(what="pin", who=who, at=people.AT + timedelta(minutes=minute), limit=limit, per=HOUR)
        except TooManyTries:
            continue
        allowed.append(minute)
    if allowed:
        assert len([minute for minute in allowed if minute < allowed[0] + 60]) <= limit
