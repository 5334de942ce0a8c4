"""Two acts that need the same rows: the one that PostgreSQL stops is tried again from its beginning."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection

from adminduk.foundation.refusals import Refused

T = TypeVar("T")

# Serialization failure and deadlock: nothing was done, and the next try may well succeed.
WORTH_ANOTHER_TRY = {"40001", "40P01"}
TRIES = 4


def retrying(act: Callable[[], T], *, otherwise: type[Refused]) -> T:
    """Runs `act`, a whole transaction, up to four times; raises `otherwise` when it was stopped each time.

    Inside a larger transaction it runs once: only the whole can be tried again.
    """
    if connection.in_atomic_block:
        return act()
    for _ in range(TRIES):
        try:
            return act()
        except OperationalError as stopped:
            if getattr(stopped.__cause__, "sqlstate", None) not in WORTH_ANOTHER_TRY:
                raise
    raise otherwise
