"""What waits for a signature, with the case behind each document, in two groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from adminduk.casework.queries import list_tray_cases
from adminduk.casework.types import TrayCase
from adminduk.documents.queries import list_tray
from adminduk.documents.types import DocumentLine, Status
from adminduk.foundation.access.types import Actor
from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region, find_staff

MOST = 500
FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Item:
    """One document of the tray. `own`: this official handled the case before, so another must sign."""

    line: DocumentLine
    case: TrayCase | None
    place: str
    checked_by: str
    own: bool
    late: bool

    @property
    def ready(self) -> bool:
        return self.line.status is Status.PREPARED

    @property
    def look_first(self) -> bool:
        return bool(self.case and self.case.attention) or self.own

    @property
    def name(self) -> str:
        return self.case.label.title() if self.case and self.case.label else self.line.label


def tray_of(actor: Actor, *, at: datetime) -> list[Item]:
    """The nearest promise first."""
    lines = list_tray(actor=actor, limit=MOST)
    cases = list_tray_cases(actor=actor, case_ids={one.case_id for one in lines if one.case_id})
    names = _names(cases.values())
    items = []
    for line in lines:
        case = cases.get(line.case_id) if line.case_id else None
        region = find_region(case.kecamatan) if case and case.kecamatan else None
        items.append(
            Item(
                line=line,
                case=case,
                place=region.name if region else "",
                checked_by=names.get(case.verified_by, "") if case and case.verified_by else "",
                own=bool(case) and actor.id in {case.verified_by, case.approved_by} if case else False,
                late=bool(case and case.due_at and case.due_at < at),
            )
        )
    return sorted(items, key=lambda one: (one.case.due_at or FAR) if one.case else FAR)


def _names(cases: Iterable[TrayCase]) -> dict[UUID, str]:
    ids = {case.verified_by for case in cases if case.verified_by}
    found = ((staff_id, find_staff(staff_id)) for staff_id in ids)
    return {staff_id: staff.name for staff_id, staff in found if staff}


def counts(items: Iterable[Item]) -> list[tuple[int, Both]]:
    """How many of each kind, the most first."""
    kinds = Counter(one.line.kind for one in items)
    return [(number, kind.title) for kind, number in kinds.most_common()]
