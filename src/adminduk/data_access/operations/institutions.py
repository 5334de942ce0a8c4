"""Institutions that serve the public and may ask the register."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from adminduk.data_access.finding import institution_of
from adminduk.data_access.models import Institution
from adminduk.data_access.trail import record_about
from adminduk.data_access.types.outcomes import Sector
from adminduk.data_access.types.refusals import BadInstitution
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id

EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")


def register_institution(
    *,
    actor: Actor,
    at: datetime,
    name: str,
    short_name: str,
    sector: str,
    email: str,
    supervised_by: str = "",
    key: str | None = None,
) -> UUID:
    """A body that may come to an agreement; `sector` (see `Sector`) decides what it pays."""
    facts = _checked(name, short_name, sector, email, supervised_by)
    with acting(actor):
        actor.require("data_access.draft")

        def make() -> str:
            made = Institution.objects.create(institution_id=new_id(), created_at=at, **facts)
            record_about("institution", made.institution_id, actor=actor, at=at, action="register")
            return str(made.institution_id)

        return UUID(once(actor=actor, operation="data_access.institution", key=key, at=at, make=make))


def change_institution(
    *,
    actor: Actor,
    at: datetime,
    institution_id: UUID,
    name: str,
    short_name: str,
    email: str,
    supervised_by: str = "",
) -> None:
    """A corrected name or address. The sector stays: agreements were made for it."""
    with acting(actor):
        actor.require("data_access.draft")
        institution = institution_of(institution_id)
        facts = _checked(name, short_name, institution.kind, email, supervised_by)
        Institution.objects.filter(institution_id=institution_id).update(**facts)
        record_about("institution", institution_id, actor=actor, at=at, action="change")


def _checked(name: str, short_name: str, sector: str, email: str, supervised_by: str) -> dict[str, str]:
    name, short_name, supervised_by = (" ".join(text.split()) for text in (name, short_name, supervised_by))
    email = email.strip().lower()
    known = sector in set(Sector) and EMAIL.fullmatch(email) and len(email) <= 254
    if not known or not 1 <= len(name) <= 160 or not 1 <= len(short_name) <= 40 or len(supervised_by) > 160:
        raise BadInstitution
    return {
        "name": name,
        "short_name": short_name,
        "kind": sector,
        "email": email,
        "supervised_by": supervised_by,
    }
