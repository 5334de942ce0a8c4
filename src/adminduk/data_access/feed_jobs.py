"""Events on their way: a job for each subscription that has some."""

from __future__ import annotations

from adminduk.foundation.jobs import job


@job(queue="feed")
def deliver(*, agreement_no: int) -> None:
    """Hands over what waits; tried again later while the receiver does not take it."""
    # Whoever queues this job is itself needed by what it does.
    from adminduk.data_access.operations.feed import deliver_changes
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now

    deliver_changes(
        actor=system("feed", Scope.nation(), "data_access.feed"), at=now(), agreement_no=agreement_no
    )
