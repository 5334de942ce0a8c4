"""What messages said is dropped in time; the log of their delivery stays."""

from __future__ import annotations

from datetime import datetime, timedelta

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.messaging.models import Message
from adminduk.messaging.types import State

KEPT = timedelta(days=30)


def forget_old(*, actor: Actor, at: datetime) -> int:
    """Drops the facts of messages that nobody sent for thirty days; answers how many."""
    with acting(actor):
        return (
            Message.objects.filter(queued_at__lt=at - KEPT, facts__isnull=False)
            .exclude(state=State.SENDING)
            .update(facts=None)
        )
