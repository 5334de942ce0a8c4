"""Accesses for tests, as the answering process writes them: by its own statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from adminduk.data_access.elements import mask_of
from adminduk.data_access.types import Outcome, Way
from adminduk.foundation.clock import now

LINE = """
INSERT INTO data_access_access (subject_id, access_id, at, agreement_no, client_no, way, outcome, asked, agreed, given)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


def an_access(
    person_id: UUID,
    agreement_no: int,
    client_no: int = 1,
    *,
    asked: Sequence[str] = ("nama_lengkap", "tanggal_lahir"),
    agreed: Sequence[str] = ("nama_lengkap",),
    given: Sequence[str] = (),
    way: Way = Way.VERIFY,
    outcome: Outcome = Outcome.FOUND,
    at: datetime | None = None,
) -> UUID:
    """One line of the log; its id is made of `at` (by default this moment)."""
    moment = at or now()
    access_id = _id_of(moment)
    with connection.cursor() as cursor:
        cursor.execute(
            LINE,
            [
                person_id,
                access_id,
                moment,
                agreement_no,
                client_no,
                int(way),
                int(outcome),
                mask_of(asked),
                mask_of(agreed),
                mask_of(given),
            ],
        )
    return access_id


def _id_of(moment: datetime) -> UUID:
    """A UUIDv7 of that moment."""
    chance = uuid4().int & (1 << 76) - 1
    return UUID(int=int(moment.timestamp() * 1000) << 80 | 7 << 76 | chance & ~(3 << 62) | 2 << 62)
