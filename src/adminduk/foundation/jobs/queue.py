"""The face of the job queue (procrastinate underneath).

Job arguments are ids only: they lie in a table and stand in logs.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

# Ten tries over about a day: a mail server or a disk that is back tomorrow still gets its work.
PATIENT = RetryStrategy(max_attempts=10, exponential_wait=3)


def job(*, queue: str, retry: RetryStrategy | bool = PATIENT) -> Callable[[Callable[..., None]], Any]:
    """Declares a function of a room's `jobs.py` as a job of `queue`; it must be safe to run twice."""

    def declare(function: Callable[..., None]) -> Any:
        name = f"{function.__module__.removeprefix('adminduk.')}.{function.__name__}"
        return app.task(name=name, queue=queue, retry=retry)(function)

    return declare


def defer(task: Any, *, once_as: str | None = None, **ids: Any) -> None:
    """Queues a job in the current transaction: it exists only if the act is committed.

    With `once_as`, at most one job of that name waits at a time.
    """
    words = {name: str(value) if not isinstance(value, (int, list)) else value for name, value in ids.items()}
    if once_as is None:
        task.defer(**words)
        return
    # A savepoint: the queue's unique index refuses the second one, and the act itself must go on.
    with suppress(AlreadyEnqueued), transaction.atomic():
        task.configure(queueing_lock=once_as).defer(**words)
