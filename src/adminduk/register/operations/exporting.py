"""Giving data out: a purpose says which columns, the jurisdiction which people, and the trail that it was done."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.offices.queries import get_region
from adminduk.register.transfer.leaving import as_sent, write_csv, write_parquet
from adminduk.register.transfer.purposes import allowed_columns
from adminduk.register.types.transfer import ExportReport


def export_file(
    *,
    actor: Actor,
    at: datetime,
    path: Path,
    purpose: str,
    columns: tuple[str, ...] = (),
    region: str = "",
) -> ExportReport:
    """Writes the living residents of `region` (a code; "" is all that the actor sees) to `path`.

    Parquet where the name ends so, otherwise CSV. Only `columns` of the purpose, by default all of them.
    Raises `NoSuchPurpose`, `FieldNotAllowed`, `NoSuchRegion`, `OutsideJurisdiction`. A file that could not be
    finished is removed.
    """
    actor.require("register.export", region or None)
    chosen = allowed_columns(purpose, columns)
    if region:
        region = get_region(region).code
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.touch(0o600)
        unfinished.chmod(0o600)
        with acting(actor):
            record_read(
                actor=actor,
                at=at,
                purpose=f"export: {purpose}",
                subject_kind="region",
                subject_ids=[region or "all"],
                elements=chosen,
            )
            blocks = as_sent(chosen, region)
            parquet = path.suffix.lower() == ".parquet"
            rows = write_parquet(unfinished, blocks, chosen) if parquet else write_csv(unfinished, blocks)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return ExportReport(rows=rows, columns=chosen)
