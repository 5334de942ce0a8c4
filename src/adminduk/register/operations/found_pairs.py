"""What the search through the whole register leaves behind: pairs for the officers, counts of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.register.matching.explained import as_codes

if TYPE_CHECKING:
    from adminduk.register.matching.whole.finding import FoundPair

MAY = "register.match"
# What officers have said something about stays as they saw it; decided pairs are never proposed again.
KEEP = """
INSERT INTO register_pair
    (first_id, second_id, kabkota, second_kabkota, bits, probability, verdict, found, found_at, state, opinion, reason)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 'open', '', '')
ON CONFLICT (first_id, second_id) DO UPDATE SET
    kabkota = excluded.kabkota, second_kabkota = excluded.second_kabkota, bits = excluded.bits,
    probability = excluded.probability, verdict = excluded.verdict, found = excluded.found
WHERE register_pair.state = 'open'
"""
COUNT = """
INSERT INTO register_name_word (word, people) VALUES (%s, %s)
ON CONFLICT (word) DO UPDATE SET people = excluded.people
"""


def keep_pairs(*, actor: Actor, at: datetime, pairs: Iterable[FoundPair]) -> None:
    """One transaction; pairs that are known already and still open get their new weight."""
    with acting(actor):
        actor.require(MAY)
        with connection.cursor() as cursor:
            cursor.executemany(
                KEEP,
                [
                    (
                        one.first,
                        one.second,
                        one.kabkota,
                        one.second_kabkota,
                        one.likeness.bits,
                        one.likeness.probability,
                        one.likeness.verdict,
                        as_codes(one.likeness.fields),
                        at,
                    )
                    for one in pairs
                ],
            )


def keep_name_counts(*, actor: Actor, at: datetime, counts: Mapping[str, int], people: int) -> None:
    """How many people bear each word (`matching.words.fold`), of `people` in all; one transaction."""
    with acting(actor):
        actor.require(MAY)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE register_name_word SET people = 0")
            cursor.executemany(COUNT, [("", people), *sorted(counts.items())])
        record(
            actor=actor,
            at=at,
            action="register.count_names",
            subject_kind="register",
            subject_id="all",
            detail={"people": people},
        )
