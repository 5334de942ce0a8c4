"""Entering an event: hold whom it touches, let it decide, allot its numbers, write it: one act or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.retrying import retrying
from adminduk.foundation.db.sql import first, run
from adminduk.register.book import Book
from adminduk.register.entries import NewEntry
from adminduk.register.events import DECISIONS
from adminduk.register.newcomers import look_around
from adminduk.register.operations.judged import bring_to_workbench
from adminduk.register.states import AktaState, FamilyState, MarriageState, PersonState, PlaceState, State
from adminduk.register.types.event import Entered, Event
from adminduk.register.types.newcomers import LikelyKnown
from adminduk.register.types.refusals import SomebodyWasFaster
from adminduk.register.wishes import Wish, allot_all, by_name
from adminduk.regulations.law import Law

TABLES = ("family", "person", "membership", "marriage", "akta")
# Columns of every event that the entry has as its own.
ENVELOPE = {one.name for one in fields(Event)}
# Most values by far, and none of them holds a wish.
PLAIN = frozenset({str, int, bool, type(None), UUID, date})
S = TypeVar("S", bound=State)


def enter(*, actor: Actor, at: datetime, key: str | None, event: Event) -> Entered:
    """Enters one event with everything that follows from it, in one transaction.

    Raises what the law or the register has against it (`NotLawful` and the register's other refusals),
    `LikelyKnown` (whose pairs are then in the workbench), `KnownAlready` and `MayBeKnown` of a newcomer,
    `SomebodyWasFaster` when others kept changing the same people, and the outages `NikUsedUp` and
    `NumberUsedUp`. The same `key` again answers the same and enters nothing.
    """

    def act() -> dict[str, Any]:
        with acting(actor):
            actor.require("register.enter", event.kabkota)
            return once(
                actor=actor,
                operation=f"register.{event.kind}",
                key=key,
                at=at,
                make=lambda: _as_json(_enter(actor, at, event)),
            )

    try:
        return _from_json(retrying(act, otherwise=SomebodyWasFaster))
    except LikelyKnown as refusal:
        bring_to_workbench(actor=actor, at=at, refusal=refusal)
        raise


def _enter(actor: Actor, at: datetime, event: Event) -> Entered:
    book = open_book(event)
    DECISIONS[type(event)](event, book)
    return write_newcomers(book, actor, at)


def write_newcomers(book: Book, actor: Actor, at: datetime) -> Entered:
    """As `write`; but first the nation is searched for whoever gets a record or a NIK by it.

    Raises `LikelyKnown`, `KnownAlready` or `MayBeKnown`.
    """
    looks = look_around(book, actor)
    done = write(book, actor, at)
    for look in looks:
        look.remember(actor, at)
    return done


def open_book(event: Event) -> Book:
    """The people and families that the event names, with their spouses and households, held until the end."""
    held = first(
        "SELECT register_hold(%s, %s, %s, %s, %s) AS held",
        [event.kabkota, event.kind, list(event.people()), list(event.families()), list(event.aktas())],
    )["held"]
    rows = json.loads(held) if isinstance(held, str) else held
    return Book(
        event,
        Law(on=event.registered_on, region=event.kabkota),
        people=_states(PersonState, rows["people"]),
        families=_states(FamilyState, rows["families"]),
        # A place that closed on the day it opened never was: its days are none.
        places=_states(PlaceState, [one for one in rows["places"] or () if one["since"]]),
        marriages=_states(MarriageState, rows["marriages"]),
        aktas=_states(AktaState, rows["aktas"]),
    )


def write(book: Book, actor: Actor, at: datetime) -> Entered:
    """Writes what the event decided; the numbers it asked for are taken now, and last."""
    touched = book.touched()
    cards = book.cards()
    numbers = allot_all(book.wishes)
    changes = changes_of(touched, numbers)
    event = book.event
    entry = NewEntry(
        kind=event.kind,
        kabkota=event.kabkota,
        office_id=event.office_id,
        actor=actor,
        at=at,
        effective_on=event.effective_on,
        registered_on=event.registered_on,
        person_id=book.subject,
        family_id=book.family_id or (cards[0] if cards else None),
        akta_number=settled(book.akta_number, numbers),
        corrects=event.corrects,
        facts=settled({**facts_of(event), **book.facts, "cards": cards}, numbers),
        changes={table: rows for table, rows in {**changes, "note": book.notes}.items() if rows},
        legal_basis=event.legal_basis,
        evidence=event.evidence,
        case_id=event.case_id,
    )
    row = entry.row()
    run("SELECT register_enter(%s, %s)", [row["payload"], row["salt"]])
    record(
        actor=actor,
        at=at,
        action=f"register.{event.kind}",
        subject_kind="person" if book.subject else "entry",
        subject_id=book.subject or entry.entry_id,
        kabkota=event.kabkota,
        detail={"entry": str(entry.entry_id)},
    )
    new = [state for state, _ in touched if state.revision == 0]
    return Entered(
        entry_id=entry.entry_id,
        akta_number=entry.akta_number,
        new_people=tuple(one.person_id for one in new if isinstance(one, PersonState)),
        new_families=tuple(one.family_id for one in new if isinstance(one, FamilyState)),
        cards=tuple(cards),
        numbers=by_name(numbers, book.wishes),
    )


def changes_of(
    touched: Iterable[tuple[State, dict[str, Any]]], numbers: Mapping[Wish, str]
) -> dict[str, list[dict[str, Any]]]:
    """What an entry says of the rows that it changed: their keys, their columns and their new revision."""
    changes: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for state, columns in touched:
        changes[state.table].append(
            settled({**_key(state), **columns, "revision": state.revision + 1}, numbers)
        )
    return changes


def facts_of(event: Event) -> dict[str, Any]:
    """What the event says, besides what every entry has in columns of its own."""
    return {one.name: getattr(event, one.name) for one in fields(event) if one.name not in ENVELOPE}


def _key(state: State) -> dict[str, Any]:
    key = {state.key: getattr(state, state.key)}
    match state:
        case PlaceState():
            return key | {"person_id": state.person_id, "family_id": state.family_id}
        case MarriageState():
            return key | {"wife_id": state.wife_id, "husband_id": state.husband_id}
        case _:
            return key


def settled(value: Any, numbers: Mapping[Wish, str]) -> Any:
    """The same with every wish replaced by its number."""
    if type(value) in PLAIN:
        return value
    match value:
        case Wish():
            return numbers[value]
        case Mapping():
            return {name: settled(one, numbers) for name, one in value.items()}
        case list() | tuple():
            return [settled(one, numbers) for one in value]
        case _ if is_dataclass(value):
            return {one.name: settled(getattr(value, one.name), numbers) for one in fields(value)}
        case _:
            return value


_IDS = {"person_id", "family_id", "head_id", "membership_id", "marriage_id", "wife_id", "husband_id",
        "mother_id", "father_id", "merged_into", "other_id"}  # fmt: skip
_DATES = {"birth_date", "marriage_date", "divorce_date", "death_date", "stay_permit_until", "since", "until",
          "married_on", "ended_on"}  # fmt: skip


def _states(kind: type[S], rows: list[dict[str, Any]] | None) -> list[S]:
    names = {one.name for one in fields(kind)} - {"before"}
    return [kind(**{name: _value(name, row[name]) for name in names}) for row in rows or ()]


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _IDS:
        return UUID(value)
    return date.fromisoformat(value) if name in _DATES else value


def _as_json(done: Entered) -> dict[str, Any]:
    return {
        "entry_id": str(done.entry_id),
        "akta_number": done.akta_number,
        "new_people": [str(one) for one in done.new_people],
        "new_families": [str(one) for one in done.new_families],
        "cards": [str(one) for one in done.cards],
        "numbers": done.numbers,
    }


def _from_json(answer: dict[str, Any]) -> Entered:
    lists = {
        name: tuple(UUID(one) for one in answer[name]) for name in ("new_people", "new_families", "cards")
    }
    return Entered(
        entry_id=UUID(answer["entry_id"]),
        akta_number=answer["akta_number"],
        numbers=answer["numbers"],
        **lists,
    )
