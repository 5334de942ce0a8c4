"""What entries changed about people who were in the register before: kinds and days, no data. For followers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import rows
from adminduk.register.rebuild import Payload, upcast
from adminduk.register.types.abroad import MoveAbroad, ReturnFromAbroad
from adminduk.register.types.foreigners import VisitorMoved
from adminduk.register.types.moves import MoveIn, MoveWithin

MOVES = {one.kind for one in (MoveWithin, MoveIn, MoveAbroad, ReturnFromAbroad, VisitorMoved)}
ENTRIES = """
SELECT entry_id, effective_on, payload FROM register_entry WHERE entry_id = ANY (%s)
ORDER BY recorded_at, entry_id
"""


class Changed(StrEnum):
    """What is different about somebody now."""

    DEATH = "death"
    NAME = "name"
    MOVE = "move"
    MARITAL = "marital"
    CITIZENSHIP = "citizenship"
    BIRTH_FACTS = "birth_facts"
    NIK_ENDED = "nik_ended"


@dataclass(frozen=True, slots=True)
class PersonChange:
    entry_id: UUID
    person_id: UUID
    kind: Changed
    effective_on: date


def changes_of_people(*, actor: Actor, entry_ids: Sequence[UUID]) -> list[PersonChange]:
    """Of these entries in the actor's sight, oldest first; newcomers are left out: nobody knew them before."""
    with acting(actor):
        found = rows(ENTRIES, [list(entry_ids)])
    return [
        PersonChange(row["entry_id"], person_id, kind, row["effective_on"])
        for row in found
        for person_id, kind in _changes(upcast(json.loads(bytes(row["payload"]))))
    ]


def _changes(payload: Payload) -> Iterator[tuple[UUID, Changed]]:
    changes = payload["changes"]
    moved: dict[str, None] = {}
    if payload["kind"] in MOVES:
        moved = dict.fromkeys(one["person_id"] for one in changes.get("membership", ()))
    for one in changes.get("person", ()):
        if one["revision"] == 1:
            moved.pop(one["person_id"], None)
            continue
        if payload["kind"] in MOVES and ("kabkota" in one or "residence" in one):
            moved[one["person_id"]] = None
        for kind in _of_person(one):
            yield UUID(one["person_id"]), kind
    for person_id in moved:
        yield UUID(person_id), Changed.MOVE


def _of_person(one: dict[str, object]) -> Iterator[Changed]:
    if one.get("life") == "dead":
        yield Changed.DEATH
    if one.get("life") in ("merged", "void"):
        yield Changed.NIK_ENDED
    if "name" in one:
        yield Changed.NAME
    if "marital_status" in one:
        yield Changed.MARITAL
    if "citizenship" in one:
        yield Changed.CITIZENSHIP
    if one.keys() & {"birth_date", "birth_place", "sex"}:
        yield Changed.BIRTH_FACTS
