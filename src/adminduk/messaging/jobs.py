"""The work of messaging in the background: the queue `messages`."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app

from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.jobs import job
from adminduk.messaging.delivery import deliver_message
from adminduk.messaging.forgetting import forget_old


@job(queue="messages")
def deliver(*, message_id: str) -> None:
    deliver_message(message_id=UUID(message_id), at=now(), again=_again)


def _again(message_id: UUID, when: datetime) -> None:
    """In the transaction that puts the message back: it is queued and has its job, or neither."""
    deliver.configure(schedule_at=when).defer(message_id=str(message_id))


@app.periodic(cron="23 2 * * *")
@app.task(name="messaging.jobs.forget", queue="upkeep", queueing_lock="forget messages")
def forget(timestamp: int) -> None:
    """The demo's outbox stays readable; everywhere else what was said is dropped in time."""
    if not settings.ADMINDUK_DEMO:
        forget_old(actor=system("upkeep of messages", Scope.nation()), at=now())
