"""The queue's own upkeep: work that a dead worker left half done is taken up again."""

from __future__ import annotations

from procrastinate import JobContext
from procrastinate.contrib.django import app

# A worker that lives reports every few seconds; after this silence its jobs are taken from it.
SILENT_SECONDS = 30


@app.periodic(cron="* * * * *")
@app.task(name="foundation.jobs.rescue", queue="upkeep", queueing_lock="rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Gives the jobs of workers that fell silent back to the queue (they are safe to run twice)."""
    manager = context.app.job_manager
    for stalled in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        await manager.retry_job(stalled)


@app.periodic(cron="17 2 * * *")
@app.task(name="foundation.jobs.sweep", queue="upkeep", queueing_lock="sweep", pass_context=True)
async def sweep(context: JobContext, timestamp: int) -> None:
    """Forgets work that was done over thirty days ago; what failed is kept for people to look at."""
    await context.app.job_manager.delete_old_jobs(nb_hours=30 * 24)
