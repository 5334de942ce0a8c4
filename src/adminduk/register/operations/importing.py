"""Bringing in a large file: good families whole, the others into a file that names each row and why."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from tempfile import gettempdir

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.clock import day_at
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.refusals import Refused
from adminduk.offices.types import OfficeFacts
from adminduk.register.models import Import
from adminduk.register.transfer.entering import enter_all
from adminduk.register.transfer.files import Source
from adminduk.register.transfer.identity import Ids
from adminduk.register.transfer.refusing import write_refused
from adminduk.register.transfer.running import Run, hold_against_register, take_in
from adminduk.register.transfer.spool import Spool
from adminduk.register.types.transfer import ImportReport, ImportUnfinished, NothingToResume, Progress


def import_file(
    *,
    actor: Actor,
    at: datetime,
    path: Path,
    office: OfficeFacts | None = None,
    resume: bool = False,
    say: Callable[[Progress], None] = lambda progress: None,
    at_once: int = 1,
    workplace: Path | None = None,
) -> ImportReport:
    """Brings in `path` (CSV or Parquet), for one office or for all whose regions it names.

    Every row is entered or stands in `<path>.rejected.csv`. A family comes in whole or not at all, in one
    transaction with its batch. A run that was broken off goes on with `resume`, by the same file only.
    Raises `EmptyFile`, `UnreadableFile`, `WrongColumns`, `ImportUnfinished`, `NothingToResume`. `workplace`
    is where rows lie while they are sorted: as much room as the file takes, twice.
    """
    actor.require("register.load", office.kabkota if office else None)
    source = Source(path)
    begun = _begin(actor, at, path, office, resume)
    folder = (workplace or Path(gettempdir())) / f"import-{begun.import_id}"
    # What a run left behind that died; this one begins to read anew.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    spool = Spool(folder / "rows.duckdb")
    try:
        run = Run(
            actor=actor,
            at=at,
            today=day_at(at, office.zone if office else "WIB"),
            import_id=begun.import_id,
            ids=Ids(bytes(begun.seed), begun.begun_at),
            spool=spool,
            say=say,
            kabkota=office.kabkota if office else "",
        )
        unused = take_in(run, source)
        hold_against_register(run)
        families, people = spool.judge()
        families, entered = enter_all(run, families, people, at_once)
        before, rejected = spool.counts()
        rejected += len({one[0] for one in run.late})
        refused = path.with_name(f"{path.name}.rejected.csv")
        reasons = write_refused(run, refused)
    except Refused:
        # The file itself is not as it should be, and nothing of it has come in: there is nothing to go on with.
        if not resume:
            _finish(actor, begun, at)
        raise
    finally:
        spool.close()
        shutil.rmtree(folder, ignore_errors=True)
    with acting(actor):
        _finish(actor, begun, at, rows=run.rows, rejected=rejected)
        record(
            actor=actor,
            at=at,
            action="register.import",
            subject_kind="import",
            subject_id=begun.import_id,
            kabkota=office.kabkota if office else "",
            detail={"rows": run.rows, "entered": entered, "before": before, "rejected": rejected},
        )
    return ImportReport(
        import_id=begun.import_id,
        rows=run.rows,
        entered=entered,
        before=before,
        rejected=rejected,
        families=families,
        rejected_file=str(refused),
        reasons=dict(reasons),
        unused_columns=unused,
    )


def _finish(actor: Actor, begun: Import, at: datetime, **counts: int) -> None:
    with acting(actor):
        Import.objects.filter(import_id=begun.import_id).update(finished_at=at, **counts)


def _begin(actor: Actor, at: datetime, path: Path, office: OfficeFacts | None, resume: bool) -> Import:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").digest()
    with acting(actor):
        unfinished = Import.objects.filter(digest=digest, finished_at__isnull=True).first()
        if resume:
            if unfinished is None:
                raise NothingToResume
            return unfinished
        if unfinished is not None:
            raise ImportUnfinished
        return Import.objects.create(
            import_id=new_id(),
            digest=digest,
            file_name=path.name[:255],
            office=office.code if office else "",
            seed=secrets.token_bytes(32),
            begun_at=at,
        )
