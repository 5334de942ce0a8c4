"""Short secrets (PINs, one-time codes) are guessed online: each guess is counted before it is checked.

Slowed: five guesses in a quarter of an hour. Locked: twenty in a day. And one address may try thirty
secrets an hour, whosesoever they are.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from adminduk.foundation.throttle.operations import count_try, forgive

SLOWED = (5, timedelta(minutes=15))
LOCKED = (20, timedelta(days=1))
FROM_ONE_ADDRESS = (30, timedelta(hours=1))


def count_guess(*, what: str, who: str, at: datetime, remote: str = "") -> None:
    """Counts one guess at the secret `what` of `who`; `TooManyTries` when there were too many.

    Call it before the secret is checked and outside the transaction that a refusal rolls back.
    """
    if remote:
        limit, per = FROM_ONE_ADDRESS
        count_try(what=f"{what}/from", who=remote, at=at, limit=limit, per=per)
    for span, (limit, per) in (("day", LOCKED), ("soon", SLOWED)):
        count_try(what=f"{what}/{span}", who=who, at=at, limit=limit, per=per)


def forgive_guesses(*, what: str, who: str) -> None:
    """After the right one: who mistyped twice starts afresh."""
    for span in ("soon", "day"):
        forgive(what=f"{what}/{span}", who=who)
