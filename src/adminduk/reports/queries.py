"""Questions over the views that other rooms publish; counted when asked, so true at that second."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.clock import ZONES, day_at
from adminduk.foundation.db.sql import first, rows, statement
from adminduk.offices.queries import find_region, find_staff
from adminduk.reports.population import population
from adminduk.reports.types import BirthsDashboard, Day, Kecamatan, Waiting

__all__ = ["births_dashboard", "population", "public_figures"]

SIGNER, APPLICANT, NOBODY = "Kepala Dinas", "Pelapor", "Belum dibagikan"


def births_dashboard(*, actor: Actor, at: datetime, region: str, days: int = 14) -> BirthsDashboard:
    """Births of `region` (a code) over the last `days` days, today included."""
    place = find_region(region)
    zone = place.zone if place else "WIB"
    last = day_at(at, zone)
    asked = {
        "region": region,
        "zone": ZONES[zone],
        "first": last - timedelta(days=days - 1),
        "last": last,
        "at": at,
    }
    with acting(actor):
        actor.require("reports.view", region)
        speed = first(statement("reports", "births_speed"), asked) or {}
        return BirthsDashboard(
            at=at,
            first=asked["first"],
            last=last,
            days=tuple(Day(**row) for row in rows(statement("reports", "births_days"), asked)),
            kecamatan=tuple(_kecamatan(row) for row in rows(statement("reports", "births_kecamatan"), asked)),
            waiting=tuple(_waiting(row) for row in rows(statement("reports", "births_waiting"), asked)),
            signed=speed.get("done") or 0,
            median_hours=_number(speed.get("median_hours")),
            same_day_share=_number(speed.get("same_day")),
            in_time_share=_number(speed.get("in_time")),
        )


def public_figures(*, region: str, at: datetime) -> dict[str, Any]:
    """The office's figures of the day that anybody may see, without a name: counts only."""
    board = births_dashboard(
        actor=system("public figures", Scope.of(region), "reports.view"), at=at, region=region, days=2
    )
    yesterday = board.days[-2]
    return {
        "reported_today": board.today.reported,
        "signed_today": board.today.signed,
        "late": board.late_cases,
        "same_day_yesterday": yesterday.same_day / yesterday.signed if yesterday.signed else None,
    }


def _kecamatan(row: dict[str, Any]) -> Kecamatan:
    region = find_region(row["kecamatan"])
    return Kecamatan(
        code=row["kecamatan"],
        name=region.name if region else "",
        reported=row["reported"],
        signed=row["signed"],
        waiting=row["waiting"],
        late=row["late"],
        median_hours=_number(row["median_hours"]),
    )


def _waiting(row: dict[str, Any]) -> Waiting:
    staff = find_staff(row["assigned_to"]) if row["assigned_to"] else None
    holder = {"registered": SIGNER, "returned": APPLICANT}.get(row["status"], NOBODY)
    named = staff.name if staff and row["status"] not in {"registered", "returned"} else holder
    return Waiting(
        status=row["status"],
        officer_id=row["assigned_to"],
        officer=named,
        cases=row["cases"],
        late=row["late"],
        nearest_promise=row["nearest_promise"],
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
