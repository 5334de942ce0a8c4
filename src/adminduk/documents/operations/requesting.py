"""Letters that people ask for, where no event gives one: biodata, suket, and proofs of what is registered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.documents.composing.letters_civil import EVENTS
from adminduk.documents.operations.ordering import order
from adminduk.documents.types import DocumentOrder, Kind
from adminduk.documents.types.refusals import NoEventForLetter, NotOnRequest, SuketNeedsReason
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.clock import day_at
from adminduk.offices.queries import get_office
from adminduk.register.operations import take_letter_number
from adminduk.register.queries import get_entry, get_person, list_entries_of
from adminduk.regulations import suket
from adminduk.regulations.law import Law

# The abbreviation in the number of each, and the entries that one may be made from (none: the person as he is).
SERIES: dict[Kind, tuple[str, frozenset[str]]] = {
    Kind.BIODATA: ("BIODATA", frozenset()),
    Kind.SUKET: ("SUKET", frozenset()),
    Kind.ARRIVAL_LETTER: ("SKPD", frozenset({"move_in"})),
    Kind.BIRTH_LETTER: ("SKL", frozenset({"birth", "birth_correction"})),
    Kind.DEATH_LETTER: ("SKM", frozenset({"death"})),
    Kind.CIVIL_RECORD_LETTER: ("SKPS", frozenset(EVENTS)),
}
PURPOSE = "documents.request"


def request_letter(
    *,
    actor: Actor,
    at: datetime,
    key: str | None = None,
    kind: Kind,
    person_id: UUID,
    office_id: int,
    entry_id: UUID | None = None,
    reason: str = "",
) -> UUID:
    """Orders a letter about somebody of the actor's jurisdiction and answers its id.

    `entry_id` is the event that it tells of; without it the last one that fits. `reason` is why a suket is
    given. Raises `NotOnRequest`, `NoEventForLetter`, `SuketNeedsReason`, and `PersonNotFound` elsewhere.
    """
    office = get_office(office_id)
    with acting(actor):
        actor.require("documents.order", office.kabkota)
        if kind not in SERIES:
            raise NotOnRequest
        on = day_at(at, office.zone)
        if kind is Kind.SUKET and not suket.may_be_given(reason, Law(on=on, region=office.kabkota)):
            raise SuketNeedsReason
        series, events = SERIES[kind]

        def make() -> str:
            get_person(actor=actor, purpose=PURPOSE, person_id=person_id)
            event = _event_for(actor, person_id, events, entry_id)
            number = take_letter_number(actor=actor, at=at, kabkota=office.kabkota, kind=series)
            wanted = DocumentOrder(
                kind=kind,
                number=number,
                kabkota=office.kabkota,
                office_id=office.id,
                entry_id=event,
                person_id=person_id,
            )
            (document_id,) = order(actor=actor, at=at, orders=[wanted])
            record(
                actor=actor,
                at=at,
                action="documents.request",
                subject_kind="document",
                subject_id=document_id,
                kabkota=office.kabkota,
                detail={"kind": str(kind)} | ({"reason": reason.strip()[:200]} if reason else {}),
            )
            return str(document_id)

        return UUID(once(actor=actor, operation=f"documents.request.{kind}", key=key, at=at, make=make))


def _event_for(actor: Actor, person_id: UUID, events: frozenset[str], entry_id: UUID | None) -> UUID | None:
    """The entry that the letter tells of: the one asked for, if it names this person, or his last one."""
    if entry_id:
        told = [get_entry(actor=actor, purpose=PURPOSE, entry_id=entry_id)]
        told = [one for one in told if str(person_id) in (str(one.person_id), *_ids_in(one.facts))]
    else:
        told = list_entries_of(actor=actor, purpose=PURPOSE, person_id=person_id)
    fitting = [one.entry_id for one in told if not events or one.kind in events]
    if not fitting and (events or entry_id):
        raise NoEventForLetter
    return fitting[-1] if fitting else None


def _ids_in(facts: Any) -> Iterator[str]:
    """Every text in an entry's facts, however deep."""
    match facts:
        case str():
            yield facts
        case dict():
            for value in facts.values():
                yield from _ids_in(value)
        case list():
            for value in facts:
                yield from _ids_in(value)
