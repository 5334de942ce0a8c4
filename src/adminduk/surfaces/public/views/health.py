"""GET /healthz: what a watchman asks every few seconds. No word about people in it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from adminduk.documents.queries import signer_health
from adminduk.foundation.clock import now
from adminduk.surfaces.components.access import public_page

# A worker reports every few seconds; a job that waits longer than this has nobody to do it.
SILENT, STUCK = timedelta(seconds=60), timedelta(minutes=10)
JOBS = """
SELECT (SELECT max(last_heartbeat) FROM procrastinate_workers),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'),
       (SELECT min(event.at) FROM procrastinate_jobs AS job
        JOIN procrastinate_events AS event ON event.job_id = job.id AND event.type = 'deferred'
        WHERE job.status = 'todo' AND (job.scheduled_at IS NULL OR job.scheduled_at < now())),
       (SELECT count(*) FROM journal_waiting), (SELECT min(since) FROM journal_waiting)
"""


@public_page
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all parts are well, 503 when any is not; the body says which."""
    at = now()
    parts = {"database": _database(), "jobs": _jobs(at), "signer": signer_health(at=at)}
    well = all(part["well"] for part in parts.values())
    return JsonResponse({"well": well, **parts}, status=200 if well else 503)


def _database() -> dict[str, Any]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
            return {"well": True, "postgresql": cursor.fetchone()[0]}
    except DatabaseError as failure:
        return {"well": False, "problem": type(failure).__name__}


def _jobs(at: datetime) -> dict[str, Any]:
    try:
        with connection.cursor() as cursor:
            cursor.execute(JOBS)
            beat, waiting, failed, oldest, unsealed, unsealed_since = cursor.fetchone()
    except DatabaseError as failure:
        return {"well": False, "problem": type(failure).__name__}
    alive = beat is not None and at - beat < SILENT
    flowing = oldest is None or at - oldest < STUCK
    sealing = unsealed_since is None or at - unsealed_since < STUCK
    return {
        "well": alive and flowing and sealing,
        "worker_alive": alive,
        "waiting": waiting,
        "failed": failed,
        "unsealed": unsealed,
    }
