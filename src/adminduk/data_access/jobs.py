"""Work of this room that nobody waits for."""

from __future__ import annotations

from procrastinate.contrib.django import app

from adminduk.data_access.operations.counting import count_usage
from adminduk.data_access.operations.tokens import forget_used_assertions
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now


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
