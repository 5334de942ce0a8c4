"""Work of this room that nobody waits for."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from adminduk.data_access.feed_jobs import deliver
from adminduk.data_access.operations.counting import count_usage
from adminduk.data_access.operations.feed import count_served
from adminduk.data_access.operations.tokens import forget_used_assertions
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.jobs import job

__all__ = ["count", "count_people", "deliver", "forget"]


@app.periodic(cron="*/5 * * * *")
@app.task(name="data_access.jobs.count", queue="upkeep", queueing_lock="count usage")
def count(timestamp: int) -> None:
    """What institutions used in the last five minutes."""
    count_usage(actor=system("usage", Scope.nation(), "data_access.count"), at=now())


@app.periodic(cron="23 * * * *")
@app.task(name="data_access.jobs.forget", queue="upkeep", queueing_lock="forget assertions")
def forget(timestamp: int) -> None:
    """Assertions that are over need not be remembered."""
    forget_used_assertions(at=now())


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
