"""Finding what an act is about, locked, and whether the actor may touch it."""

from __future__ import annotations

from uuid import UUID

from adminduk.data_access.models import Agreement, Client, Institution, Officer
from adminduk.data_access.types.refusals import (
    NoSuchAgreement,
    NoSuchClient,
    NoSuchInstitution,
    NoSuchOfficer,
)
from adminduk.foundation.access.types import Actor, Kind, NotAllowed

# What an institution's own officer may do, for his institution only.
OWN = "data_access.own"


def agreement_of(agreement_id: UUID, *, lock: bool = True) -> Agreement:
    found = Agreement.objects.select_related("institution").filter(agreement_id=agreement_id)
    agreement = (found.select_for_update(of=("self",)) if lock else found).first()
    if agreement is None:
        raise NoSuchAgreement
    return agreement


def institution_of(institution_id: UUID, *, lock: bool = True) -> Institution:
    found = Institution.objects.filter(institution_id=institution_id)
    institution = (found.select_for_update() if lock else found).first()
    if institution is None:
        raise NoSuchInstitution
    return institution


def client_of(actor: Actor, client_id: str, *, lock: bool = True) -> Client:
    """The client, if `actor` is the centre's data-access officer or one of the client's own institution."""
    found = Client.objects.select_related("agreement__institution").filter(client_id=client_id)
    client = (found.select_for_update(of=("self",)) if lock else found).first()
    # To an institution's officer, another institution's client is one that there is not.
    if client is None or not manages(actor, client.agreement.institution_id):
        raise NoSuchClient
    return client


def own_institution(actor: Actor) -> UUID | None:
    """Whose officer this is; None for staff and for the platform. `NoSuchOfficer` once his account is closed."""
    if actor.kind is not Kind.PARTNER:
        return None
    officer = Officer.objects.filter(officer_id=actor.id, active=True).first()
    if officer is None:
        raise NoSuchOfficer
    return officer.institution_id


def manages(actor: Actor, institution_id: UUID) -> bool:
    """`NotAllowed` for who may manage nobody's; False for another institution's officer."""
    if actor.kind is Kind.PARTNER:
        actor.require(OWN)
        return own_institution(actor) == institution_id
    actor.require("data_access.draft")
    return True


def sees(actor: Actor, institution_id: UUID) -> bool:
    """The same for reading."""
    if actor.kind is Kind.PARTNER:
        actor.require(OWN)
        return own_institution(actor) == institution_id
    actor.require("data_access.view")
    return True


def person_who_acts(actor: Actor) -> UUID:
    """Two people make an agreement, so both must be people: `NotAllowed` for the platform itself."""
    if actor.kind is not Kind.STAFF or actor.id is None:
        raise NotAllowed
    return actor.id
