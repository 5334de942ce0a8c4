"""What is kept of one person, by id: for telling him who looked at any of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import rows

KEPT = """
SELECT family_id AS id, lower(during) AS since, upper(during) AS until FROM register_membership
WHERE person_id = %(person)s
UNION ALL
SELECT entry_id, NULL, NULL FROM register_entry WHERE person_id = %(person)s
"""


@dataclass(frozen=True, slots=True)
class KeptOf:
    """Ids of entries, and of family cards with the days on which he stood on them (until: not included)."""

    entries: tuple[UUID, ...]
    families: tuple[tuple[UUID, date, date | None], ...]


def records_of(*, actor: Actor, person_id: UUID) -> KeptOf:
    """Ids only, of what lies in the actor's sight."""
    with acting(actor):
        found = rows(KEPT, {"person": person_id})
    return KeptOf(
        tuple(one["id"] for one in found if one["since"] is None),
        tuple((one["id"], one["since"], one["until"]) for one in found if one["since"]),
    )
