"""Which semesters an institution still has to report on."""

from __future__ import annotations

from datetime import date

from adminduk.data_access.models import Agreement
from adminduk.data_access.policy import ZONE
from adminduk.data_access.types.outcomes import Status
from adminduk.foundation.clock import day_at
from adminduk.regulations.data_access import semesters_over

# What was never in force is not reported on; what was ended still is.
IN_FORCE = {Status.ACTIVE, Status.SUSPENDED, Status.ENDED}


def semesters_due(agreement: Agreement, *, today: date) -> list[str]:
    if agreement.status not in IN_FORCE or agreement.approved_by is None:
        return []
    here = set(agreement.papers.filter(kind="report").values_list("period", flat=True))
    until = agreement.valid_until
    if agreement.status == Status.ENDED:
        until = min(until, day_at(agreement.changed_at, ZONE))
    over = semesters_over(agreement.valid_from, until, today)
    return [one for one in over if one not in here]
