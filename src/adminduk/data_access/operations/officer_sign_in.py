"""Signing in to an institution's own pages: a password, then a code. Guessing is slowed, every miss leaves a line."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from adminduk.data_access.models import Officer
from adminduk.data_access.operations.officers import enrolment_of, secret_of
from adminduk.data_access.queries.officers import actor_of_officer, officer_facts, session_mark
from adminduk.data_access.trail import record_about
from adminduk.data_access.types.clients import OfficerSignedIn
from adminduk.data_access.types.refusals import NoSuchOfficer, WrongSignIn
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind, Scope
from adminduk.foundation.signing_in import passwords, totp
from adminduk.foundation.signing_in.types import PasswordUnchanged, WrongCode
from adminduk.foundation.throttle.guessing import count_guess, forgive_guesses

PASSWORD, CODE, OWN = "partner-password", "partner-totp", "partner-own-password"


def check_officer_password(*, at: datetime, email: str, password: str, remote: str) -> UUID:
    """The first step; answers whose code is asked for next. `WrongSignIn` says not which of the two was wrong, and
    takes as long for both. `TooManyTries` when guessed. `remote` is an address, kept as a hash only."""
    email = email.strip().lower()
    count_guess(what=PASSWORD, who=email, at=at, remote=remote)
    officer = Officer.objects.select_related("institution").filter(email=email, active=True).first()
    right = passwords.fits(password, officer.password if officer else passwords.nobodys_hash())
    if officer is None or not right:
        _record_miss(officer, at=at, by="password")
        raise WrongSignIn
    forgive_guesses(what=PASSWORD, who=email)
    if passwords.should_be_hashed_anew(officer.password):
        Officer.objects.filter(officer_id=officer.officer_id, password=officer.password).update(
            password=passwords.hash_password(password)
        )
    return officer.officer_id


def check_officer_totp(*, at: datetime, officer_id: UUID, code: str) -> OfficerSignedIn:
    """The second step, for somebody whose password was right just now. Each code opens once."""
    count_guess(what=CODE, who=str(officer_id), at=at)
    officer = Officer.objects.select_related("institution").filter(officer_id=officer_id, active=True).first()
    secret = totp.open_secret(officer.totp_secret, secret_of(officer_id)) if officer else totp.new_secret()
    step = totp.matching_step(secret, code, at)
    if officer is None or step is None or not _open_once(officer, step, at):
        _record_miss(officer, at=at, by="code")
        raise WrongCode
    forgive_guesses(what=CODE, who=str(officer_id))
    officer.signed_in_at = at
    return OfficerSignedIn(officer_facts(officer), session_mark(officer))


def change_officer_password(*, actor: Actor, at: datetime, current: str, new: str) -> str:
    """One's own new password; answers the session mark with which this session may go on."""
    count_guess(what=OWN, who=str(actor.id), at=at)
    officer = Officer.objects.filter(officer_id=actor.id, active=True).first()
    if actor.kind is not Kind.PARTNER or officer is None:
        raise NoSuchOfficer
    if not passwords.fits(current, officer.password):
        _record_miss(officer, at=at, by="own password")
        raise WrongSignIn
    forgive_guesses(what=OWN, who=str(actor.id))
    passwords.check_rule(new, officer.email)
    if passwords.fits(new, officer.password):
        raise PasswordUnchanged
    with acting(actor):
        officer.password, officer.password_temporary = passwords.hash_password(new), False
        officer.save(update_fields=["password", "password_temporary"])
        record_about("officer", officer.officer_id, actor=actor, at=at, action="set_password")
    return session_mark(officer)


def propose_officer_totp(*, actor: Actor, at: datetime, password: str) -> bytes:
    """A new secret for another phone, sealed for the session, once one's own password was shown again; the old one
    stays until a code of the new one is shown."""
    count_guess(what=OWN, who=str(actor.id), at=at)
    officer = _own(actor)
    if not passwords.fits(password, officer.password):
        _record_miss(officer, at=at, by="own password")
        raise WrongSignIn
    forgive_guesses(what=OWN, who=str(actor.id))
    return totp.seal_secret(totp.new_secret(), secret_of(officer.officer_id))


def show_officer_totp(*, actor: Actor, sealed: bytes) -> totp.Enrolment:
    """The secret of an enrolment that is not confirmed yet, to be scanned."""
    officer = _own(actor)
    return enrolment_of(officer, totp.open_secret(sealed, secret_of(officer.officer_id)))


def confirm_officer_totp(*, actor: Actor, at: datetime, sealed: bytes, code: str) -> str:
    """From now on the proposed secret counts; answers the mark with which this session may go on."""
    count_guess(what=CODE, who=str(actor.id), at=at)
    with acting(actor):
        officer = _own(actor)
        step = totp.matching_step(totp.open_secret(sealed, secret_of(officer.officer_id)), code, at)
        if step is None:
            raise WrongCode
        officer.totp_secret, officer.last_totp = sealed, step
        officer.save(update_fields=["totp_secret", "last_totp"])
        record_about("officer", officer.officer_id, actor=actor, at=at, action="enrol_totp")
    forgive_guesses(what=CODE, who=str(actor.id))
    return session_mark(officer)


def _own(actor: Actor) -> Officer:
    found = Officer.objects.select_related("institution").filter(officer_id=actor.id, active=True).first()
    if actor.kind is not Kind.PARTNER or found is None:
        raise NoSuchOfficer
    return found


def record_officer_sign_out(*, actor: Actor, at: datetime) -> None:
    with acting(actor):
        record_about("officer", actor.id, actor=actor, at=at, action="sign_out")


def _open_once(officer: Officer, step: int, at: datetime) -> bool:
    """Two at once with one code: the row lock of the UPDATE lets the first through."""
    actor = actor_of_officer(officer_facts(officer))
    with acting(actor):
        fresh = Officer.objects.filter(officer_id=officer.officer_id, active=True, last_totp__lt=step)
        if fresh.update(last_totp=step, signed_in_at=at) != 1:
            return False
        record_about("officer", officer.officer_id, actor=actor, at=at, action="sign_in")
        return True


def _record_miss(officer: Officer | None, *, at: datetime, by: str) -> None:
    """An address that nobody has is not written down: people type passwords into the wrong box."""
    stranger = Actor(kind=Kind.PUBLIC, id=None, name="sign-in", scope=Scope.none())
    with acting(stranger):
        subject = officer.officer_id if officer else "unknown"
        record_about("officer", subject, actor=stranger, at=at, action="sign_in_failed", detail={"by": by})
