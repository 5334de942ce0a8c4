"""The register as of any day, and as it was known on any day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import rows
from adminduk.register.queries.rows import family_of, person_of
from adminduk.register.rebuild import Row
from adminduk.register.timeline import Step, differences, held_on, steps_of, stood
from adminduk.register.types import Family, FamilyNotActive, Person, PersonNotFound
from adminduk.register.types.history import ColumnChange, HistoryEntry

Steps = dict[str, dict[str, list[Step]]]


def get_person_as_of(
    *,
    actor: Actor,
    purpose: str,
    person_id: UUID,
    on: date | None = None,
    known_at: datetime | None = None,
) -> Person:
    """Somebody as he was on the legal day `on` (None: as he is), as known at `known_at` (None: today).

    He must live in the actor's jurisdiction now, or be on the way to it. `PersonNotFound` also when he was
    not born yet, or not in the register.
    """
    steps = _history(actor, purpose, person_id)
    row = _person(steps, str(person_id), on, known_at)
    if row is None:
        raise PersonNotFound
    return person_of(row)


def find_home_as_of(
    *,
    actor: Actor,
    purpose: str,
    person_id: UUID,
    on: date | None = None,
    known_at: datetime | None = None,
) -> UUID | None:
    """The family on whose card somebody stood then; None when he stood on none."""
    steps = _history(actor, purpose, person_id)
    held = (held_on(place, on=on, known_at=known_at) for place in steps.get("membership", {}).values())
    return next((UUID(place["family_id"]) for place in held if place), None)


def get_family_as_of(
    *,
    actor: Actor,
    purpose: str,
    family_id: UUID,
    on: date | None = None,
    known_at: datetime | None = None,
) -> Family:
    """A family card as it was on the legal day `on`, with its members as they were, as known at `known_at`.

    The card must be kept in the actor's jurisdiction; its members may have left it since. `FamilyNotActive`
    when it was not in force then, or nobody knew of it.
    """
    with acting(actor):
        own = rows("SELECT * FROM register_history(%s::uuid[], %s)", [[family_id], purpose])
        people = rows("SELECT * FROM register_household_history(%s, %s)", [family_id, purpose])
    steps = steps_of(own)
    card = stood(steps.get("family", {}).get(str(family_id), []), on=on, known_at=known_at)
    if card is None or not card["active"]:
        raise FamilyNotActive
    who = steps_of(people)
    members = []
    for place in steps.get("membership", {}).values():
        held = held_on(place, on=on, known_at=known_at)
        if held is None or held["family_id"] != str(family_id):
            continue
        person = _person(who, held["person_id"], on, known_at)
        if person is not None:
            members.append({**person, "relation": held["relation"], "position": held["position"]})
    members.sort(key=lambda one: one["position"])
    return family_of({**card, "members": members})


def list_history(
    *, actor: Actor, purpose: str, person_id: UUID | None = None, family_id: UUID | None = None
) -> list[HistoryEntry]:
    """Every entry that changed somebody, or a family, in the order in which the register learned of it: what
    it changed of him, from what to what, and what gives it force. Empty outside the actor's jurisdiction."""
    subject = person_id or family_id
    with acting(actor):
        found = rows("SELECT * FROM register_history(%s::uuid[], %s)", [[subject], purpose])
    changed: dict[UUID, list[ColumnChange]] = {}
    for table, subjects in steps_of(found).items():
        for steps in subjects.values():
            for step, columns in differences(steps):
                changes = changed.setdefault(UUID(step.change.entry_id), [])
                changes.extend(ColumnChange(table, *one) for one in columns)
    return [_entry(row, tuple(changed.get(row["entry_id"], ()))) for row in found]


def _history(actor: Actor, purpose: str, person_id: UUID) -> Steps:
    with acting(actor):
        return steps_of(rows("SELECT * FROM register_history(%s::uuid[], %s)", [[person_id], purpose]))


def _person(steps: Steps, person_id: str, on: date | None, known_at: datetime | None) -> Row | None:
    row = stood(steps.get("person", {}).get(person_id, []), on=on, known_at=known_at)
    # An opening load counts from the day of the card, also for those who were born later.
    if row is None or (on is not None and date.fromisoformat(row["birth_date"]) > on):
        return None
    return row


def _entry(row: dict[str, Any], changes: tuple[ColumnChange, ...]) -> HistoryEntry:
    return HistoryEntry(
        entry_id=row["entry_id"],
        revision=row["revision"],
        kind=row["kind"],
        kabkota=row["kabkota"],
        office_id=row["office_id"],
        officer=row["actor_name"],
        legal_basis=tuple(row["legal_basis"]),
        akta_number=row["akta_number"],
        corrects=row["corrects"],
        effective_on=row["effective_on"],
        registered_on=row["registered_on"],
        recorded_at=row["recorded_at"],
        changes=changes,
    )
