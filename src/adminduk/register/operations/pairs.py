"""Two officers decide whether two records are one person. What they said is kept; nothing is rewritten."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.ids import new_id
from adminduk.register.entering import enter
from adminduk.register.models import Pair, PairStep
from adminduk.register.types.event import Entered
from adminduk.register.types.identity import PersonsMerged
from adminduk.register.types.pairs import (
    AnotherOfficerNeeded,
    MergedElsewhere,
    NothingProposed,
    Opinion,
    PairDecided,
    PairNotFound,
    PairReasonNeeded,
    PairState,
    SurvivorNeeded,
)

MAY = "register.match"
SHORTEST_REASON = 10
# What can still be said something about: an unsure pair waits for somebody who knows more.
UNDECIDED = (PairState.OPEN, PairState.UNSURE)


def propose_on_pair(
    *,
    actor: Actor,
    at: datetime,
    first_id: UUID,
    second_id: UUID,
    opinion: Opinion,
    reason: str,
    survivor_id: UUID | None = None,
) -> None:
    """The first officer's opinion: same (with the record that goes on), different, or unsure.

    `reason` says why, without NIK or other numbers of people. Raises `PairNotFound`, `PairDecided`,
    `PairReasonNeeded` and `SurvivorNeeded`.
    """
    with acting(actor):
        pair = _held(actor, first_id, second_id)
        if pair.state not in UNDECIDED:
            raise PairDecided
        reason = _said(reason)
        if opinion is not Opinion.SAME:
            survivor_id = None
        elif pair.newcomer_id is not None:
            # Only one of the two is in the register: it goes on, and nothing is merged.
            survivor_id = second_id if pair.newcomer_id == first_id else first_id
        elif survivor_id not in (first_id, second_id):
            raise SurvivorNeeded
        _step(actor, at, pair, "proposed", opinion, reason, survivor_id)
        _update(
            pair,
            state=PairState.PROPOSED,
            opinion=opinion,
            reason=reason,
            survivor_id=survivor_id,
            proposed_by=actor.id,
            proposed_at=at,
        )


def confirm_pair(
    *, actor: Actor, at: datetime, today: date, first_id: UUID, second_id: UUID, new_head: UUID | None = None
) -> Entered | None:
    """The second, other officer agrees: one person is merged by an entry, two are remembered as two.

    `today` is the office's calendar day. For one person the actor also needs "register.enter" and the closed
    record must be of his region (`MergedElsewhere`); answers the entry then. `new_head` as in
    `PersonsMerged`. Of a newcomer nothing is entered: he has a record already, or may get one now. Raises
    `PairNotFound`, `NothingProposed`, `AnotherOfficerNeeded`, and what the merge raises.
    """
    with acting(actor):
        pair = _held(actor, first_id, second_id)
        _proposed(pair, actor)
        opinion = Opinion(pair.opinion)
        merges = opinion is Opinion.SAME and pair.newcomer_id is None
        entered = _merge(actor, at, today, pair, new_head) if merges else None
        _step(actor, at, pair, "confirmed", opinion, "", pair.survivor_id)
        _update(pair, state=PairState(opinion), decided_at=at, entry_id=entered.entry_id if entered else None)
        return entered


def disagree_on_pair(*, actor: Actor, at: datetime, first_id: UUID, second_id: UUID, reason: str) -> None:
    """The second officer sees it otherwise: the pair is open again, and both opinions stay readable."""
    with acting(actor):
        pair = _held(actor, first_id, second_id)
        _proposed(pair, actor)
        _step(actor, at, pair, "disagreed", Opinion(pair.opinion), _said(reason), None)
        _update(
            pair,
            state=PairState.OPEN,
            opinion="",
            reason="",
            survivor_id=None,
            proposed_by=None,
            proposed_at=None,
        )


def _held(actor: Actor, first_id: UUID, second_id: UUID) -> Pair:
    actor.require(MAY)
    pair = Pair.objects.select_for_update().filter(first_id=first_id, second_id=second_id).first()
    if pair is None:
        raise PairNotFound
    return pair


def _proposed(pair: Pair, actor: Actor) -> None:
    if pair.state != PairState.PROPOSED:
        raise NothingProposed if pair.state in UNDECIDED else PairDecided
    if pair.proposed_by == actor.id:
        raise AnotherOfficerNeeded


def _merge(actor: Actor, at: datetime, today: date, pair: Pair, new_head: UUID | None) -> Entered:
    merged, kabkota = pair.first_id, pair.kabkota
    if pair.survivor_id == pair.first_id:
        merged, kabkota = pair.second_id, pair.second_kabkota
    if not actor.scope.covers(kabkota):
        raise MergedElsewhere(place=kabkota)
    assert pair.survivor_id is not None and pair.proposed_by is not None and actor.id is not None
    event = PersonsMerged(
        kabkota=kabkota,
        office_id=actor.office_id or 0,
        registered_on=today,
        effective_on=today,
        legal_basis=("UU 24/2013 art. 13",),
        survivor=pair.survivor_id,
        merged=merged,
        decided_by=(pair.proposed_by, actor.id),
        reason=pair.reason,
        new_head=new_head,
    )
    return enter(actor=actor, at=at, key=None, event=event)


def _said(reason: str) -> str:
    words = " ".join(reason.split())
    if len(words) < SHORTEST_REASON:
        raise PairReasonNeeded
    return words[:500]


def _update(pair: Pair, **columns: object) -> None:
    Pair.objects.filter(first_id=pair.first_id, second_id=pair.second_id).update(**columns)


def _step(
    actor: Actor,
    at: datetime,
    pair: Pair,
    act: str,
    opinion: Opinion,
    reason: str,
    survivor_id: UUID | None,
) -> None:
    PairStep.objects.create(
        first_id=pair.first_id,
        step_id=new_id(),
        second_id=pair.second_id,
        kabkota=pair.kabkota,
        second_kabkota=pair.second_kabkota,
        at=at,
        act=act,
        opinion=opinion,
        reason=reason,
        survivor_id=survivor_id,
        officer_id=actor.id,
        officer_name=actor.name,
    )
    mine = pair.kabkota if actor.scope.covers(pair.kabkota) else pair.second_kabkota
    record(
        actor=actor,
        at=at,
        action=f"register.pair.{act}",
        subject_kind="person",
        subject_id=pair.first_id,
        kabkota=mine,
        detail={"other": str(pair.second_id), "opinion": str(opinion)},
    )
