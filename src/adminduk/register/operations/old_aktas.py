"""An old akta enters the register by the officer who compared the reading with the paper."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError

from adminduk.foundation.access.types import Actor
from adminduk.register.entering import enter
from adminduk.register.types.event import Entered
from adminduk.register.types.old_aktas import NotTheComparer, OldAktaKnown, OldAktaRecorded


def record_old_akta(*, actor: Actor, at: datetime, key: str | None, akta: OldAktaRecorded) -> Entered:
    """Takes an akta on paper into the register; the second of the two officers does it.

    Raises `NotTheComparer`, `OldAktaKnown` for a number that its office gave once, and what `enter` raises.
    """
    if actor.id != akta.compared_by:
        raise NotTheComparer
    try:
        return enter(actor=actor, at=at, key=key, event=akta)
    except IntegrityError as taken:
        if "register_old_akta" not in str(taken):
            raise
        raise OldAktaKnown from taken
