"""What an event asks of the past that no current row tells; entries of other regions are not seen."""

from __future__ import annotations

import json
from uuid import UUID

from adminduk.foundation.db.sql import first, rows, statement

# Both kinds of being married, in code list `marital_kk`.
MARRIED = (2, 3)


def was_before_marrying(person_id: UUID) -> int | None:
    """The newest marital status that the journal knows of somebody besides being married."""
    said = rows(statement("register", "marital_statuses"), {"person_id": person_id})
    return next((one["marital_status"] for one in said if one["marital_status"] not in MARRIED), None)


def children_carried(merge: UUID | None) -> dict[str, list[UUID]]:
    """Whose tie ("mother", "father") an entry of a merge carried over to the record that went on."""
    found = first(
        "SELECT payload FROM register_entry WHERE entry_id = %s AND kind = 'persons_merged'", [merge]
    )
    carried = json.loads(bytes(found["payload"]))["facts"].get("children", {}) if found else {}
    return {tie: [UUID(one) for one in children] for tie, children in carried.items()}


def has_akta(person_id: UUID, kind: str) -> bool:
    """Whether an akta of that kind about him is in force."""
    return bool(
        first(
            "SELECT EXISTS (SELECT FROM register_akta WHERE person_id = %s AND kind = %s AND state = 'active') "
            "AS found",
            [person_id, kind],
        )["found"]
    )
