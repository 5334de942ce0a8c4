"""An akta as it was entered, with the people as they were then, and what was noted beside it since."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.db.sql import rows
from adminduk.register.models import Akta, AktaNumber, Entry, Note
from adminduk.register.queries.entries import EntryFacts, facts_of
from adminduk.register.queries.rows import person_of
from adminduk.register.timeline import Step, steps_of, stood
from adminduk.register.types import OldAktaRecorded, Person


@dataclass(frozen=True, slots=True)
class AktaNote:
    """One marginal note: `kind` names its sentence, `entry` is what happened, in whichever region."""

    kind: str
    kabkota: str
    noted_on: date
    entry: EntryFacts


@dataclass(frozen=True, slots=True)
class AktaFacts:
    """An akta of this register. `entry` is what it was made by (its last correction before it was signed);
    `notes` are in the order in which they were written; `officer` is who entered it."""

    akta_number: str
    kabkota: str
    state: str
    person_id: UUID
    other_id: UUID | None
    entry: EntryFacts
    officer: str
    legal_basis: tuple[str, ...]
    notes: tuple[AktaNote, ...]


@dataclass(frozen=True, slots=True)
class AktaNews:
    """What one entry means for akta: the number of the akta it made ("" for none), and the note it wrote
    beside each akta, by number. `by_case`: it was entered for a case, which orders its own papers,
    or brought along with papers of its own."""

    entry_id: UUID
    recorded_at: datetime
    by_case: bool
    akta_number: str
    notes: tuple[tuple[str, str], ...]


def find_akta(*, actor: Actor, purpose: str, akta_number: str) -> AktaFacts | None:
    """An akta that was made here, in the actor's jurisdiction; None of any other, and of older ones."""
    with acting(actor):
        akta = Akta.objects.filter(akta_number=akta_number).first()
        allotted = AktaNumber.objects.filter(akta_number=akta_number).first()
        made = Entry.objects.filter(entry_id=allotted.entry_id).first() if allotted else None
        if akta is None or made is None:
            return None
        # Before it was signed it may have been entered anew under the same number.
        last = (
            Entry.objects.filter(person_id=made.person_id, akta_number=akta_number)
            .order_by("recorded_at", "entry_id")
            .last()
        )
        entry = last or made
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="entry",
            subject_ids=[entry.entry_id],
            elements=["akta"],
        )
        return AktaFacts(
            akta_number=akta_number,
            kabkota=akta.kabkota,
            state=akta.state,
            person_id=akta.person_id,
            other_id=akta.other_id,
            entry=facts_of(entry),
            officer=entry.actor_name,
            legal_basis=tuple(entry.legal_basis),
            notes=_notes_beside(akta_number, purpose),
        )


def find_old_akta(*, actor: Actor, purpose: str, entry_id: UUID) -> AktaFacts | None:
    """An akta on paper that was taken into the register by this entry; None for any other entry."""
    with acting(actor):
        entry = Entry.objects.filter(entry_id=entry_id, kind=OldAktaRecorded.kind).first()
        if entry is None:
            return None
        record_read(
            actor=actor, purpose=purpose, subject_kind="entry", subject_ids=[entry_id], elements=["akta"]
        )
        facts = facts_of(entry)
        # Another office may have given the same number: only notes on this person are this akta's.
        notes = [one for one in _notes(entry.akta_number) if one.entry.person_id == entry.person_id]
        return AktaFacts(
            akta_number=entry.akta_number,
            kabkota=entry.kabkota,
            state="active",
            person_id=entry.person_id,
            other_id=UUID(facts.facts["other_id"]) if facts.facts["other_id"] else None,
            entry=facts,
            officer=entry.actor_name,
            legal_basis=tuple(entry.legal_basis),
            notes=tuple(notes),
        )


def _notes(akta_number: str) -> tuple[AktaNote, ...]:
    written = list(Note.objects.filter(akta_number=akta_number).order_by("entry_id"))
    entries = Entry.objects.in_bulk([one.entry_id for one in written])
    return tuple(
        AktaNote(one.kind, one.kabkota, one.noted_on, facts_of(entries[one.entry_id]))
        for one in written
        if one.entry_id in entries
    )


def _notes_beside(akta_number: str, purpose: str) -> tuple[AktaNote, ...]:
    """Of an akta that is kept here: also those that other offices wrote. Logged by the database."""
    entries = Entry.objects.raw("SELECT * FROM register_notes_beside(%s, %s)", [akta_number, purpose])
    return tuple(
        AktaNote(one["kind"], entry.kabkota, entry.registered_on, facts_of(entry))
        for entry in entries
        for one in json.loads(bytes(entry.payload))["changes"]["note"]
        if one["akta_number"] == akta_number
    )


def people_at_entry(
    *, actor: Actor, purpose: str, entry: EntryFacts, person_ids: Iterable[UUID]
) -> dict[UUID, Person]:
    """People as they were right after an entry, whatever has happened to them since: an akta names them so.

    Only those in the actor's jurisdiction; somebody whom the register got to know later is left out.
    """
    with acting(actor):
        history = rows("SELECT * FROM register_history(%s::uuid[], %s)", [list(person_ids), purpose])
    people = steps_of(history).get("person", {})
    known = {UUID(key): stood(_until(steps, entry)) for key, steps in people.items()}
    return {person_id: person_of(row) for person_id, row in known.items() if row is not None}


def _until(steps: list[Step], entry: EntryFacts) -> list[Step]:
    """The steps up to the entry's own; of who was only named, those that were recorded before it."""
    own = [index for index, one in enumerate(steps) if UUID(one.change.entry_id) == entry.entry_id]
    if own:
        return steps[: own[-1] + 1]
    return [one for one in steps if one.recorded_at <= entry.recorded_at]


def akta_news(*, actor: Actor, entry_ids: list[UUID]) -> list[AktaNews]:
    """What these entries made of akta, oldest first; those that touch none are left out. For followers."""
    with acting(actor):
        found = Entry.objects.filter(entry_id__in=entry_ids).order_by("recorded_at", "entry_id")
        return [news for news in (_news(entry) for entry in found) if news.akta_number or news.notes]


def _news(entry: Entry) -> AktaNews:
    payload = json.loads(bytes(entry.payload))
    changes: dict[str, list[dict[str, Any]]] = payload["changes"]
    made = [one["akta_number"] for one in changes.get("akta", ()) if one["revision"] == 1]
    return AktaNews(
        entry_id=entry.entry_id,
        recorded_at=entry.recorded_at,
        # The papers of what happened before this register were given then.
        by_case=entry.case_id is not None or bool(payload["facts"].get("brought_along")),
        akta_number=made[0] if made else "",
        notes=tuple((one["akta_number"], one["kind"]) for one in changes.get("note", ())),
    )
