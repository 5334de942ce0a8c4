"""Counts whose window is over tell nothing and go."""

from __future__ import annotations

from procrastinate.contrib.django import app

from adminduk.foundation.clock import now
from adminduk.foundation.throttle.operations import forget_over


@app.periodic(cron="41 3 * * *")
@app.task(name="foundation.throttle.jobs.forget", queue="upkeep", queueing_lock="forget tries")
def forget(timestamp: int) -> None:
    forget_over(at=now())
