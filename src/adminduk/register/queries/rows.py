"""From rows (or their JSON) to the register's types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from adminduk.register.types import Citizenship, Family, Life, Member, Person, Relation, Residence, Sex

_ENUMS = {"sex": Sex, "citizenship": Citizenship, "life": Life, "residence": Residence}
_DATES = {"birth_date", "marriage_date"}
_IDS = {"person_id", "mother_id", "father_id"}


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _ENUMS:
        return _ENUMS[name](value)
    if name in _DATES and isinstance(value, str):
        return date.fromisoformat(value)
    if name in _IDS and isinstance(value, str):
        return UUID(value)
    return value


def person_of(row: Mapping[str, Any]) -> Person:
    return Person(**{name: _value(name, row[name]) for name in Person.__slots__})


def family_of(card: Mapping[str, Any]) -> Family:
    members = tuple(
        Member(person_of(row), Relation(row["relation"]), row["position"]) for row in card["members"] or ()
    )
    return Family(
        family_id=UUID(card["family_id"]),
        kk_number=card["kk_number"],
        head_id=UUID(card["head_id"]),
        address=card["address"],
        rt=card["rt"],
        rw=card["rw"],
        village_code=card["village_code"],
        postal_code=card["postal_code"],
        kabkota=card["kabkota"],
        members=members,
    )
