"""Upkeep: sign-ins that are over are forgotten."""

from __future__ import annotations

from datetime import timedelta

from procrastinate.contrib.django import app

from adminduk.accounts.forgetting import forget_attempts
from adminduk.foundation.clock import now

KEPT = timedelta(days=1)


@app.periodic(cron="41 * * * *")
@app.task(name="accounts.jobs.forget", queue="upkeep", queueing_lock="forget sign-ins")
def forget(timestamp: int) -> None:
    forget_attempts(before=now() - KEPT)
