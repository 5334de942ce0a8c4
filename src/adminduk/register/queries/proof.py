"""Is the register still what was entered? Seals, then bytes against seals, then tables against bytes.

Each reads everything of one kab/kota, or of all: for inspections, at night.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.db.sql import first, statement
from adminduk.foundation.journal.verification import Break, first_break
from adminduk.register.proof.inspection import Inspection, Tell, inspect
from adminduk.register.rebuild import Difference

__all__ = ["Inspection", "find_break", "list_differences", "verify"]


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
    """Rows of one kab/kota that are not as their entries made them; empty when the journal tells it all."""
    return list(verify(actor=actor, at=at, region=kabkota).differences)


def verify(
    *,
    actor: Actor,
    at: datetime,
    region: str | None = None,
    processes: int = 1,
    tell: Tell | None = None,
    into: Path | None = None,
) -> Inspection:
    """Replays the journal of one kab/kota (or, without `region`, of all) and checks everything.

    Every entry's bytes against its leaf and its columns against its bytes; every batch, link and signature;
    that each entry is sealed or waits for it; that each revision of each row was made by an entry; and
    every current row against the one that its entries make. `tell(read, of)` is told how far it is. With
    `into`, an empty folder, the rebuilt rows are written there. Several processes share the work.
    """
    with acting(actor):
        actor.require("audit.view", region)
        purpose = "verification" if into is None else "rebuild"
        record_read(actor=actor, at=at, purpose=purpose, subject_kind="region", subject_ids=[region or ""])
    return inspect(actor=actor, region=region, processes=processes, tell=tell, into=into)
