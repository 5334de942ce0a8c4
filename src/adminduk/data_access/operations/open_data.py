"""Publishing statistics: the first count of a month, once and for good."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from adminduk.data_access.models import OpenCount, OpenDay
from adminduk.data_access.open_data.protecting import protect
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.sql import run
from adminduk.register.queries import list_counted_kabkota, list_days_counted, list_village_counts
from adminduk.regulations.law import Law

READER = system("open data", Scope.nation(), "reports.view")
LOCK = 0x0DA7A
ROWS_AT_ONCE = 500


def publish_statistics(*, actor: Actor, at: datetime, until: date) -> list[date]:
    """Publishes the first count of every month until `until` that is not published yet; answers those days.

    A day is published whole or not at all, and only once, by one process at a time.
    """
    actor.require("open_data.publish", "")
    firsts: dict[tuple[int, int], date] = {}
    for day in list_days_counted(actor=READER):
        if day <= until:
            firsts.setdefault((day.year, day.month), day)
    return [day for day in sorted(firsts.values()) if _publish(actor, at, day)]


def _publish(actor: Actor, at: datetime, day: date) -> bool:
    base = Law(on=day, region="").open_data.protected_below
    with acting(actor):
        run("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        run("SET LOCAL statement_timeout = 0")
        if OpenDay.objects.filter(day=day).exists():
            return False
        above: dict[str, Counter[str]] = {"": Counter()}
        regions = 0
        for kabkota in list_counted_kabkota(actor=READER, on=day):
            regions += _publish_kabkota(kabkota, day, base, above)
        regions += _keep(day, above)
        OpenDay.objects.create(day=day, at=at, base=base, regions=regions)
        record(
            actor=actor,
            at=at,
            action="open_data.publish",
            subject_kind="day",
            subject_id=day.isoformat(),
            detail={"regions": regions, "base": base},
        )
    return True


def _publish_kabkota(kabkota: str, day: date, base: int, above: dict[str, Counter[str]]) -> int:
    """Villages, kecamatan and the kab/kota; adds them to what lies above."""
    found: dict[str, Counter[str]] = {kabkota: Counter()}
    for village in list_village_counts(actor=READER, kabkota=kabkota, on=day):
        shown = protect(village.cells, region=village.region, base=base)
        found[village.region] = Counter(shown)
        for code in (village.region[:6], kabkota):
            found.setdefault(code, Counter()).update(shown)
    for code in ("", kabkota[:2]):
        above.setdefault(code, Counter()).update(found[kabkota])
    return _keep(day, found)


def _keep(day: date, found: dict[str, Counter[str]]) -> int:
    OpenCount.objects.bulk_create(
        (OpenCount(day=day, region_code=code, cells=dict(cells)) for code, cells in found.items()),
        batch_size=ROWS_AT_ONCE,
    )
    return len(found)
