"""From the journal to the feeds: each change of a served person becomes an event of those who serve him."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from adminduk.data_access.feed_jobs import deliver
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import rows, run, statement
from adminduk.foundation.jobs import defer
from adminduk.foundation.journal.followers import Fact
from adminduk.register.queries import changes_of_people

# Whoever moves away is still served by those who asked about him before, wherever they are.
TELLER = system("feed", Scope.nation())
LOCK = """
SELECT agreement_no FROM data_access_subscription WHERE active AND agreement_no IN (
    SELECT agreement_no FROM data_access_served WHERE subject_id = ANY (%s))
ORDER BY agreement_no FOR UPDATE
"""
COUNT = """
UPDATE data_access_subscription AS wish SET last_seq = event.last
FROM (SELECT agreement_no, max(seq) AS last FROM data_access_event
      WHERE agreement_no = ANY (%s) GROUP BY agreement_no) AS event
WHERE wish.agreement_no = event.agreement_no AND wish.last_seq < event.last
RETURNING wish.agreement_no, wish.url <> '' AND NOT wish.stalled AS pushed
"""


def tell_changes(actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
    """Numbers are given under the lock of the subscription, which lasts to the commit: they become visible in
    their order and without gaps, whatever other chains are read at the same time."""
    changes = changes_of_people(actor=TELLER, entry_ids=[fact.entry_id for fact in facts])
    if not changes:
        return
    with acting(TELLER):
        wishes = [row["agreement_no"] for row in rows(LOCK, [[one.person_id for one in changes]])]
        if not wishes:
            return
        run(
            statement("data_access", "new_events"),
            {
                "agreements": wishes,
                "ids": [new_id() for _ in changes],
                "entries": [one.entry_id for one in changes],
                "people": [one.person_id for one in changes],
                "kinds": [one.kind.value for one in changes],
                "days": [one.effective_on for one in changes],
                "at": at,
            },
        )
        for row in rows(COUNT, [wishes]):
            if row["pushed"]:
                defer(deliver, once_as=f"feed {row['agreement_no']}", agreement_no=row["agreement_no"])
