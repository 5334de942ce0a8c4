"""The queue of pairs that may be one person, and one pair side by side."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.db.sql import rows, statement
from adminduk.register.matching.explained import from_codes
from adminduk.register.models import Newcomer, Pair, PairStep
from adminduk.register.models import Person as PersonRow
from adminduk.register.types.likeness import Verdict
from adminduk.register.types.pairs import (
    Opinion,
    PairLine,
    PairNotFound,
    PairSide,
    PairState,
    PairStepFacts,
    PairView,
)

MAY = "register.match"
PURPOSE = "duplicates.list"
WAITING = (PairState.OPEN, PairState.PROPOSED)


def list_pairs(
    *, actor: Actor, states: tuple[PairState, ...] = WAITING, offset: int = 0, most: int = 50
) -> list[PairLine]:
    """Pairs of the actor's region in these states: proposals first, then the likeliest. The read is logged."""
    with acting(actor):
        actor.require(MAY)
        pairs = list(
            Pair.objects.filter(state__in=states).order_by("-state", "-bits", "first_id", "second_id")[
                offset : offset + most
            ]
        )
        wanted = {one for pair in pairs for one in (pair.first_id, pair.second_id)}
        names = dict(PersonRow.objects.filter(person_id__in=wanted).values_list("person_id", "name"))
        asking = Newcomer.objects.filter(newcomer_id__in={pair.newcomer_id for pair in pairs} - {None})
        names |= {one.newcomer_id: one.columns["name"] for one in asking}
        if names:
            record_read(
                actor=actor,
                purpose=PURPOSE,
                subject_kind="person",
                subject_ids=list(names),
                elements=["name"],
            )
    return [_line(pair, names) for pair in pairs]


def count_pairs(*, actor: Actor) -> dict[PairState, int]:
    """How many pairs of the region stand in each state; states without any are left out."""
    with acting(actor):
        actor.require(MAY)
        counted = rows("SELECT state, count(*) AS pairs FROM register_pair GROUP BY state")
    return {PairState(row["state"]): row["pairs"] for row in counted}


def get_pair(*, actor: Actor, purpose: str, first_id: UUID, second_id: UUID) -> PairView:
    """Both people and what speaks for and against; of somebody elsewhere the least. Logged.

    Raises `PairNotFound` also for pairs of other regions.
    """
    with acting(actor):
        actor.require(MAY)
        pair = Pair.objects.filter(first_id=first_id, second_id=second_id).first()
        if pair is None:
            raise PairNotFound
        ids = [first_id, second_id]
        found = {row["person_id"]: _inside(row) for row in rows(statement("register", "pair_sides"), [ids])}
        if found:
            record_read(
                actor=actor,
                purpose=purpose,
                subject_kind="person",
                subject_ids=list(found),
                elements=["biodata", "family", "entries"],
            )
        if pair.newcomer_id is not None:
            asking = Newcomer.objects.filter(newcomer_id=pair.newcomer_id).first()
            found |= {asking.newcomer_id: _asking(asking)} if asking else {}
        if len(found) < len(ids):
            others = rows("SELECT * FROM register_pair_other(%s, %s, %s)", [first_id, second_id, purpose])
            found |= {row["person_id"]: _outside(row) for row in others}
        steps = list(PairStep.objects.filter(first_id=first_id, second_id=second_id).order_by("at"))
    if len(found) < len(ids):
        raise PairNotFound
    return _view(pair, (found[first_id], found[second_id]), steps)


def _line(pair: Pair, names: dict[UUID, str]) -> PairLine:
    return PairLine(
        first_id=pair.first_id,
        second_id=pair.second_id,
        names=(names.get(pair.first_id, ""), names.get(pair.second_id, "")),
        regions=(pair.kabkota, pair.second_kabkota),
        probability=pair.probability,
        verdict=Verdict(pair.verdict),
        state=PairState(pair.state),
        opinion=Opinion(pair.opinion) if pair.opinion else None,
        found_at=pair.found_at,
        proposed_by=pair.proposed_by,
    )


def _inside(row: dict[str, Any]) -> PairSide:
    members = tuple((one["name"], one["relation"]) for one in _list(row.pop("members")))
    history = tuple((datetime.fromisoformat(one["at"]), one["kind"]) for one in _list(row.pop("entries")))
    return PairSide(
        **row,
        inside=True,
        has_akta=bool(row["birth_akta_number"]),
        family=members,
        history=history,
    )


def _list(value: Any) -> list[dict[str, Any]]:
    return (json.loads(value) if isinstance(value, str) else value) or []


def _asking(one: Newcomer) -> PairSide:
    """Who has no record yet, as he stood in the entry that was refused."""
    said = {**one.columns, "birth_date": date.fromisoformat(one.columns["birth_date"])}
    return PairSide(
        **said,
        person_id=one.newcomer_id,
        kabkota=one.kabkota,
        inside=True,
        nik="",
        life="living",
        residence="",
        birth_akta_number="",
        has_akta=False,
        home="",
        village="",
        family_id=None,
        family=(),
        first_entered=None,
        history=(),
        newcomer=True,
    )


def _outside(row: dict[str, Any]) -> PairSide:
    return PairSide(
        **{name: row[name] for name in row if name not in ("nik_masked",)},
        inside=False,
        nik=row["nik_masked"] or "",
        birth_akta_number="",
        home="",
        village="",
        family_id=None,
        family=(),
        history=(),
    )


def _view(pair: Pair, sides: tuple[PairSide, PairSide], steps: list[PairStep]) -> PairView:
    return PairView(
        sides=sides,
        fields=from_codes(pair.found),
        bits=pair.bits,
        probability=pair.probability,
        verdict=Verdict(pair.verdict),
        found_at=pair.found_at,
        state=PairState(pair.state),
        opinion=Opinion(pair.opinion) if pair.opinion else None,
        reason=pair.reason,
        survivor_id=pair.survivor_id,
        suggested=_suggested(sides),
        proposed_by=pair.proposed_by,
        proposed_at=pair.proposed_at,
        steps=tuple(
            PairStepFacts(one.at, one.act, Opinion(one.opinion), one.reason, one.officer_id, one.officer_name)
            for one in steps
        ),
        entry_id=pair.entry_id,
    )


def _suggested(sides: tuple[PairSide, PairSide]) -> UUID:
    """The one that has a NIK, then the one that was entered first: what others know of him stays true."""
    return min(
        sides,
        key=lambda one: (
            one.newcomer,
            not one.nik,
            one.first_entered is None,
            one.first_entered,
            one.person_id,
        ),
    ).person_id
