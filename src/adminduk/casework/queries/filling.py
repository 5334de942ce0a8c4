from __future__ import annotations

from datetime import datetime
from uuid import UUID

from adminduk.casework.facts import Assurance
from adminduk.casework.gathering import PURPOSE, gather, service_of
from adminduk.casework.models import Case
from adminduk.casework.queries.cases import visible_case
from adminduk.casework.queries.views import view_of
from adminduk.casework.types.filling import Filling
from adminduk.casework.types.refusals import SignInFirst
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.db.sql import rows


def get_filling(
    *, actor: Actor, at: datetime, case_id: UUID, assurance: Assurance = Assurance.BOUND
) -> Filling:
    """A case with its notice, facts, papers and findings, for whoever fills it in or decides on it.
    Who holds only the PIN is asked to sign in: `SignInFirst`."""
    with acting(actor):
        case = visible_case(actor, case_id)
        if actor.kind is Kind.PUBLIC:
            raise SignInFirst
        record_read(
            actor=actor,
            purpose=PURPOSE[actor.kind],
            subject_kind="case",
            subject_ids=[case_id],
            elements=["case", "facts"],
        )
        return Filling(
            case=view_of(case),
            service=service_of(case),
            facts=gather(case, actor=actor, at=at, assurance=assurance),
            other_cases=_other_cases(case, actor),
        )


def _other_cases(case: Case, actor: Actor) -> tuple[str, ...]:
    """Perhaps the same report twice, perhaps a twin: an officer looks (no same report within three months)."""
    if actor.kind is not Kind.STAFF or case.reporter_id is None:
        return ()
    found = rows(
        "SELECT number FROM casework_open_cases_of(%s, %s, %s)",
        [case.reporter_id, case.service, case.case_id],
    )
    return tuple(row["number"] for row in found)
