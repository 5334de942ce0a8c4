from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.db.sql import first
from adminduk.register.models import Person as PersonRow
from adminduk.register.queries.rows import person_of
from adminduk.register.types import (
    Citizenship,
    Life,
    Person,
    PersonNotFound,
    Relation,
    Residence,
    ResidentMatch,
    Sex,
)


@dataclass(frozen=True, slots=True)
class Anywhere:
    """The least about one person of the whole country. For residents `name` is empty."""

    person_id: UUID
    kabkota: str
    nik: str
    name: str
    sex: Sex
    birth_date: date
    citizenship: Citizenship
    life: Life
    residence: Residence
    marital_status: int
    birth_akta_number: str
    family_id: UUID | None
    relation: Relation | None


def get_person(*, actor: Actor, purpose: str, person_id: UUID) -> Person:
    """Somebody of the actor's jurisdiction; `PersonNotFound` otherwise."""
    with acting(actor):
        row = PersonRow.objects.filter(person_id=person_id).values().first()
        if row is None:
            raise PersonNotFound
        record_read(
            actor=actor, purpose=purpose, subject_kind="person", subject_ids=[person_id], elements=["biodata"]
        )
        return person_of(row)


def find_person_anywhere(*, actor: Actor, purpose: str, nik: str) -> Anywhere | None:
    """One person of the country by his NIK, the least of him; logged by the database."""
    with acting(actor):
        row = first("SELECT * FROM register_find_by_nik(%s, %s)", [nik, purpose])
    if row is None:
        return None
    return Anywhere(
        **{
            **row,
            "sex": Sex(row["sex"]),
            "citizenship": Citizenship(row["citizenship"]),
            "life": Life(row["life"]),
            "residence": Residence(row["residence"]),
            "relation": Relation(row["relation"]) if row["relation"] else None,
        }
    )


def match_resident(*, actor: Actor, nik: str, kk_number: str, birth_date: date) -> ResidentMatch | None:
    """Whom these three belong to, anywhere in the country; None when any of them disagrees."""
    with acting(actor):
        row = first("SELECT * FROM register_match_resident(%s, %s, %s)", [nik, kk_number, birth_date])
    return ResidentMatch(**row) if row else None
