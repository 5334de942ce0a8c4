"""What this room does later."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.jobs import job

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
