"""The follower: which villages an entry changed, and what was registered there."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.db.sql import rows, run
from adminduk.foundation.journal.followers import Fact
from adminduk.register.rebuild import Payload, upcast

# A marriage, a death or a move reaches people of other regions, so the mark does too.
COUNTER = system("population", Scope.nation())

# A decree that splits a region changes where people belong, and nobody moves.
MOVES_IN = {"move_in", "visitor_moved"}

VILLAGES = """
SELECT family_id::text AS id, village_code FROM register_family WHERE family_id = ANY (%(families)s::uuid[])
UNION ALL
SELECT place.person_id::text, family.village_code
FROM register_membership AS place JOIN register_family AS family ON family.family_id = place.family_id
WHERE place.person_id = ANY (%(people)s::uuid[]) AND upper_inf(place.during)
"""

FORMER = """
SELECT step.subject_id::text AS id, entry.payload
FROM register_revision AS step JOIN register_entry AS entry ON entry.entry_id = step.entry_id
WHERE step.subject_id = ANY (%s::uuid[])
"""

MARK = """
INSERT INTO register_changed_village (village_code, kabkota)
SELECT code, left(code, 4) FROM unnest(%s::text[]) AS code ORDER BY code ON CONFLICT DO NOTHING
"""

ADD = """
INSERT INTO register_vital_events AS known (region_code, kabkota, day, cells)
VALUES (%(region)s, left(%(region)s, 4), %(day)s, %(cells)s::jsonb)
ON CONFLICT (region_code, day) DO UPDATE SET cells = known.cells || (
    SELECT jsonb_object_agg(cell, added::integer + coalesce((known.cells ->> cell)::integer, 0))
    FROM jsonb_each_text(excluded.cells) AS new(cell, added))
"""


@dataclass(slots=True)
class Touched:
    """What some entries changed: the people and cards whose villages are to be looked up, and villages."""

    people: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    villages: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)


def mark_changes(actor: Actor, at: datetime, facts: Sequence[Fact]) -> None:
    """Marks the villages that these entries changed, and adds their events to the days."""
    with acting(COUNTER):
        payloads = list(_payloads([fact.entry_id for fact in facts]))
        touched = Touched()
        for payload in payloads:
            _touch(touched, payload["changes"])
        where = {
            row["id"]: row["village_code"]
            for row in rows(VILLAGES, {"people": list(touched.people), "families": list(touched.families)})
        }
        villages = touched.villages | set(where.values()) | _former(touched.moved)
        run(MARK, [sorted(villages)])
        _count_events(payloads, where)


def _payloads(ids: list[UUID]) -> Iterator[Payload]:
    found = rows("SELECT payload FROM register_entry WHERE entry_id = ANY (%s)", [ids])
    for row in found:
        yield upcast(json.loads(bytes(row["payload"])))


def _touch(touched: Touched, changes: dict[str, Any]) -> None:
    for one in changes.get("family", ()):
        if "village_code" in one:
            touched.villages.add(one["village_code"])
            if one["revision"] > 1:
                touched.moved.add(one["family_id"])
        if one["revision"] > 1:
            touched.families.add(one["family_id"])
    new = {one["family_id"] for one in changes.get("family", ()) if one["revision"] == 1}
    for one in changes.get("membership", ()):
        if one["family_id"] not in new:
            touched.families.add(one["family_id"])
    placed = {one["person_id"] for one in changes.get("membership", ())}
    for one in changes.get("person", ()):
        if one["revision"] > 1 or one["person_id"] not in placed:
            touched.people.add(one["person_id"])


def _former(moved: set[str]) -> set[str]:
    """Every village in which a card that moved has ever been."""
    if not moved:
        return set()
    return {
        one["village_code"]
        for row in rows(FORMER, [list(moved)])
        for one in upcast(json.loads(bytes(row["payload"])))["changes"].get("family", ())
        if one["family_id"] == row["id"] and "village_code" in one
    }


# What happened


def _count_events(payloads: list[Payload], where: dict[str, str]) -> None:
    days: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for payload in payloads:
        events = Counter(_events(payload))
        if events:
            days[_region(payload, where), payload["registered_on"]] += events
    for (region, day), cells in sorted(days.items()):
        run(ADD, {"region": region, "day": day, "cells": json.dumps(cells)})


def _events(payload: Payload) -> Iterator[str]:
    """What an entry is counted as; the loading of what others registered is nothing that happened."""
    kind, changes = payload["kind"], payload["changes"]
    if kind == "opening_load":
        return
    for one in changes.get("person", ()):
        if one["revision"] == 1 and kind == "birth":
            yield f"birth:all:{one['sex']}"
        if one.get("life") == "dead":
            yield "death:all:0"
        if one.get("residence") == "moving":
            yield "move_out:all:0"
        if kind in MOVES_IN and one["revision"] > 1 and "kabkota" in one:
            yield "move_in:all:0"
        if one["revision"] > 1 and one.get("residence") == "abroad":
            yield "move_abroad:all:0"
    if kind == "stillbirth":
        yield "stillbirth:all:0"
    for one in changes.get("marriage", ()):
        if one["revision"] == 1:
            yield f"marriage:{'registered' if one.get('registered') else 'unregistered'}:0"
        if one.get("ended_by") in ("divorce", "annulment"):
            yield f"{one['ended_by']}:all:0"


def _region(payload: Payload, where: dict[str, str]) -> str:
    """The village of the card that the entry is about, or the kab/kota where none is known."""
    new = {
        one["family_id"]: one["village_code"]
        for one in payload["changes"].get("family", ())
        if "village_code" in one
    }
    ids = [payload["family_id"], *(one["family_id"] for one in payload["changes"].get("membership", ()))]
    ids += [payload["person_id"]]
    villages = (new.get(one) or where.get(one) for one in ids if one)
    return next((one for one in villages if one and one[:4] == payload["kabkota"]), payload["kabkota"])
