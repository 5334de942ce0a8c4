"""Putting right what the head of office sent back from the tray: a further entry, the same numbers.

The first entry stays; nobody outside has seen the akta yet, so no marginal note is due.
"""

from __future__ import annotations

import json
from datetime import datetime

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.sql import run, statement
from adminduk.register.entries import NewEntry
from adminduk.register.models import Entry, Family, Person
from adminduk.register.operations.answers import as_json, from_json
from adminduk.register.operations.births_known import ON_THE_CARD
from adminduk.register.operations.facts import (
    birth_facts,
    child_columns,
    named_parent_columns,
    parent_columns,
)
from adminduk.register.types import BirthCorrection, BirthRegistered, PersonNotFound

# A correction of a correction names it too: the numbers are the same all along.
CORRECTABLE = ("birth", "birth_correction")


def correct_birth(
    *, actor: Actor, at: datetime, key: str | None = None, correction: BirthCorrection
) -> BirthRegistered:
    """Corrects a birth before its akta was signed. NIK and akta number stay, even when the birth date
    or the sex changes (Permendagri 108/2019 art. 15). Raises `PersonNotFound`; the same `key` again
    changes nothing and answers the same."""
    with acting(actor):
        actor.require("register.enter", correction.kabkota)
        answer = once(
            actor=actor,
            operation="register.correct_birth",
            key=key,
            at=at,
            make=lambda: as_json(_correct(actor, at, correction)),
        )
    return from_json(answer)


def _correct(actor: Actor, at: datetime, correction: BirthCorrection) -> BirthRegistered:
    person = Person.objects.select_for_update().filter(person_id=correction.person_id).first()
    first = Entry.objects.filter(
        entry_id=correction.corrects,
        person_id=correction.person_id,
        kabkota=correction.kabkota,
        kind__in=CORRECTABLE,
    ).first()
    if person is None or first is None:
        raise PersonNotFound
    child = correction.child
    # Of somebody who was in the register before, what was known of a parent who is not named stays.
    known_before = json.loads(bytes(first.payload))["facts"].get("subject_id")
    parents = named_parent_columns if known_before else parent_columns
    after = {**child_columns(child), **parents(correction.mother, correction.father)}
    changed = any(
        getattr(person, column) != after.get(column, getattr(person, column)) for column in ON_THE_CARD
    )
    entry = NewEntry(
        kind="birth_correction",
        kabkota=correction.kabkota,
        office_id=correction.office_id,
        actor=actor,
        at=at,
        effective_on=child.birth_date,
        registered_on=first.registered_on,
        person_id=person.person_id,
        family_id=first.family_id,
        akta_number=first.akta_number,
        corrects=first.entry_id,
        facts=birth_facts(correction) | {"card_changed": changed},
        changes={"person": [{"person_id": person.person_id, **after}], "membership": []},
        legal_basis=correction.legal_basis,
        evidence=correction.evidence,
        case_id=correction.case_id,
    )
    run(statement("register", "enter_only"), entry.row())
    Person.objects.filter(person_id=person.person_id).update(**after, entry_id=entry.entry_id, changed_at=at)
    record(
        actor=actor,
        at=at,
        action="register.birth_correction",
        subject_kind="person",
        subject_id=person.person_id,
        kabkota=correction.kabkota,
        detail={"entry": str(entry.entry_id), "corrects": str(first.entry_id)},
    )
    family = Family.objects.filter(family_id=first.family_id).first() if first.family_id else None
    return BirthRegistered(
        entry_id=entry.entry_id,
        person_id=person.person_id,
        nik=person.nik,
        akta_number=first.akta_number,
        family_id=first.family_id,
        kk_number=family.kk_number if family else None,
        family_changed=changed and family is not None,
    )
