"""The lines of both logs about one person, in words that he knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from adminduk.data_access.elements import ELEMENTS
from adminduk.data_access.models import Agreement, Objection
from adminduk.data_access.policy import ZONE
from adminduk.data_access.types.glances import (
    ElementLooked,
    Glance,
    GlanceFilter,
    Looker,
    Records,
    Result,
)
from adminduk.data_access.types.outcomes import Outcome, Way
from adminduk.documents.queries import list_of_person
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.audit.queries import looks_at, looks_by_ids
from adminduk.foundation.audit.types import LookFacts
from adminduk.foundation.clock import zone_info
from adminduk.foundation.db.sql import rows, statement
from adminduk.offices.queries import find_office_of, staff_by_ids
from adminduk.register.queries import records_of

# What is kept of a person lies in several regions; only ids are read with this sight.
FINDER = system("own record", Scope.nation())
FOREVER = datetime(9000, 1, 1, tzinfo=UTC)


def records(person_id: UUID, cases: Iterable[UUID] = ()) -> Records:
    """All that is kept of him: entries, documents, cards while he stood on them, and his own cases."""
    kept = records_of(actor=FINDER, person_id=person_id)
    papers = list_of_person(actor=FINDER, person_id=person_id)
    zone = zone_info(ZONE)
    spans: dict[UUID, tuple[datetime, datetime]] = {}
    for family_id, since, until in kept.families:
        begin = datetime.combine(since, time.min, zone)
        # Who leaves a card in the morning may be looked at for leaving it until midnight.
        end = datetime.combine(until + timedelta(days=1), time.min, zone) if until else FOREVER
        known = spans.get(family_id)
        spans[family_id] = (min(begin, known[0]), max(end, known[1])) if known else (begin, end)
    others = (*kept.entries, *(one.document_id for one in papers), *cases)
    return Records(person_id, others, spans)


def institutions_glances(
    person_id: UUID, wanted: GlanceFilter, before: UUID | None, most: int, access_id: UUID | None = None
) -> list[Glance]:
    """Within the act of who may see him."""
    if Looker.INSTITUTION not in wanted.lookers:
        return []
    chosen = None
    if wanted.institution:
        chosen = list(
            Agreement.objects.filter(institution_id=wanted.institution).values_list("agreement_no", flat=True)
        )
    found = rows(
        statement("data_access", "glances"),
        {
            "person": person_id,
            "since": wanted.since,
            "until": wanted.until,
            "before": before,
            "id": access_id,
            "agreements": chosen,
            "most": most,
        },
    )
    numbers = {one["agreement_no"] for one in found}
    agreements = {
        one.agreement_no: one
        for one in Agreement.objects.select_related("institution").filter(agreement_no__in=numbers)
    }
    return [_of_institution(row, agreements[row["agreement_no"]]) for row in found]


def others_glances(
    kept: Records,
    wanted: GlanceFilter,
    before: UUID | None,
    most: int,
    actor: Actor,
    look_id: UUID | None = None,
) -> list[Glance]:
    kinds = [one.value for one in wanted.lookers if one is not Looker.INSTITUTION]
    if not kinds or wanted.institution:
        return []
    found = looks_at(
        subjects=[str(one) for one in (kept.person_id, *kept.others)],
        spans={str(one): span for one, span in kept.families.items()},
        since=wanted.since,
        until=wanted.until,
        kinds=kinds,
        own_account=actor.account_id,
        before=before,
        look_id=look_id,
        most=most,
    )
    return _of_others(found)


def _of_institution(row: dict[str, Any], agreement: Agreement) -> Glance:
    return Glance(
        id=row["access_id"],
        at=row["at"],
        looker=Looker.INSTITUTION,
        who=agreement.institution.name,
        purpose=agreement.purpose,
        use=agreement.purpose_text,
        basis=agreement.legal_basis,
        pks=agreement.pks_number,
        way=Way(row["way"]),
        outcome=Outcome(row["outcome"]),
        elements=_elements(row["asked"], row["agreed"], row["given"], row["outcome"]),
        agreement_id=agreement.agreement_id,
    )


def _elements(asked: int, agreed: int, given: int, outcome: int) -> tuple[ElementLooked, ...]:
    """Nothing was compared where nobody was found, or nobody who may be asked about."""
    if outcome != Outcome.FOUND:
        return ()
    return tuple(
        ElementLooked(
            one.label,
            Result.GIVEN if given & one.bit else Result.AGREED if agreed & one.bit else Result.DIFFERED,
        )
        for one in ELEMENTS
        if (asked | given) & one.bit
    )


def _of_others(found: Sequence[LookFacts]) -> list[Glance]:
    staff = staff_by_ids(
        staff_ids={one.actor_id for one in found if one.actor_kind == Looker.STAFF and one.actor_id}
    )
    glances = []
    for one in found:
        member = staff.get(one.actor_id) if one.actor_id and one.actor_kind == Looker.STAFF else None
        office = member.office if member else find_office_of(one.kabkota) if one.kabkota else None
        glances.append(
            Glance(
                id=one.id,  # type: ignore[arg-type]
                at=one.at,
                looker=Looker(one.actor_kind),
                who=office.name if office else "",
                role=member.role.title if member else None,
                purpose=one.purpose,
                parts=one.elements,
                about=one.subject_kind,
            )
        )
    return glances


def looks_by_id(ids: Sequence[UUID]) -> list[Glance]:
    """Lines of the trail of looks by their ids, for objections that were made about them."""
    return _of_others(looks_by_ids(ids)) if ids else []


def with_objections(glances: Sequence[Glance], person_id: UUID) -> dict[UUID, str]:
    """Numbers of objections that the asker made, by the look they are about."""
    ids = [one.id for one in glances]
    return dict(
        Objection.objects.filter(look_id__in=ids, person_id=person_id).values_list("look_id", "number")
    )
