"""Is the register still what was entered? Seals, then bytes against seals, then tables against bytes.

Each reads everything of one kab/kota: for inspections, at night.
"""

from __future__ import annotations

import json
from datetime import datetime

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.db.sql import first, rows, statement
from adminduk.foundation.journal.verification import Break, first_break
from adminduk.register.rebuild import CURRENT, Difference, compare, replay


def find_break(*, actor: Actor, at: datetime, kabkota: str) -> Break | None:
    """The first thing that does not hold in one kab/kota's journal. An entry without a seal has seq 0."""
    with acting(actor):
        actor.require("audit.view", kabkota)
        record_read(actor=actor, at=at, purpose="verification", subject_kind="region", subject_ids=[kabkota])
        broken = first_break(kabkota)
        if broken:
            return broken
        unproven = first(statement("register", "unproven_entries"), {"kabkota": kabkota})
        return Break(kabkota, unproven["seq"] or 0, unproven["problem"]) if unproven else None


def list_differences(*, actor: Actor, at: datetime, kabkota: str) -> list[Difference]:
    """Rows of one kab/kota that are not as its entries made them; empty when the journal tells it all."""
    with acting(actor):
        actor.require("audit.view", kabkota)
        record_read(actor=actor, at=at, purpose="rebuild", subject_kind="region", subject_ids=[kabkota])
        where = {"kabkota": kabkota}
        entries = rows(statement("register", "entries_in_order"), where)
        should = replay(json.loads(bytes(entry["payload"])) for entry in entries)
        return [
            difference
            for table in CURRENT
            for difference in compare(table, should, rows(statement("register", f"all_of_{table}"), where))
        ]
