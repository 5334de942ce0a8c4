"""What an institution does with a file: sends it, accepts what it costs, calls it off."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Sum

from adminduk.data_access.matching.calling import check_address
from adminduk.data_access.matching.finding import matching_facts, matching_of, must_be
from adminduk.data_access.matching.pieces import MOST_PIECES, PIECE_BYTES
from adminduk.data_access.matching.pricing import price_of
from adminduk.data_access.matching.rights import policy_for_files
from adminduk.data_access.models import Agreement, Matching, MatchingPiece
from adminduk.data_access.policy import ZONE
from adminduk.data_access.trail import record_about
from adminduk.data_access.types.matching import (
    AnotherPrice,
    BadPiece,
    DayQuotaTooSmall,
    FileIncomplete,
    MatchingFacts,
    MatchingState,
)
from adminduk.data_access.types.questions import LOWEST_THRESHOLD, USUAL_THRESHOLD
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at, zone_info
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.jobs.queue import defer_each
from adminduk.foundation.storage import operations as storage

MAY = "data_access.match"
# Behind everything that somebody waits for.
LAST = -10


def begin_matching(
    *,
    actor: Actor,
    at: datetime,
    client_no: int,
    name: str,
    threshold: int = USUAL_THRESHOLD,
    callback: str = "",
) -> MatchingFacts:
    """A file that is about to be sent. `callback` is told when it is over (https, a public address)."""
    if callback:
        check_address(callback)
    with acting(actor):
        actor.require(MAY)
        policy = policy_for_files(client_no, at=at)
        matching = Matching.objects.create(
            matching_id=new_id(),
            agreement_no=policy.agreement_no,
            client_no=client_no,
            state=MatchingState.RECEIVING,
            name=" ".join(name.split())[:120],
            threshold=min(100, max(LOWEST_THRESHOLD, threshold)),
            told=callback,
            created_at=at,
        )
        leave_trail(matching, actor, at, "begin")
        return matching_facts(matching)


def add_piece(
    *, actor: Actor, at: datetime, client_no: int, matching_id: UUID, number: int, content: bytes
) -> None:
    """One piece, from 1 on, in any order; sent again it replaces what was there."""
    if not 1 <= len(content) <= PIECE_BYTES or not 1 <= number <= MOST_PIECES:
        raise BadPiece(megabytes=PIECE_BYTES // 1024 // 1024, most=MOST_PIECES)
    with acting(actor):
        actor.require(MAY)
        must_be(matching_of(matching_id, client_no=client_no), MatchingState.RECEIVING)
    kept = storage.put(content, kind="matching")
    with acting(actor):
        matching = matching_of(matching_id, client_no=client_no, lock=True)
        must_be(matching, MatchingState.RECEIVING)
        before = MatchingPiece.objects.filter(matching_id=matching_id, number=number)
        gone = [one.storage_key for one in before]
        before.delete()
        MatchingPiece.objects.create(
            matching_id=matching_id,
            number=number,
            storage_key=kept.key,
            sha256=kept.sha256,
            bytes=kept.size,
        )
    for key in gone:
        storage.remove(key)


def finish_file(
    *, actor: Actor, at: datetime, client_no: int, matching_id: UUID, size: int, sha256: str
) -> MatchingFacts:
    """Every piece is here: the file is counted next. The hash is checked when it is read."""
    with acting(actor):
        actor.require(MAY)
        matching = matching_of(matching_id, client_no=client_no, lock=True)
        if matching.state == MatchingState.COUNTING:
            return matching_facts(matching)
        must_be(matching, MatchingState.RECEIVING)
        pieces = list(MatchingPiece.objects.filter(matching_id=matching_id).order_by("number"))
        whole = [one.number for one in pieces] == list(range(1, len(pieces) + 1))
        if not pieces or not whole or sum(one.bytes for one in pieces) != size or len(sha256) != 64:
            raise FileIncomplete
        matching.state, matching.bytes, matching.sha256 = MatchingState.COUNTING, size, sha256.lower()
        matching.save(update_fields=["state", "bytes", "sha256"])
        put_in_line("count_file", matching_id)
        return matching_facts(matching)


def accept_matching(
    *, actor: Actor, at: datetime, client_no: int, matching_id: UUID, rupiah: int
) -> MatchingFacts:
    """The institution takes the price of today, `rupiah`; it is charged when the result is there."""
    with acting(actor):
        actor.require(MAY)
        matching = matching_of(matching_id, client_no=client_no, lock=True)
        if matching.state == MatchingState.RUNNING:
            return matching_facts(matching)
        must_be(matching, MatchingState.ESTIMATED)
        policy = policy_for_files(client_no, asked=matching.asked, at=at)
        # Two files of one agreement take their turn at the day's quota.
        agreement = Agreement.objects.select_for_update().get(agreement_no=policy.agreement_no)
        matching.charge_kind, matching.rupiah = price_of(matching, agreement.tariff, at)
        if matching.rupiah != rupiah:
            raise AnotherPrice(rupiah=matching.rupiah)
        left = policy.per_day - _accepted_today(policy.agreement_no, at)
        if matching.rows - matching.refused > left:
            raise DayQuotaTooSmall(left=max(0, left))
        matching.state, matching.accepted_at = MatchingState.RUNNING, at
        matching.save(update_fields=["state", "accepted_at", "charge_kind", "rupiah"])
        leave_trail(matching, actor, at, "accept")
        put_in_line("match_file", matching_id)
        return matching_facts(matching)


def cancel_matching(*, actor: Actor, at: datetime, client_no: int, matching_id: UUID) -> MatchingFacts:
    """Nothing more is asked, nothing is handed over, nothing is charged. What was asked stays in the log."""
    with acting(actor):
        actor.require(MAY)
        matching = matching_of(matching_id, client_no=client_no, lock=True)
        if matching.state == MatchingState.CANCELLED:
            return matching_facts(matching)
        must_be(
            matching,
            MatchingState.RECEIVING,
            MatchingState.COUNTING,
            MatchingState.ESTIMATED,
            MatchingState.RUNNING,
        )
        matching.state, matching.ended_at, matching.kept_until = MatchingState.CANCELLED, at, at
        matching.save(update_fields=["state", "ended_at", "kept_until"])
        leave_trail(matching, actor, at, "cancel")
        return matching_facts(matching)


def _accepted_today(agreement_no: int, at: datetime) -> int:
    midnight = datetime.combine(day_at(at, ZONE), datetime.min.time(), zone_info(ZONE))
    # What was called off half-way has been asked, too.
    today = Matching.objects.filter(agreement_no=agreement_no, accepted_at__gte=midnight)
    sums = today.aggregate(rows=Sum("rows"), refused=Sum("refused"))
    return (sums["rows"] or 0) - (sums["refused"] or 0)


def leave_trail(matching: Matching, actor: Actor, at: datetime, action: str) -> None:
    detail = {"agreement": matching.agreement_no, "client": matching.client_no, "rows": matching.rows}
    record_about("matching", matching.matching_id, actor=actor, at=at, action=action, detail=detail)


def put_in_line(name: str, matching_id: UUID) -> None:
    from adminduk.data_access import jobs

    defer_each(getattr(jobs, name), [{"matching_id": matching_id}], priority=LAST)
