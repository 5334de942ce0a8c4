"""The facts of a birth as the payload of an entry keeps them, and as columns of a person."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from adminduk.register.types import (
    Birth,
    BirthCorrection,
    ChildFacts,
    ParentFacts,
    Stillbirth,
    StillbirthCorrection,
)

MOTHER_COLUMNS = ("mother_id", "mother_name", "mother_nik")
FATHER_COLUMNS = ("father_id", "father_name", "father_nik")


def birth_facts(birth: Birth | BirthCorrection | Stillbirth | StillbirthCorrection) -> dict[str, Any]:
    """Everything that the notice said, so that an akta can be drawn from the entry alone."""
    facts = asdict(birth)
    for elsewhere in ("evidence", "legal_basis", "case_id", "kabkota", "office_id"):
        facts.pop(elsewhere)
    return facts


def child_columns(child: ChildFacts) -> dict[str, Any]:
    """What an entry says of the child himself, as columns of a person."""
    return {
        "name": child.name,
        "sex": int(child.sex),
        "birth_date": child.birth_date,
        "birth_date_estimated": child.birth_date_estimated,
        "birth_place": child.birth_place,
        "birth_region": child.birth_region,
        "birth_time": child.birth_time,
    }


def _parent(columns: tuple[str, str, str], parent: ParentFacts | None) -> dict[str, Any]:
    if parent is None:
        return dict(zip(columns, (None, "", ""), strict=True))
    return dict(zip(columns, (parent.person_id, parent.name, parent.nik), strict=True))


def named_parent_columns(mother: ParentFacts | None, father: ParentFacts | None) -> dict[str, Any]:
    """Only of the parents that are named: what the register knows of the other one stays."""
    columns = _parent(MOTHER_COLUMNS, mother) if mother else {}
    return columns | (_parent(FATHER_COLUMNS, father) if father else {})


def parent_columns(mother: ParentFacts | None, father: ParentFacts | None) -> dict[str, Any]:
    return _parent(MOTHER_COLUMNS, mother) | _parent(FATHER_COLUMNS, father)
