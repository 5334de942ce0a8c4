"""The change list between two lists of voters, written to a file."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import datetime
from pathlib import Path

from adminduk.data_access.dp4.changes import HEADER, compare, count
from adminduk.data_access.dp4.columns import columns_of
from adminduk.data_access.models import Dp4Release
from adminduk.data_access.types.dp4 import (
    NoSuchRelease,
    NotComparable,
    NotReleased,
    ReleaseStatus,
    VoterChanges,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.db.sql import run


def write_voter_changes(
    *, actor: Actor, at: datetime, purpose: str, older: int, newer: int, path: Path
) -> VoterChanges:
    """Writes who is new, gone (and why), moved or changed from list number `older` to `newer`, as CSV.

    Both must have been released under one agreement and for one region: then nothing is told that was not
    given before. Raises `NoSuchRelease`, `NotReleased`, `NotComparable`. An unfinished file is removed.
    """
    actor.require("voters.make", "")
    unfinished = path.with_name(f"{path.name}.part")
    kinds: Counter[str] = Counter()
    try:
        unfinished.touch(0o600)
        unfinished.chmod(0o600)
        with acting(actor), unfinished.open("w", encoding="utf-8", newline="") as file:
            run("SET LOCAL statement_timeout = 0")
            before, after = _released(older), _released(newer)
            if (before.agreement_no, before.region) != (after.agreement_no, after.region):
                raise NotComparable
            record_read(
                actor=actor,
                at=at,
                purpose=purpose,
                subject_kind="dp4",
                subject_ids=[older, newer, "changes"],
                elements=columns_of(after.fields),
            )
            writer = csv.writer(file, delimiter=";", lineterminator="\n")
            writer.writerow([*HEADER, *columns_of(after.fields)])
            for kind, fields in compare(before, after):
                writer.writerow(fields)
                kinds[kind] += 1
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return VoterChanges(*count(kinds))


def _released(number: int) -> Dp4Release:
    found = Dp4Release.objects.filter(release_no=number).first()
    if found is None:
        raise NoSuchRelease
    if found.status != ReleaseStatus.RELEASED:
        raise NotReleased
    return found
