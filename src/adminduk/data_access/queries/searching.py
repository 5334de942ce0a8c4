"""Searching the log by agreement, client, outcome, way and time, backwards from the newest.

No index stands by agreement or outcome: each would be one more thing to write for every access. Ids are made by
the clock, so an index of block ranges finds a stretch of time; the stretches grow while little is found, days
on which the counts say there is nothing are passed over, and a page that has read its share says how far it got.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from adminduk.data_access.elements import wires_of
from adminduk.data_access.models import Agreement, UsageCursor
from adminduk.data_access.policy import ZONE
from adminduk.data_access.types.outcomes import Outcome, Way
from adminduk.data_access.types.searching import AccessLine, AccessPage, AccessSearch
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.clock import day_at, zone_info
from adminduk.foundation.db.sql import rows, statement

SIZE = 50
# Lines that one page may read: about a second of work. The rest is the next page's.
SHARE = 4_000_000
FIRST = timedelta(minutes=5)
# Counting waits for the oldest running transaction; what is younger is looked at whatever the counts say.
UNCOUNTED = timedelta(hours=1)
COUNTS = """
SELECT day, sum(accesses)::bigint AS lines, coalesce(sum(accesses) FILTER (
    WHERE (%(agreement)s::integer IS NULL OR agreement_no = %(agreement)s::integer)
      AND (%(client)s::integer IS NULL OR client_no = %(client)s::integer)
      AND (%(outcome)s::smallint IS NULL OR outcome = %(outcome)s::smallint)
      AND (%(way)s::smallint IS NULL OR way = %(way)s::smallint)), 0)::bigint AS wanted
FROM data_access_usage WHERE day >= %(first)s AND day <= %(last)s GROUP BY day
"""


def search_accesses(
    *,
    actor: Actor,
    purpose: str,
    at: datetime,
    wanted: AccessSearch,
    before: UUID | None = None,
    size: int = SIZE,
) -> AccessPage:
    """A page of the log for who holds data_access.log with national sight."""
    with acting(actor):
        actor.require("data_access.log", "*")
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="data_access.log",
            subject_ids=[wanted.agreement_no or ""],
            elements=["search"],
        )
        end = min(wanted.until, _time_of(before) if before else wanted.until, at + timedelta(minutes=1))
        facts = {
            "agreement": wanted.agreement_no,
            "client": wanted.client_no,
            "outcome": wanted.outcome,
            "way": wanted.way,
            "id": wanted.access_id,
        }
        if wanted.access_id:
            moment = _time_of(wanted.access_id)
            stretches = iter([(moment, moment + timedelta(milliseconds=1), 0)])
        else:
            stretches = _stretches(wanted.since, end, facts)
        found: list[dict[str, object]] = []
        read, reached = 0, end
        for start, stop, lines in stretches:
            top = before if before and stop >= end else _first_id(stop)
            found += rows(
                statement("data_access", "search_accesses"),
                facts | {"from": _first_id(start), "to": top, "most": size + 1 - len(found)},
            )
            read, reached = read + lines, start
            if len(found) > size or read >= SHARE:
                break
        else:
            reached = wanted.since
        lines_told = _told(found[:size])
    if len(found) > size:
        return AccessPage(lines_told, lines_told[-1].access_id, lines_told[-1].at)
    # Nothing stands between the last one and where the share ended.
    more = reached > wanted.since
    return AccessPage(lines_told, _first_id(reached) if more else None, reached)


def _stretches(
    since: datetime, end: datetime, facts: dict[str, object]
) -> Iterator[tuple[datetime, datetime, int]]:
    """Stretches of time from the newest back, with how many lines each is supposed to hold."""
    zone = zone_info(ZONE)
    first, last = day_at(since, ZONE), day_at(end, ZONE)
    counts = {
        row["day"]: (row["lines"], row["wanted"])
        for row in rows(COUNTS, facts | {"first": first, "last": last})
    }
    cursor = UsageCursor.objects.filter(name="usage").first()
    counted = cursor.counted_at - UNCOUNTED if cursor else since
    width = FIRST
    while end > since:
        # The moment before, so that midnight belongs to the day that it ends.
        day = day_at(end - timedelta(microseconds=1), ZONE)
        midnight = datetime.combine(day, time.min, zone).astimezone(UTC)
        lines, wanted = counts.get(day, (0, 0))
        if not wanted and end <= counted:
            end = max(since, _before_empty_days(midnight, counts, since, zone))
            continue
        start = max(since, midnight, end - width)
        share = int(lines * (end - start) / timedelta(days=1))
        yield start, end, share
        end, width = start, min(width * 4, timedelta(days=1))


def _before_empty_days(
    midnight: datetime, counts: dict[date, tuple[int, int]], since: datetime, zone: ZoneInfo
) -> datetime:
    """The end of the newest day before `midnight` with something wanted; `since` when there is none."""
    earlier = [day for day, (_, wanted) in counts.items() if wanted and day < day_at(midnight, ZONE)]
    if not earlier:
        return since
    return datetime.combine(max(earlier) + timedelta(days=1), time.min, zone).astimezone(UTC)


def _told(found: list[dict[str, object]]) -> tuple[AccessLine, ...]:
    numbers = {row["agreement_no"] for row in found}
    names = {
        one.agreement_no: one.institution.short_name
        for one in Agreement.objects.select_related("institution").filter(agreement_no__in=numbers)
    }
    return tuple(
        AccessLine(
            access_id=row["access_id"],  # type: ignore[arg-type]
            at=row["at"],  # type: ignore[arg-type]
            agreement_no=row["agreement_no"],  # type: ignore[arg-type]
            client_no=row["client_no"],  # type: ignore[arg-type]
            institution=names.get(row["agreement_no"], ""),  # type: ignore[call-overload]
            way=Way(row["way"]),
            outcome=Outcome(row["outcome"]),
            asked=wires_of(row["asked"]),  # type: ignore[arg-type]
            agreed=wires_of(row["agreed"]),  # type: ignore[arg-type]
            given=wires_of(row["given"]),  # type: ignore[arg-type]
        )
        for row in found
    )


def _time_of(access_id: UUID) -> datetime:
    return datetime.fromtimestamp((access_id.int >> 80) / 1000, UTC)


def _first_id(moment: datetime) -> UUID:
    return UUID(int=int(moment.timestamp() * 1000) << 80)
