"""The same key twice gives the same answer and does nothing new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection

from adminduk.foundation.access.models import DoneOnce
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id


def once(*, actor: Actor, operation: str, key: str | None, at: datetime, make: Callable[[], Any]) -> Any:
    """Runs `make` and keeps its answer (plain JSON) under the caller's `key`; a repeat gets that answer.

    Must be called inside the act's transaction. Without a key it simply runs.
    """
    if key is None:
        return make()
    caller = f"{actor.kind}:{actor.id or actor.account_id or actor.case_id or actor.name}"
    # Two at once with one key: the second waits here until the first has committed or failed.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{caller}/{operation}/{key}"]
        )
    done = DoneOnce.objects.filter(caller=caller, operation=operation, key=key).first()
    if done:
        return done.answer
    answer = make()
    DoneOnce.objects.create(id=new_id(), caller=caller, operation=operation, key=key, answer=answer, at=at)
    return answer
