"""The only place that reads the clock. Surfaces, jobs and commands ask here; the domain is told."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def now() -> datetime:
    """This instant, aware, in UTC."""
    return timezone.now()


def zone_info(zone: str) -> ZoneInfo:
    """`zone` is WIB, WITA or WIT."""
    return ZoneInfo(ZONES[zone])


def day_at(at: datetime, zone: str) -> date:
    """The calendar day of the instant `at` where clocks show `zone` (WIB, WITA or WIT)."""
    return at.astimezone(zone_info(zone)).date()
