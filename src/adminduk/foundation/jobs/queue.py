"""The face of the job queue (procrastinate underneath).

Job arguments are ids only: they lie in a table and stand in logs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

# Ten tries over about a day: a mail server or a disk that is back tomorrow still gets its work.
PATIENT = RetryStrategy(max_attempts=10, exponential_wait=3)


_kept_back: ContextVar[list[tuple[str, dict[str, Any]]] | None] = ContextVar("kept_back", default=None)


@contextmanager
def kept_back() -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """Nothing is queued inside: name and ids of each job are listed, and the caller sees to the work.

    For acts that lie in the past (an import, the demo's history), whose work belongs to the past too.
    """
    listed: list[tuple[str, dict[str, Any]]] = []
    token = _kept_back.set(listed)
    try:
        yield listed
    finally:
        _kept_back.reset(token)


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
    words = _plain(ids)
    listed = _kept_back.get()
    if listed is not None:
        listed.append((task.name, words))
        return
    if once_as is None:
        task.defer(**words)
        return
    # A savepoint: the queue's unique index refuses the second one, and the act itself must go on.
    with suppress(AlreadyEnqueued), transaction.atomic():
        task.configure(queueing_lock=once_as).defer(**words)


def defer_each(task: Any, ids: Sequence[Mapping[str, Any]], *, priority: int = 0) -> None:
    """Queues one job for each of `ids`, all by one statement. Jobs of a lower `priority` let others pass."""
    words = [_plain(one) for one in ids]
    listed = _kept_back.get()
    if listed is not None:
        listed += [(task.name, one) for one in words]
    elif words:
        task.configure(priority=priority).batch_defer(*words)


def _plain(ids: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if isinstance(value, (int, list)) else str(value) for name, value in ids.items()}
