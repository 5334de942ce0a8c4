"""Work of this room that nobody waits for."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from adminduk.data_access.feed_jobs import deliver
from adminduk.data_access.operations.counting import count_usage
from adminduk.data_access.operations.feed import count_served
from adminduk.data_access.operations.matching import LAST
from adminduk.data_access.operations.matching_runs import (
    count_matching,
    match_some,
    remove_old_matchings,
    tell_matching,
)
from adminduk.data_access.operations.service import forget_measures
from adminduk.data_access.operations.tokens import forget_used_assertions
from adminduk.data_access.operations.watching import watch_log
from adminduk.data_access.types.matching import MatchingState
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.jobs.queue import defer_each, job

# A file of a hundred million rows takes hours; between stretches of it other files have their turn.
STRETCH_SECONDS = 60.0

__all__ = ["count", "count_people", "deliver", "forget"]


@app.periodic(cron="*/5 * * * *")
@app.task(name="data_access.jobs.count", queue="upkeep", queueing_lock="count usage")
def count(timestamp: int) -> None:
    """What institutions used in the last five minutes."""
    count_usage(actor=system("usage", Scope.nation(), "data_access.count"), at=now())


@app.periodic(cron="* * * * *")
@app.task(name="data_access.jobs.watch", queue="upkeep", queueing_lock="watch the log")
def watch(timestamp: int) -> None:
    """Whether somebody walks through numbers."""
    watcher = system("watch", Scope.nation(), "data_access.count", "data_access.suspend")
    watch_log(actor=watcher, at=now())


@app.periodic(cron="23 * * * *")
@app.task(name="data_access.jobs.forget", queue="upkeep", queueing_lock="forget assertions")
def forget(timestamp: int) -> None:
    """Assertions that are over need not be remembered."""
    forget_used_assertions(at=now())
    forget_measures(actor=system("upkeep", Scope.nation(), "data_access.count"), at=now())


def _matcher() -> Actor:
    return system("matching", Scope.nation(), "data_access.match", "data_access.charge")


@job(queue="matching")
def count_file(*, matching_id: str) -> None:
    count_matching(actor=_matcher(), at=now(), matching_id=UUID(matching_id))


@job(queue="matching")
def match_file(*, matching_id: str) -> None:
    """A stretch of the work; then the queue's other jobs have their turn."""
    facts = match_some(actor=_matcher(), at=now(), matching_id=UUID(matching_id), seconds=STRETCH_SECONDS)
    if facts.state is MatchingState.RUNNING:
        defer_each(match_file, [{"matching_id": matching_id}], priority=LAST)


@job(queue="messages")
def tell_institution(*, matching_id: str) -> None:
    tell_matching(actor=_matcher(), at=now(), matching_id=UUID(matching_id))


@app.periodic(cron="41 * * * *")
@app.task(name="data_access.jobs.remove_old", queue="upkeep", queueing_lock="remove matchings")
def remove_old(timestamp: int) -> None:
    """Results are kept for some days only."""
    remove_old_matchings(actor=_matcher(), at=now())


VOTERS = system("dp4", Scope.nation(), "voters.make")
PUBLISHER = system("open data", Scope.nation(), "open_data.publish")


@job(queue="bulk")
def make_voters_file(*, release_id: str, kabkota: str) -> None:
    from adminduk.data_access import operations

    operations.make_voters_file(actor=VOTERS, at=now(), release_id=UUID(release_id), kabkota=kabkota)


@job(queue="bulk")
def log_voters(*, release_id: str, kabkota: str) -> None:
    from adminduk.data_access import operations

    operations.log_voters(actor=VOTERS, at=now(), release_id=UUID(release_id), kabkota=kabkota)


# After the count of the people, which begins a quarter past midnight in Jakarta.
@app.periodic(cron="5 19 * * *")
@app.task(name="data_access.jobs.publish_statistics", queue="upkeep", queueing_lock="publish statistics")
def publish_statistics(timestamp: int) -> None:
    """Publishes the first count of each month; on other days there is nothing to do."""
    from adminduk.data_access import operations

    at = now()
    operations.publish_statistics(actor=PUBLISHER, at=at, until=day_at(at, "WIB"))


@app.periodic(cron="* * * * *")
@app.task(name="data_access.jobs.count_people", queue="upkeep", queueing_lock="count served")
def count_people(timestamp: int) -> None:
    """Whom institutions with a feed of changes serve since a minute ago."""
    count_served(actor=system("feed", Scope.nation(), "data_access.feed"), at=now())
