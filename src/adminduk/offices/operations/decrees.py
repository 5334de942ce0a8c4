"""Regions change by law: a kab/kota is split or renamed, a kecamatan or a village goes to another one.

Old codes stay known with the day on which they ended; they live on in numbers. Reference data, written by
the owner's connection only.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connections, transaction

from adminduk.offices.models import Region
from adminduk.offices.operations.regions import LEVELS, zone_of
from adminduk.offices.queries.regions import forget_regions
from adminduk.offices.types import NoSuchRegion, RegionChange

LENGTHS = {2: 1, 4: 2, 6: 3, 10: 4}
ABOVE = {2: 0, 4: 2, 6: 4, 10: 6}


def change_regions(*, since: date, changes: Iterable[RegionChange], using: str = "owner") -> int:
    """Enters the regions of a decree, valid from `since`; answers how many rows are new.

    What a change leaves open (name, kind, postal code) stays as in the region that it `was`. Raises
    `NoSuchRegion` for a `was` that never was, for a new region without name, and for one whose parent is not
    known. The same decree again changes nothing.
    """
    made = 0
    with transaction.atomic(using=using):
        rows = Region.objects.using(using)
        for change in sorted(changes, key=lambda one: len(one.code)):
            if rows.filter(code=change.code, valid_from=since).exists():
                continue
            _check(change, using)
            before = rows.filter(code=change.was).order_by("valid_from").last() if change.was else None
            # The code itself may have been another region's until that day.
            rows.filter(code__in=[change.code, change.was or change.code], valid_to__isnull=True).update(
                valid_to=since
            )
            rows.create(
                code=change.code,
                name=change.name or before.name,
                level=LEVELS[LENGTHS[len(change.code)]],
                kind=change.kind or (before.kind if before else ""),
                parent_code=change.code[: ABOVE[len(change.code)]],
                postal_code=change.postal_code or (before.postal_code if before else ""),
                zone=zone_of(change.code),
                valid_from=since,
            )
            made += 1
    connections[using].close()
    forget_regions()
    return made


def _check(change: RegionChange, using: str) -> None:
    rows = Region.objects.using(using)
    if len(change.code) not in LENGTHS or not change.code.isdigit():
        raise NoSuchRegion(code=change.code)
    if change.was and not rows.filter(code=change.was).exists():
        raise NoSuchRegion(code=change.was)
    if not change.was and not change.name:
        raise NoSuchRegion(code=change.code)
    parent = change.code[: ABOVE[len(change.code)]]
    if parent and not rows.filter(code=parent, valid_to__isnull=True).exists():
        raise NoSuchRegion(code=parent)
