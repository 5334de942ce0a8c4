from __future__ import annotations

from datetime import datetime

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at
from adminduk.offices.queries import get_region
from adminduk.register.numbers import next_letter_number


def take_letter_number(*, actor: Actor, at: datetime, kabkota: str, kind: str) -> str:
    """The next number of a letter that no entry numbers (biodata, suket, …), `KIND/KKKK/DDMMYYYY/NNNN`.

    Taken in the caller's act, so that none is lost when the act fails. Raises the outage `NumberUsedUp`.
    """
    with acting(actor):
        actor.require("documents.request", kabkota)
        zone = get_region(kabkota).zone
        return next_letter_number(kabkota, kind, day_at(at, zone))
