"""Looking into the tables, for tests."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.sql import rows
from adminduk.messaging.delivery import DELIVERY, deliver_message
from adminduk.messaging.models import Message

Later = list[tuple[UUID, datetime]]


def message(message_id: UUID) -> Message:
    with acting(DELIVERY):
        return Message.objects.get(id=message_id)


def deliver(message_id: UUID, at: datetime) -> Later:
    """One run of the job at `at`; answers when it asked to be called again."""
    later: Later = []
    deliver_message(message_id=message_id, at=at, again=lambda one, when: later.append((one, when)))
    return later


def deliver_patiently(message_id: UUID, at: datetime) -> Message:
    """All runs of the job, each at the time that the last one asked for."""
    later = deliver(message_id, at)
    for _ in range(50):
        if not later:
            break
        later = deliver(message_id, later[0][1] + timedelta(seconds=1))
    return message(message_id)


def waiting_jobs() -> list[dict[str, object]]:
    found = rows(
        "SELECT args, scheduled_at FROM procrastinate_jobs"
        " WHERE queue_name = 'messages' AND status = 'todo' ORDER BY id"
    )
    return [job | {"args": json.loads(job["args"])} for job in found]
