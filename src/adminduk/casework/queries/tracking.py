"""Following a case without signing in: number and PIN, guesses slowed and then locked."""

from __future__ import annotations

from datetime import datetime

from adminduk.casework.types.refusals import WrongPin
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.crypto import check_secret, hash_secret
from adminduk.foundation.db.sql import first
from adminduk.foundation.throttle.guessing import count_guess, forgive_guesses

STRANGER = Actor(kind=Kind.PUBLIC, id=None, name="Umum")
# A hash to check against when there is no such number: the answer takes as long either way.
NOBODY = hash_secret("000000")


def tidy_number(text: str) -> str:
    """A typed case number as stored: "3201 2611 04217" and "3201261104217" are "3201-2611-04217"."""
    digits = "".join(letter for letter in text if letter.isdigit())
    return f"{digits[:4]}-{digits[4:8]}-{digits[8:]}" if len(digits) == 13 else ""


def track(*, at: datetime, number: str, pin: str, remote: str) -> Actor:
    """Whoever knows number and PIN may see this one case: an actor for it. `WrongPin`, `TooManyTries`."""
    wanted = tidy_number(number)
    count_guess(what="track", who=wanted or "unreadable", at=at, remote=remote)
    with acting(STRANGER):
        row = first("SELECT * FROM casework_find_by_number(%s)", [wanted])
    right = check_secret(pin.strip(), row["pin_hash"] if row else NOBODY)
    if row is None or not right:
        raise WrongPin
    forgive_guesses(what="track", who=wanted)
    return Actor(kind=Kind.PUBLIC, id=None, name="Pemegang PIN", case_id=row["case_id"])
