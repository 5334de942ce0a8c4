from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.register.models import Family as FamilyRow
from adminduk.register.queries.rows import family_of
from adminduk.register.types import Family, FamilyNotActive


def _one(sql: str, facts: list[Any]) -> dict[str, Any] | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        value = cursor.fetchone()[0]
    return json.loads(value) if isinstance(value, str) else value


def get_family(*, actor: Actor, purpose: str, family_id: UUID) -> Family:
    """The family card as it stands, in the actor's jurisdiction; `FamilyNotActive` otherwise."""
    family = find_family_by_id(actor=actor, purpose=purpose, family_id=family_id)
    if family is None:
        raise FamilyNotActive
    return family


def find_family_by_id(*, actor: Actor, purpose: str, family_id: UUID) -> Family | None:
    """The family card if it is active and lies in the actor's jurisdiction."""
    with acting(actor):
        card = _one("SELECT register_family_card(%s)", [family_id])
        if card is None or not card["active"]:
            return None
        record_read(
            actor=actor, purpose=purpose, subject_kind="family", subject_ids=[family_id], elements=["family"]
        )
        return family_of(card)


def find_family_by_kk(*, actor: Actor, purpose: str, kk_number: str) -> Family | None:
    """The active family of that number, in the actor's jurisdiction."""
    with acting(actor):
        row = FamilyRow.objects.filter(kk_number=kk_number, active=True).only("family_id").first()
        return find_family_by_id(actor=actor, purpose=purpose, family_id=row.family_id) if row else None


def get_own_family(*, actor: Actor, purpose: str) -> Family:
    """A resident's own family card. The database itself checks that it is his own, and logs."""
    with acting(actor):
        card = _one("SELECT register_own_family(%s, %s)", [actor.person_id, purpose])
        if card is None:
            raise FamilyNotActive
        return family_of(card)
