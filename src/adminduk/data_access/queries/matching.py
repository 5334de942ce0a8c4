"""Files that are matched: how far they are, and the result as it is handed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from adminduk.data_access.elements import wires_of
from adminduk.data_access.matching.finding import matching_facts, matching_of, must_be
from adminduk.data_access.matching.results import Writer
from adminduk.data_access.matching.rights import policy_for_files
from adminduk.data_access.models import Matching, MatchingPart
from adminduk.data_access.policy import Policy
from adminduk.data_access.types.matching import MatchingFacts, MatchingState, ResultGone
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.storage import operations as storage

MAY = "data_access.match"


def get_matching(*, actor: Actor, client_no: int, matching_id: UUID) -> MatchingFacts:
    """One file of this client; `NoSuchMatching` for another one's."""
    actor.require(MAY)
    return matching_facts(matching_of(matching_id, client_no=client_no))


def list_matchings(*, actor: Actor, client_no: int, limit: int = 50) -> list[MatchingFacts]:
    """The newest files of this client first."""
    actor.require(MAY)
    found = Matching.objects.filter(client_no=client_no).order_by("-created_at")[:limit]
    return [matching_facts(one) for one in found]


def open_result(
    *, actor: Actor, at: datetime, client_no: int, matching_id: UUID
) -> tuple[Iterator[bytes], int]:
    """The result in pieces, and its bytes in all; every hand-over leaves a line in the trail.

    Refuses when the time for which it was kept is over, or when the agreement does not hold any more.
    """
    with acting(actor):
        actor.require(MAY)
        matching = matching_of(matching_id, client_no=client_no)
        must_be(matching, MatchingState.DONE)
        if matching.removed_at or (matching.kept_until and matching.kept_until <= at):
            raise ResultGone
        policy_for_files(client_no, asked=matching.asked, at=at)
        head = Writer(wires_of(matching.asked)).head()
        parts = MatchingPart.objects.filter(matching_id=matching_id).order_by("number")
        boxes = list(parts.values_list("answer_key", "answer_bytes"))
        record(
            actor=actor,
            at=at,
            action="data_access.matching.open",
            subject_kind="data_access.matching",
            subject_id=matching_id,
            detail={"client": client_no},
        )

    def content() -> Iterator[bytes]:
        yield head
        for key, _ in boxes:
            yield storage.get(key)

    return content(), len(head) + sum(size for _, size in boxes)


def find_policy_for_files(*, client_no: int, at: datetime) -> Policy:
    """What a client may do, for whoever checks its token; refuses as `policy_for_files` does."""
    return policy_for_files(client_no, at=at)
