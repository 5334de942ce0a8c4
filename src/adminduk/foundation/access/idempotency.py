"""The same key twice gives the same answer and does nothing new."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection

from adminduk.foundation.access.models import DoneOnce
from adminduk.foundation.access.types import Actor
from adminduk.foundation.crypto import open_sealed, seal


def once(*, actor: Actor, operation: str, key: str | None, at: datetime, make: Callable[[], Any]) -> Any:
    """Runs `make` and keeps its answer (plain JSON) under the caller's `key`; a repeat gets that answer.

    Must be called inside the act's transaction. Without a key it simply runs.
    """
    if key is None:
        return make()
    caller = f"{actor.kind}:{actor.id or actor.account_id or actor.case_id or actor.name}"
    box = f"{caller}/{operation}/{key}"
    # Two at once with one key: the second waits here until the first has committed or failed.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [box])
    done = DoneOnce.objects.filter(caller=caller, operation=operation, key=key).first()
    if done:
        return json.loads(open_sealed(done.answer, context=box, purpose="answers"))
    answer = make()
    sealed = seal(json.dumps(answer).encode(), context=box, purpose="answers")
    DoneOnce.objects.create(caller=caller, operation=operation, key=key, answer=sealed, at=at)
    return answer
