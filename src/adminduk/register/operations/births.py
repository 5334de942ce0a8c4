"""Entering a birth: the child, its NIK, its place in the family and its akta number, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor, OutsideJurisdiction
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import first, run, statement
from adminduk.register.entries import NewEntry
from adminduk.register.numbers import next_akta_number, next_nik
from adminduk.register.operations.answers import as_json, from_json
from adminduk.register.operations.births_known import register_known_birth
from adminduk.register.operations.corrections import correct_birth
from adminduk.register.operations.facts import birth_facts, child_columns, parent_columns
from adminduk.register.types import Birth, BirthRegistered, FamilyNotActive, Life, Residence

__all__ = ["correct_birth", "register_birth"]

# What a newborn is by the code lists: no schooling, no occupation, not married.
NO_SCHOOL, NO_WORK, UNMARRIED = 1, 1, 1


def register_birth(*, actor: Actor, at: datetime, key: str | None, birth: Birth) -> BirthRegistered:
    """Registers one birth (UU 24/2013 art. 27, 32) and answers the numbers that it was given.

    With `birth.subject_id` nobody new is made: somebody of the register gets his late akta and keeps
    his NIK. Raises `FamilyNotActive`, `AlreadyHasAkta`, `PersonNotFound`, and the outages `NikUsedUp`
    and `NumberUsedUp`; the same `key` again answers the same numbers.
    """
    with acting(actor):
        actor.require("register.enter", birth.kabkota)
        answer = once(
            actor=actor,
            operation="register.register_birth",
            key=key,
            at=at,
            make=lambda: as_json(_register(actor, at, birth)),
        )
    return from_json(answer)


def _register(actor: Actor, at: datetime, birth: Birth) -> BirthRegistered:
    if birth.subject_id is not None:
        return register_known_birth(actor, at, birth)
    family = _held_family(birth.family_id, birth.kabkota) if birth.family_id else None
    kind = "LT" if birth.late else "LU"
    nik = next_nik(family.village_code[:6], birth.child.birth_date, birth.child.sex) if family else None
    akta_number = next_akta_number(birth.kabkota, kind, birth.registered_on)
    person_id, membership_id = new_id(), new_id() if family else None
    person = _newborn(birth, person_id, nik, akta_number, family)
    place = {
        "person_id": person_id,
        "membership_id": membership_id,
        "family_id": birth.family_id,
        "relation": int(birth.relation),
        "position": (family.last_position or 0) + 1 if family else None,
        "since": birth.registered_on,
    }
    entry = NewEntry(
        kind="birth",
        kabkota=birth.kabkota,
        office_id=birth.office_id,
        actor=actor,
        at=at,
        effective_on=birth.child.birth_date,
        registered_on=birth.registered_on,
        person_id=person_id,
        family_id=birth.family_id,
        akta_number=akta_number,
        facts=birth_facts(birth),
        changes={"person": [person], "membership": [place] if family else []},
        legal_basis=birth.legal_basis,
        evidence=birth.evidence,
        case_id=birth.case_id,
    )
    run(statement("register", "enter_birth"), {**person, **place, **entry.row()})
    record(
        actor=actor,
        at=at,
        action="register.birth",
        subject_kind="person",
        subject_id=person_id,
        kabkota=birth.kabkota,
        detail={"entry": str(entry.entry_id), "akta": kind},
    )
    return BirthRegistered(
        entry_id=entry.entry_id,
        person_id=person_id,
        nik=nik,
        akta_number=akta_number,
        family_id=birth.family_id,
        kk_number=family.kk_number if family else None,
        family_changed=family is not None,
    )


@dataclass(frozen=True, slots=True)
class _HeldFamily:
    kk_number: str
    village_code: str
    last_position: int | None
    religion: int | None


def _held_family(family_id: UUID, kabkota: str) -> _HeldFamily:
    held = first(statement("register", "family_for_update"), {"family_id": family_id})
    if held is None or not held["active"]:
        raise FamilyNotActive
    # Who sees several regions still enters a child only where its family card is kept.
    if held["kabkota"] != kabkota:
        raise OutsideJurisdiction
    place = first(statement("register", "next_place_in_family"), {"family_id": family_id})
    return _HeldFamily(held["kk_number"], held["village_code"], **place)


def _newborn(
    birth: Birth, person_id: UUID, nik: str | None, akta_number: str, family: _HeldFamily | None
) -> dict[str, Any]:
    child = birth.child
    return {
        "person_id": person_id,
        "kabkota": birth.kabkota,
        "nik": nik,
        **child_columns(child),
        "citizenship": int(birth.citizenship),
        "life": str(Life.LIVING),
        "residence": str(Residence.RESIDENT if family else Residence.VISITOR),
        # A child's religion follows the family until it can speak for itself.
        "religion": family.religion if family else None,
        "blood_type": None,
        "education": NO_SCHOOL,
        "occupation": NO_WORK,
        "disability": None,
        "marital_status": UNMARRIED,
        "marriage_date": None,
        "marriage_number": "",
        "birth_akta_number": akta_number,
        **parent_columns(birth.mother, birth.father),
        "passport_number": "",
        "stay_permit_number": "",
    }
