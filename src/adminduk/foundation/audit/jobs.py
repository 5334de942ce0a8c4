"""The trails and the journal are cut by months: the coming ones are made before they come."""

from __future__ import annotations

from procrastinate.contrib.django import app

from adminduk.foundation.db.partitions import make_partitions


@app.periodic(cron="29 2 * * *")
@app.task(name="foundation.audit.jobs.make_months", queue="upkeep", queueing_lock="make months")
def make_months(timestamp: int) -> None:
    make_partitions()
