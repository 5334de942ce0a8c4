"""Alarms on enumeration, as they are told: counts, and what they led to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from adminduk.data_access.types.agreements import AgreementFacts
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class Sign(StrEnum):
    """What was seen. The first two go on to a stop, the others only slow and ask a person."""

    WALKING = "walking"
    MISSES = "misses"
    NIGHT = "night"
    GROWTH = "growth"


STRONG = frozenset({Sign.WALKING, Sign.MISSES})


class AlarmState(StrEnum):
    SLOWED = "slowed"
    SUSPENDED = "suspended"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class AlarmFacts:
    """`facts` are counts: asked, missed, found, near, this_hour, today, usual."""

    id: UUID
    agreement: AgreementFacts
    client_id: str
    state: AlarmState
    signs: tuple[Sign, ...]
    facts: Mapping[str, int]
    slowed_to: int | None
    opened_at: datetime
    suspended_at: datetime | None
    closed_at: datetime | None
    closed_by: str
    reason: str


class NoSuchAlarm(Refused):
    sentence = Both(id="Peringatan itu tidak ada.", en="That alarm does not exist.")


class AlarmClosed(Refused):
    sentence = Both(
        id="Peringatan itu sudah diputuskan orang lain.", en="Somebody else has decided about that alarm."
    )
