"""Who manages the keys of an institution: accounts given by the centre's data-access officer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from adminduk.data_access.finding import institution_of
from adminduk.data_access.models import Officer
from adminduk.data_access.operations.institutions import EMAIL
from adminduk.data_access.queries.officers import officer_facts
from adminduk.data_access.trail import record_about
from adminduk.data_access.types.clients import NewOfficer
from adminduk.data_access.types.refusals import BadOfficer, EmailTaken, NoSuchOfficer
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.signing_in import passwords, totp


def appoint_officer(
    *,
    actor: Actor,
    at: datetime,
    institution_id: UUID,
    email: str,
    name: str,
    password: str | None = None,
    totp_secret: str | None = None,
) -> NewOfficer:
    """An account for the institution's own pages. Without `password` one is made that its owner must change.

    The answer holds both secrets: they are shown once and cannot be read again.
    """
    email, name = email.strip().lower(), " ".join(name.split())
    if not EMAIL.fullmatch(email) or len(email) > 254 or not 1 <= len(name) <= 100:
        raise BadOfficer
    with acting(actor):
        actor.require("data_access.draft")
        institution = institution_of(institution_id)
        if password is not None:
            passwords.check_rule(password, email)
        chosen, secret = password or passwords.make_password(), totp_secret or totp.new_secret()
        officer_id = new_id()
        try:
            with transaction.atomic():
                officer = Officer.objects.create(
                    officer_id=officer_id,
                    institution=institution,
                    email=email,
                    name=name,
                    password=passwords.hash_password(chosen),
                    password_temporary=password is None,
                    totp_secret=totp.seal_secret(secret, secret_of(officer_id)),
                    created_at=at,
                )
        except IntegrityError as taken:
            raise EmailTaken from taken
        record_about("officer", officer_id, actor=actor, at=at, action="appoint")
        return NewOfficer(officer_facts(officer), chosen, enrolment_of(officer, secret))


def dismiss_officer(*, actor: Actor, at: datetime, officer_id: UUID) -> None:
    """Closes the account; its sessions end with their next page. Closing it again changes nothing."""
    with acting(actor):
        actor.require("data_access.draft")
        officer = _locked(officer_id)
        if officer.active:
            Officer.objects.filter(officer_id=officer_id).update(active=False)
            record_about("officer", officer_id, actor=actor, at=at, action="dismiss")


def renew_officer_secrets(*, actor: Actor, at: datetime, officer_id: UUID) -> NewOfficer:
    """A new first password and a new second factor for somebody who lost his; sessions end."""
    with acting(actor):
        actor.require("data_access.draft")
        officer = _locked(officer_id)
        if not officer.active:
            raise NoSuchOfficer
        fresh, secret = passwords.make_password(), totp.new_secret()
        officer.password, officer.password_temporary = passwords.hash_password(fresh), True
        officer.totp_secret, officer.last_totp = totp.seal_secret(secret, secret_of(officer_id)), 0
        officer.save(update_fields=["password", "password_temporary", "totp_secret", "last_totp"])
        record_about("officer", officer_id, actor=actor, at=at, action="renew_secrets")
        return NewOfficer(officer_facts(officer), fresh, enrolment_of(officer, secret))


def secret_of(officer_id: UUID) -> str:
    return f"data_access_officer.totp_secret/{officer_id}"


def enrolment_of(officer: Officer, secret: str) -> totp.Enrolment:
    return totp.enrolment(secret, officer.email, officer.institution.short_name)


def _locked(officer_id: UUID) -> Officer:
    found = Officer.objects.select_related("institution").select_for_update(of=("self",))
    officer = found.filter(officer_id=officer_id).first()
    if officer is None:
        raise NoSuchOfficer
    return officer
