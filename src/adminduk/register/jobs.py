"""The register's own upkeep."""

from __future__ import annotations

from procrastinate.contrib.django import app

from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import day_at, now
from adminduk.register.operations.counting import take_snapshot


# A quarter past midnight in Jakarta, when the offices of the whole country rest.
@app.periodic(cron="15 17 * * *")
@app.task(name="register.jobs.count_the_people", queue="upkeep", queueing_lock="count the people")
def count_the_people(timestamp: int) -> None:
    at = now()
    actor = system("daily count", Scope.nation(), "register.count")
    take_snapshot(actor=actor, at=at, day=day_at(at, "WIB"))
