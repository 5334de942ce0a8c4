"""The secrets of an account: one's own changed by oneself, lost ones reset by an administrator."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.signing_in import passwords
from adminduk.foundation.throttle.operations import count_try, forgive
from adminduk.offices import totp
from adminduk.offices.models import Passkey, Staff
from adminduk.offices.operations.accounts import managed
from adminduk.offices.queries.staff import session_mark
from adminduk.offices.trail import record_about
from adminduk.offices.types import (
    Enrolment,
    NoSuchStaff,
    PasswordUnchanged,
    WrongCode,
    WrongPassword,
)

OWN_TRIES, OWN_WINDOW = 10, timedelta(minutes=15)


def set_password(*, actor: Actor, at: datetime, current: str, new: str) -> str:
    """One's own new password; answers the session mark with which this session may go on."""
    check_own_password(actor=actor, at=at, password=current)
    with acting(actor):
        staff = _own(actor)
        passwords.check_rule(new, staff.username)
        if passwords.fits(new, staff.password):
            raise PasswordUnchanged
        staff.password, staff.password_temporary = passwords.hash_password(new), False
        staff.save(update_fields=["password", "password_temporary"])
        record_about(staff, actor=actor, at=at, action="set_password")
        return session_mark(staff)


def reset_password(*, actor: Actor, at: datetime, staff_id: UUID) -> str:
    """A new first password for somebody who lost his, shown once; his sessions end."""
    with acting(actor):
        staff = managed(actor, staff_id)
        if not staff.active:
            raise NoSuchStaff
        fresh = passwords.make_password()
        staff.password, staff.password_temporary = passwords.hash_password(fresh), True
        staff.save(update_fields=["password", "password_temporary"])
        record_about(staff, actor=actor, at=at, action="reset_password")
        return fresh


def reset_second_factor(*, actor: Actor, at: datetime, staff_id: UUID) -> Enrolment:
    """A new TOTP secret for a lost phone, shown once; passkeys and sessions end with the old one."""
    with acting(actor):
        staff = managed(actor, staff_id)
        if not staff.active:
            raise NoSuchStaff
        secret = totp.new_secret()
        staff.totp_secret, staff.last_totp = totp.seal_secret(secret, staff.id), 0
        staff.save(update_fields=["totp_secret", "last_totp"])
        removed, _ = Passkey.objects.filter(staff=staff).delete()
        record_about(
            staff, actor=actor, at=at, action="reset_second_factor", detail={"passkeys_removed": removed}
        )
        return totp.enrolment(secret, staff.username, staff.office.town)


def propose_totp(*, actor: Actor) -> tuple[bytes, Enrolment]:
    """A new secret to scan, sealed for the session; the old one stays until a code of the new one is shown."""
    staff = _own(actor, lock=False)
    secret = totp.new_secret()
    return totp.seal_secret(secret, staff.id), totp.enrolment(secret, staff.username, staff.office.town)


def show_proposed_totp(*, actor: Actor, sealed: bytes) -> Enrolment:
    """The secret of an enrolment that is not confirmed yet, again."""
    staff = _own(actor, lock=False)
    return totp.enrolment(totp.open_secret(sealed, staff.id), staff.username, staff.office.town)


def confirm_totp(*, actor: Actor, at: datetime, sealed: bytes, code: str) -> str:
    """From now on the proposed secret counts; answers the mark with which this session may go on."""
    count_try(what="staff-own-totp", who=str(actor.id), at=at, limit=OWN_TRIES, per=OWN_WINDOW)
    with acting(actor):
        staff = _own(actor)
        step = totp.matching_step(totp.open_secret(sealed, staff.id), code, at)
        if step is None:
            raise WrongCode
        staff.totp_secret, staff.last_totp = sealed, step
        staff.save(update_fields=["totp_secret", "last_totp"])
        record_about(staff, actor=actor, at=at, action="enrol_totp")
    forgive(what="staff-own-totp", who=str(actor.id))
    return session_mark(staff)


def check_own_password(*, actor: Actor, at: datetime, password: str) -> None:
    """Asked again before a secret is changed: the desk may have been left open. `WrongPassword`."""
    count_try(what="staff-own-password", who=str(actor.id), at=at, limit=OWN_TRIES, per=OWN_WINDOW)
    staff = _own(actor, lock=False)
    if not passwords.fits(password, staff.password):
        with acting(actor):
            record_about(staff, actor=actor, at=at, action="own_password_wrong")
        raise WrongPassword
    forgive(what="staff-own-password", who=str(actor.id))


def _own(actor: Actor, *, lock: bool = True) -> Staff:
    found = Staff.objects.select_related("office").filter(id=actor.id, active=True)
    staff = (found.select_for_update(of=("self",)) if lock else found).first()
    if staff is None:
        raise NoSuchStaff
    return staff
