"""Counting tries, across all processes, in a transaction of its own when the try is refused."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection

from adminduk.foundation.crypto import blind_index
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both

COUNT = """
INSERT INTO throttle_bucket AS bucket (name, since, tries) VALUES (%(name)s, %(at)s, 1)
ON CONFLICT (name) DO UPDATE SET
    tries = CASE WHEN bucket.since <= %(start)s THEN 1 ELSE bucket.tries + 1 END,
    since = CASE WHEN bucket.since <= %(start)s THEN %(at)s ELSE bucket.since END
RETURNING tries, since
"""


class TooManyTries(Refused):
    """Holds `minutes` until the next try may be made."""

    sentence = Both(
        id="Terlalu banyak percobaan. Coba lagi {minutes} menit lagi.",
        en="Too many tries. Please try again in {minutes} minutes.",
    )


def count_try(*, what: str, who: str, at: datetime, limit: int, per: timedelta) -> int:
    """Counts one try of `what` (a fixed word) by `who` (hashed); `TooManyTries` above `limit` in `per`.

    Answers how many tries are left: 0 means that this was the last one. Call it outside any transaction
    that a refusal rolls back, else the count is lost with it.
    """
    name = blind_index(f"{what}/{who}", field="throttle")
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"name": name, "at": at, "start": at - per})
        tries, since = cursor.fetchone()
    if tries > limit:
        left = since + per - at
        raise TooManyTries(minutes=max(1, -int(-left.total_seconds() // 60)))
    return limit - tries


def forgive(*, what: str, who: str) -> None:
    """After a success: the earlier misses no longer count."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM throttle_bucket WHERE name = %s", [blind_index(f"{what}/{who}", field="throttle")]
        )


# The longest window is a day; one more keeps a clock that goes wrong from forgiving.
LONGEST = timedelta(days=2)


def forget_over(*, at: datetime) -> int:
    """Drops counts that began so long ago that no window holds them; answers how many."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM throttle_bucket WHERE since < %s", [at - LONGEST])
        return cursor.rowcount
