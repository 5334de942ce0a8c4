"""Short secrets (PINs, one-time codes) are guessed online: each guess is counted before it is checked.

Slowed: five guesses in a quarter of an hour. Locked: twenty in a day. One address may make two hundred
an hour, whosesoever secrets they are: whole towns share one address of their mobile provider.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from adminduk.foundation.texts import Both
from adminduk.foundation.throttle.operations import TooManyTries, count_try, forgive

SLOWED = (5, timedelta(minutes=15))
LOCKED = (20, timedelta(days=1))
FROM_ONE_ADDRESS = (200, timedelta(hours=1))


class LockedForADay(TooManyTries):
    sentence = Both(
        id="Terlalu banyak percobaan hari ini. Coba lagi besok.",
        en="Too many tries today. Please try again tomorrow.",
    )


def count_guess(*, what: str, who: str, at: datetime, remote: str = "") -> None:
    """Counts one guess at the secret `what` of `who`; `TooManyTries` or `LockedForADay` when there were too many.

    Call it before the secret is checked and outside the transaction that a refusal rolls back.
    """
    if remote:
        limit, per = FROM_ONE_ADDRESS
        count_try(what=f"{what}/from", who=remote, at=at, limit=limit, per=per)
    # A guess that is slowed is not checked, so it does not count towards the lock.
    count_try(what=f"{what}/soon", who=who, at=at, limit=SLOWED[0], per=SLOWED[1])
    try:
        count_try(what=f"{what}/day", who=who, at=at, limit=LOCKED[0], per=LOCKED[1])
    except TooManyTries:
        raise LockedForADay from None


def forgive_guesses(*, what: str, who: str) -> None:
    """After the right one: who mistyped twice starts afresh."""
    for span in ("soon", "day"):
        forgive(what=f"{what}/{span}", who=who)
