"""The daily count of the people."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.sql import rows, run, statement
from adminduk.register.models import Population, Snapshot

VILLAGES_AT_ONCE = 200
# After a longer pause everybody is counted anew: nobody may pass two ages in one step.
LONGEST_STEP = timedelta(days=300)
LOCK = 0x5EA2
Cells = Mapping[str, int]


def take_snapshot(*, actor: Actor, at: datetime, day: date) -> int:
    """Counts the people of every village and kab/kota as of `day`, with what is registered at this moment.

    Counts anew only villages that an entry changed, and adds what birthdays changed in the others. Answers
    how many villages were counted anew; the same day again, or an earlier one, counts nothing.
    """
    with acting(actor):
        actor.require("register.count", "")
        run("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        run("SET LOCAL statement_timeout = 0")
        last = Snapshot.objects.order_by("-day").first()
        if last and day <= last.day:
            return 0
        marked = rows("DELETE FROM register_changed_village RETURNING village_code")
        changed = {row["village_code"] for row in marked}
        if last is None or day - last.day > LONGEST_STEP:
            changed |= _every_village()
        regions = {kabkota for some in _in_parts(sorted(changed)) for kabkota in _count(some, day)}
        if last and day - last.day <= LONGEST_STEP:
            regions |= _have_birthdays(last.day, day, changed)
        # Who stands on no card is counted by kab/kota only, so each is summed up where that may have changed.
        _sum_up(sorted(regions | _with_people_away() | {code[:4] for code in changed}), day)
        Snapshot.objects.create(day=day, at=at, counted=len(changed))
        record(
            actor=actor,
            at=at,
            action="register.snapshot",
            subject_kind="region",
            subject_id=day.isoformat(),
            detail={"villages": len(changed)},
        )
    return len(changed)


def _count(villages: list[str], day: date) -> set[str]:
    found = rows(statement("register", "count_villages"), {"villages": villages, "day": day})
    counted = dict.fromkeys(villages, "{}") | {row["village_code"]: row["cells"] for row in found}
    return _keep(counted, day)


def _have_birthdays(last: date, day: date, besides: set[str]) -> set[str]:
    changes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(statement("register", "birthdays"), {"last": last, "day": day}):
        if row["village_code"] not in besides:
            changes[row["village_code"]][row["cell"]] = row["change"]
    regions: set[str] = set()
    for villages in _in_parts(sorted(changes)):
        known = Population.objects.filter(region_code__in=villages, until=None)
        regions |= _keep({one.region_code: _added(one.cells, changes[one.region_code]) for one in known}, day)
    return regions


def _added(cells: Cells, change: Cells) -> str:
    summed = {cell: cells.get(cell, 0) + change.get(cell, 0) for cell in cells.keys() | change.keys()}
    return json.dumps({cell: n for cell, n in summed.items() if n})


def _sum_up(regions: list[str], day: date) -> None:
    for some in _in_parts(regions, 50):
        found = rows(statement("register", "sum_kabkota"), {"regions": some})
        _keep(dict.fromkeys(some, "{}") | {row["kabkota"]: row["cells"] for row in found}, day)


def _keep(counted: Mapping[str, str], day: date) -> set[str]:
    """Keeps what is not as it was; answers the kab/kota of those regions."""
    facts = {"regions": list(counted), "cells": list(counted.values()), "day": day}
    return {row["kabkota"] for row in rows(statement("register", "keep_population"), facts)}


def _every_village() -> set[str]:
    found = rows(
        """SELECT DISTINCT village_code FROM register_family WHERE active
           UNION SELECT region_code FROM register_population WHERE until IS NULL AND length(region_code) = 10"""
    )
    return {row["village_code"] for row in found}


def _with_people_away() -> set[str]:
    found = rows(
        """SELECT DISTINCT kabkota FROM register_person WHERE residence <> 'resident'
           UNION SELECT kabkota FROM register_population
           WHERE until IS NULL AND length(region_code) = 4
             AND EXISTS (SELECT FROM jsonb_object_keys(cells) AS cell WHERE cell LIKE 'away:%%')""",
        {},
    )
    return {row["kabkota"] for row in found}


def _in_parts(codes: list[str], size: int = VILLAGES_AT_ONCE) -> Iterator[list[str]]:
    for start in range(0, len(codes), size):
        yield codes[start : start + size]
