"""Institutions on record."""

from __future__ import annotations

from uuid import UUID

from adminduk.data_access.finding import institution_of, sees
from adminduk.data_access.models import Institution
from adminduk.data_access.types.agreements import InstitutionFacts
from adminduk.data_access.types.outcomes import Sector
from adminduk.data_access.types.refusals import NoSuchInstitution
from adminduk.foundation.access.types import Actor


def institution_facts(one: Institution) -> InstitutionFacts:
    return InstitutionFacts(
        id=one.institution_id,
        name=one.name,
        short_name=one.short_name,
        sector=Sector(one.kind),
        supervised_by=one.supervised_by,
        email=one.email,
    )


def list_institutions(*, actor: Actor, text: str = "", limit: int = 500) -> list[InstitutionFacts]:
    """By name; `text` stands in the name or the short name."""
    actor.require("data_access.view")
    found = Institution.objects.order_by("name", "institution_id")
    for word in text.split()[:5]:
        found = found.filter(name__icontains=word) | found.filter(short_name__icontains=word)
    return [institution_facts(one) for one in found[:limit]]


def get_institution(*, actor: Actor, institution_id: UUID) -> InstitutionFacts:
    if not sees(actor, institution_id):
        raise NoSuchInstitution
    return institution_facts(institution_of(institution_id, lock=False))
