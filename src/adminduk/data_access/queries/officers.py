"""Officers of institutions: whose session it is, and as whom they act."""

from __future__ import annotations

from uuid import UUID

from adminduk.data_access.finding import OWN, institution_of, own_institution, sees
from adminduk.data_access.models import Officer
from adminduk.data_access.queries.institutions import institution_facts
from adminduk.data_access.types.clients import OfficerFacts
from adminduk.data_access.types.refusals import NoSuchInstitution
from adminduk.foundation.access.types import Actor, Kind, Scope
from adminduk.foundation.crypto import blind_index


def officer_facts(officer: Officer) -> OfficerFacts:
    return OfficerFacts(
        id=officer.officer_id,
        email=officer.email,
        name=officer.name,
        institution=institution_facts(officer.institution),
        active=officer.active,
        password_temporary=officer.password_temporary,
        signed_in_at=officer.signed_in_at,
    )


def session_mark(officer: Officer) -> str:
    """Changes with the password and the TOTP secret, and tells nothing about either."""
    secrets = officer.password.encode() + bytes(officer.totp_secret)
    return blind_index(secrets.hex(), field="partner-session").hex()


def find_officer_signed_in(*, officer_id: UUID, mark: str) -> OfficerFacts | None:
    """Whose session this is; None once the account is closed or a secret of it was changed since."""
    officer = Officer.objects.select_related("institution").filter(officer_id=officer_id, active=True).first()
    if officer is None or session_mark(officer) != mark:
        return None
    return officer_facts(officer)


def actor_of_officer(officer: OfficerFacts) -> Actor:
    """He sees nobody of the register, and of this room what belongs to his institution."""
    return Actor(
        kind=Kind.PARTNER,
        id=officer.id,
        name=f"Petugas {officer.institution.short_name}",
        scope=Scope.none(),
        permissions=frozenset({OWN}),
    )


def list_officers(*, actor: Actor, institution_id: UUID) -> list[OfficerFacts]:
    """Everybody who manages or managed the keys of an institution, by name."""
    if not sees(actor, institution_id):
        raise NoSuchInstitution
    institution_of(institution_id, lock=False)
    found = Officer.objects.select_related("institution").filter(institution_id=institution_id)
    return [officer_facts(one) for one in found.order_by("name", "officer_id")]


def get_own_institution(*, actor: Actor) -> UUID | None:
    """Whose officer this is; None for staff."""
    return own_institution(actor)
