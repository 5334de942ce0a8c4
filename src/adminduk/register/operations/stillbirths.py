"""A stillbirth is an event without a person: a letter, no akta, no NIK (UU 23/2006 art. 33)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.sql import run, statement
from adminduk.register.entries import NewEntry
from adminduk.register.models import Entry
from adminduk.register.numbers import next_letter_number
from adminduk.register.operations.facts import birth_facts
from adminduk.register.types import (
    EntryNotFound,
    Stillbirth,
    StillbirthCorrection,
    StillbirthRegistered,
)

LETTER = "SKLM"
# A correction of a correction names the first entry too: the number is the same all along.
CORRECTABLE = ("stillbirth", "stillbirth_correction")


def register_stillbirth(
    *, actor: Actor, at: datetime, key: str | None, stillbirth: Stillbirth
) -> StillbirthRegistered:
    """Enters a stillbirth and allots the number of its letter; the same `key` answers the same number."""
    with acting(actor):
        actor.require("register.enter", stillbirth.kabkota)
        answer = once(
            actor=actor,
            operation="register.register_stillbirth",
            key=key,
            at=at,
            make=lambda: _register(actor, at, stillbirth),
        )
    return StillbirthRegistered(UUID(answer["entry_id"]), answer["letter_number"])


def _register(actor: Actor, at: datetime, stillbirth: Stillbirth) -> dict[str, Any]:
    number = next_letter_number(stillbirth.kabkota, LETTER, stillbirth.registered_on)
    entry = NewEntry(
        kind="stillbirth",
        kabkota=stillbirth.kabkota,
        office_id=stillbirth.office_id,
        actor=actor,
        at=at,
        effective_on=stillbirth.child.birth_date,
        registered_on=stillbirth.registered_on,
        person_id=stillbirth.mother.person_id,
        akta_number=number,
        facts=birth_facts(stillbirth),
        changes={},
        legal_basis=stillbirth.legal_basis,
        evidence=stillbirth.evidence,
        case_id=stillbirth.case_id,
    )
    run(statement("register", "enter_only"), entry.row())
    record(
        actor=actor,
        at=at,
        action="register.stillbirth",
        subject_kind="entry",
        subject_id=entry.entry_id,
        kabkota=stillbirth.kabkota,
    )
    return {"entry_id": str(entry.entry_id), "letter_number": number}


def correct_stillbirth(
    *, actor: Actor, at: datetime, key: str | None = None, correction: StillbirthCorrection
) -> StillbirthRegistered:
    """Corrects a stillbirth before its letter was signed, by a further entry under the same number.

    Raises `EntryNotFound`; the same `key` again changes nothing and answers the same.
    """
    with acting(actor):
        actor.require("register.enter", correction.kabkota)
        answer = once(
            actor=actor,
            operation="register.correct_stillbirth",
            key=key,
            at=at,
            make=lambda: _correct(actor, at, correction),
        )
    return StillbirthRegistered(UUID(answer["entry_id"]), answer["letter_number"])


def _correct(actor: Actor, at: datetime, correction: StillbirthCorrection) -> dict[str, Any]:
    first = Entry.objects.filter(
        entry_id=correction.corrects, kabkota=correction.kabkota, kind__in=CORRECTABLE
    ).first()
    if first is None:
        raise EntryNotFound
    entry = NewEntry(
        kind="stillbirth_correction",
        kabkota=correction.kabkota,
        office_id=correction.office_id,
        actor=actor,
        at=at,
        effective_on=correction.child.birth_date,
        registered_on=first.registered_on,
        person_id=correction.mother.person_id,
        akta_number=first.akta_number,
        corrects=first.entry_id,
        facts=birth_facts(correction),
        changes={},
        legal_basis=correction.legal_basis,
        evidence=correction.evidence,
        case_id=correction.case_id,
    )
    run(statement("register", "enter_only"), entry.row())
    record(
        actor=actor,
        at=at,
        action="register.stillbirth_correction",
        subject_kind="entry",
        subject_id=entry.entry_id,
        kabkota=correction.kabkota,
        detail={"corrects": str(first.entry_id)},
    )
    return {"entry_id": str(entry.entry_id), "letter_number": first.akta_number}
