"""The answer of a birth as it is kept for a repeat with the same key."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from adminduk.register.types import BirthRegistered

_IDS = {"entry_id", "person_id", "family_id"}


def as_json(done: BirthRegistered) -> dict[str, Any]:
    return {
        name: str(value) if isinstance(value, UUID) else value
        for name, value in ((name, getattr(done, name)) for name in done.__slots__)
    }


def from_json(answer: dict[str, Any]) -> BirthRegistered:
    return BirthRegistered(
        **{name: UUID(value) if name in _IDS and value else value for name, value in answer.items()}
    )
