"""Letters that people ask for, where no event gives one: biodata, suket, and proofs of what is registered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.documents.letters import ALL_LETTERS, SERIES, events_of
from adminduk.documents.operations.ordering import place
from adminduk.documents.queries.letters import list_of_person, offer_of
from adminduk.documents.types import DocumentOrder, Kind
from adminduk.documents.types.letters import LetterState
from adminduk.documents.types.refusals import (
    LetterEnded,
    LetterIssued,
    LetterWaits,
    NoEventForLetter,
    NotOnRequest,
    SuketNeedsReason,
)
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

PURPOSE = "documents.request"
LONGEST = 120


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
    purpose: str = "",
    addressee: str = "",
) -> UUID:
    """Orders a letter about somebody of the actor's jurisdiction and answers its id.

    `entry_id` is the event that it tells of; without it the last one that fits. A letter that an event gives
    is ordered under the event's number, once. `reason` is why a suket is given; `purpose` and `addressee`
    are printed. Raises `NotOnRequest`, `NoEventForLetter`, `SuketNeedsReason`, `LetterWaits`, `LetterIssued`,
    `LetterEnded`, and `PersonNotFound` elsewhere.
    """
    office = get_office(office_id)
    told = {"purpose": _tidy(purpose), "addressee": _tidy(addressee)}
    with acting(actor):
        actor.require("documents.request", office.kabkota)
        if kind not in ALL_LETTERS:
            raise NotOnRequest
        on = day_at(at, office.zone)
        if kind is Kind.SUKET and not suket.may_be_given(reason, Law(on=on, region=office.kabkota)):
            raise SuketNeedsReason

        def make() -> str:
            get_person(actor=actor, purpose=PURPOSE, person_id=person_id)
            event = _event_for(actor, person_id, kind, entry_id)
            if kind in SERIES:
                number = take_letter_number(actor=actor, at=at, kabkota=office.kabkota, kind=SERIES[kind][0])
            else:
                assert event is not None
                number = _number_of(actor, person_id, kind, event)
            wanted = DocumentOrder(
                kind=kind,
                number=number,
                kabkota=office.kabkota,
                office_id=office.id,
                entry_id=event,
                person_id=person_id,
                asked={name: words for name, words in told.items() if words},
            )
            (document_id,) = place(actor=actor, at=at, orders=[wanted])
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


def _tidy(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def _number_of(actor: Actor, person_id: UUID, kind: Kind, entry_id: UUID) -> str:
    """The number of the event, whose letter is issued once."""
    entries = list_entries_of(actor=actor, purpose=PURPOSE, person_id=person_id)
    offer = offer_of(actor, kind, entries, list_of_person(actor=actor, person_id=person_id))
    found = next((one for one in offer.events if one.entry_id == entry_id), None)
    if found is None:
        raise REFUSALS.get(offer.state, NoEventForLetter)
    return found.number


REFUSALS = {
    LetterState.WAITING: LetterWaits,
    LetterState.ISSUED: LetterIssued,
    LetterState.ENDED: LetterEnded,
}


def _event_for(actor: Actor, person_id: UUID, kind: Kind, entry_id: UUID | None) -> UUID | None:
    """The entry that the letter tells of: the one asked for, if it names this person, or his last one."""
    events = events_of(kind)
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
