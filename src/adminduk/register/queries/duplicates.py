"""Before a birth is entered: who may be this child already?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import rows
from adminduk.foundation.masking import mask_name
from adminduk.register.naming import SIMILAR, similarity
from adminduk.register.types import PossibleDuplicate, Sex


def find_possible_duplicates(
    *,
    actor: Actor,
    purpose: str,
    mother_id: UUID | None,
    mother_name: str,
    birth_date: date,
    child_name: str,
    child_sex: Sex,
    multiple_birth: bool,
    window_days: int,
    besides: UUID | None = None,
) -> list[PossibleDuplicate]:
    """People of the whole country who may be this child, the likeliest first.

    `window_days` on both sides of the birth date for the same mother; `besides` is the person himself
    when he stands in the register already. Names outside the actor's region come masked.
    """
    with acting(actor):
        found = rows(
            "SELECT * FROM register_similar_births(%s, %s, %s, %s, %s, %s)",
            [mother_id, mother_name, birth_date, window_days, child_name, purpose],
        )
    candidates = _candidates(found, birth_date, child_name, child_sex, multiple_birth, besides)
    return sorted(
        candidates,
        key=lambda one: (one.likely_twin, not one.same_mother, -one.name_similarity, one.days_apart),
    )


def _candidates(
    found: list[dict[str, Any]],
    birth_date: date,
    child_name: str,
    child_sex: Sex,
    multiple_birth: bool,
    besides: UUID | None,
) -> Iterator[PossibleDuplicate]:
    for row in found:
        if row["person_id"] == besides:
            continue
        alike = similarity(row["name"], child_name)
        if not row["same_mother"] and alike < SIMILAR:
            continue
        days = abs((row["birth_date"] - birth_date).days)
        other = alike < SIMILAR or row["sex"] != child_sex
        yield PossibleDuplicate(
            person_id=row["person_id"],
            name=row["name"] if row["inside"] else mask_name(row["name"]),
            nik=row["nik"] if row["inside"] and row["nik"] else "",
            birth_date=row["birth_date"],
            kabkota=row["kabkota"],
            birth_akta_number=row["birth_akta_number"],
            same_mother=row["same_mother"],
            days_apart=days,
            name_similarity=alike,
            likely_twin=multiple_birth and row["same_mother"] and days <= 1 and other,
        )
