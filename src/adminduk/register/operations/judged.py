"""What the look before a NIK leaves in the workbench: who was told apart, and whom two officers must judge."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import run
from adminduk.register.matching.explained import as_codes
from adminduk.register.models import PairStep
from adminduk.register.states import PersonState
from adminduk.register.types.likeness import LikePerson
from adminduk.register.types.newcomers import LikelyKnown, Newcomer
from adminduk.register.types.pairs import Opinion

ASK = """
INSERT INTO register_newcomer (newcomer_id, kabkota, columns, asked_at, asked_by)
VALUES (%s, %s, %s::jsonb, %s, %s) ON CONFLICT DO NOTHING
"""
PAIR = """
INSERT INTO register_pair
    (first_id, second_id, kabkota, second_kabkota, bits, probability, verdict, found, found_at, state, opinion,
     reason, newcomer_id, decided_at)
VALUES (%(first)s, %(second)s, %(kabkota)s, %(second_kabkota)s, %(bits)s, %(probability)s, %(verdict)s, %(found)s,
        %(at)s, %(state)s, %(opinion)s, %(reason)s, %(newcomer)s, %(decided)s)
ON CONFLICT (first_id, second_id) DO UPDATE SET
    state = excluded.state, opinion = excluded.opinion, reason = excluded.reason, decided_at = excluded.decided_at
WHERE register_pair.state IN ('open', 'unsure') AND excluded.state <> 'open'
"""


def bring_to_workbench(*, actor: Actor, at: datetime, refusal: LikelyKnown) -> None:
    """Leaves the pairs of a refused entry for two officers. Asked twice it changes nothing.

    `enter` does so by itself; whoever enters inside a larger act, which the refusal ends, does it after that.
    """
    newcomer = refusal.newcomer
    with acting(actor):
        actor.require("register.enter", newcomer.kabkota)
        if not newcomer.recorded:
            said = json.dumps(newcomer.columns, default=str)
            run(ASK, [newcomer.newcomer_id, newcomer.kabkota, said, at, actor.id])
        for one in refusal.found:
            _pair(newcomer, one, at)
        record(
            actor=actor,
            at=at,
            action="register.pair.asked",
            subject_kind="person",
            subject_id=newcomer.newcomer_id,
            kabkota=newcomer.kabkota,
            detail={"others": [str(one.person_id) for one in refusal.found]},
        )


def remember_different(
    actor: Actor, at: datetime, person: PersonState, other: LikePerson, reason: str
) -> None:
    """What an officer said when he entered somebody: decided, and kept with who said it. Inside his act."""
    mine = Newcomer(person.person_id, person.kabkota, recorded=True, columns={})
    first, second = _pair(mine, other, at, state="different", reason=reason)
    PairStep.objects.create(
        first_id=first,
        step_id=new_id(),
        second_id=second,
        kabkota=mine.kabkota,
        second_kabkota=mine.kabkota,
        at=at,
        act="entered",
        opinion=Opinion.DIFFERENT,
        reason=reason,
        survivor_id=None,
        officer_id=actor.id or UUID(int=0),
        officer_name=actor.name,
    )


def _pair(
    mine: Newcomer, other: LikePerson, at: datetime, *, state: str = "open", reason: str = ""
) -> tuple[UUID, UUID]:
    first, second = sorted((mine.newcomer_id, other.person_id))
    # Of somebody without a record only the asking office knows: the pair is on its desk alone.
    places = (mine.kabkota, other.kabkota) if mine.recorded else (mine.kabkota, mine.kabkota)
    run(
        PAIR,
        {
            "first": first,
            "second": second,
            "kabkota": places[0] if first == mine.newcomer_id else places[1],
            "second_kabkota": places[1] if first == mine.newcomer_id else places[0],
            "bits": other.likeness.bits,
            "probability": other.likeness.probability,
            "verdict": str(other.likeness.verdict),
            "found": as_codes(other.likeness.fields),
            "at": at,
            "state": state,
            "opinion": "" if state == "open" else str(Opinion.DIFFERENT),
            "reason": reason,
            "newcomer": None if mine.recorded else mine.newcomer_id,
            "decided": None if state == "open" else at,
        },
    )
    return first, second
