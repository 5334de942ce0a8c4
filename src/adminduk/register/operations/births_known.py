"""The late akta of somebody who stands in the register already: he keeps his NIK and his family."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from adminduk.foundation.access.types import Actor, OutsideJurisdiction
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.sql import run, statement
from adminduk.register.entries import NewEntry
from adminduk.register.models import Family, Membership, Person
from adminduk.register.numbers import next_akta_number
from adminduk.register.operations.facts import birth_facts, child_columns, named_parent_columns
from adminduk.register.types import (
    AlreadyHasAkta,
    Birth,
    BirthRegistered,
    PersonNotFound,
    PersonNotLiving,
)

# Of these columns the family card shows the values: when one changes, the card is re-issued.
ON_THE_CARD = ("name", "sex", "birth_date", "birth_place", "mother_name", "father_name")


def register_known_birth(actor: Actor, at: datetime, birth: Birth) -> BirthRegistered:
    person = Person.objects.select_for_update().filter(person_id=birth.subject_id).first()
    if person is None:
        raise PersonNotFound
    if person.kabkota != birth.kabkota:
        raise OutsideJurisdiction
    if person.life != "living":
        raise PersonNotLiving
    if person.birth_akta_number:
        raise AlreadyHasAkta(number=person.birth_akta_number)
    place = Membership.objects.filter(person_id=person.person_id, during__upper_inf=True).first()
    family = Family.objects.filter(family_id=place.family_id).first() if place else None
    before = {column: getattr(person, column) for column in ON_THE_CARD}
    after = _after(birth)
    changed = any(before[column] != after.get(column, before[column]) for column in ON_THE_CARD)
    akta_number = next_akta_number(birth.kabkota, "LT" if birth.late else "LU", birth.registered_on)
    entry = NewEntry(
        kind="birth",
        kabkota=birth.kabkota,
        office_id=birth.office_id,
        actor=actor,
        at=at,
        effective_on=birth.child.birth_date,
        registered_on=birth.registered_on,
        person_id=person.person_id,
        family_id=family.family_id if family else None,
        akta_number=akta_number,
        facts=birth_facts(birth) | {"card_changed": changed},
        changes={
            "person": [{"person_id": person.person_id, **after, "birth_akta_number": akta_number}],
            "membership": [],
        },
        legal_basis=birth.legal_basis,
        evidence=birth.evidence,
        case_id=birth.case_id,
    )
    run(statement("register", "enter_only"), entry.row())
    Person.objects.filter(person_id=person.person_id).update(
        **after, birth_akta_number=akta_number, entry_id=entry.entry_id, changed_at=at
    )
    record(
        actor=actor,
        at=at,
        action="register.birth",
        subject_kind="person",
        subject_id=person.person_id,
        kabkota=birth.kabkota,
        detail={"entry": str(entry.entry_id), "known": True},
    )
    return BirthRegistered(
        entry_id=entry.entry_id,
        person_id=person.person_id,
        nik=person.nik,
        akta_number=akta_number,
        family_id=family.family_id if family else None,
        kk_number=family.kk_number if family else None,
        family_changed=changed and family is not None,
    )


def _after(birth: Birth) -> dict[str, Any]:
    child = birth.child
    return {
        **child_columns(child),
        **named_parent_columns(birth.mother, birth.father),
    }
