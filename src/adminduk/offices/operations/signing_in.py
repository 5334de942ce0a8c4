"""Signing in: a password, then a code or a passkey. Guessing is slowed, and every miss leaves a line."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind, Scope
from adminduk.foundation.audit.operations import record
from adminduk.foundation.signing_in import passwords
from adminduk.foundation.throttle.operations import TooManyTries, count_try, forgive
from adminduk.offices import totp
from adminduk.offices.models import Staff
from adminduk.offices.queries.staff import actor_of, session_mark, staff_facts
from adminduk.offices.trail import record_about
from adminduk.offices.types import Challenge, SignedIn, WrongCode, WrongPassword

WINDOW, DAY = timedelta(minutes=15), timedelta(days=1)
# Five misses from one place close that place; a stranger elsewhere needs four times as many to close the
# account itself, so that he cannot keep its owner out so easily. A whole office shares one address.
TRIES_HERE, TRIES_ANYWHERE, TRIES_OF_ADDRESS = 5, 20, 100
CODES, CODES_A_DAY = 5, 30


def check_password(*, at: datetime, username: str, password: str, remote: str) -> Challenge:
    """The first step. `WrongPassword` says not which of the two was wrong, and takes as long for both.

    `TooManyTries` holds the minutes until the next try. `remote` is an address, kept as a hash only.
    """
    username = username.strip().lower()
    last_try = _count_password(username, remote, at)
    staff = Staff.objects.select_related("office").filter(username=username, active=True).first()
    right = passwords.fits(password, staff.password if staff else passwords.nobodys_hash())
    if staff is None or not right:
        _record_miss(staff, at=at, why="password", locked=last_try)
        raise WrongPassword
    forgive(what="staff-password-here", who=f"{username}/{remote}")
    forgive(what="staff-password", who=username)
    if passwords.should_be_hashed_anew(staff.password):
        # Stronger parameters since the last time: only now is the password here in clear.
        Staff.objects.filter(id=staff.id, password=staff.password).update(
            password=passwords.hash_password(password)
        )
    return Challenge(staff_id=staff.id, has_passkeys=staff.passkeys.exists())


def check_totp(*, at: datetime, staff_id: UUID, code: str) -> SignedIn:
    """The second step, for somebody whose password was right just now. Each code opens once."""
    left = count_try(what="staff-totp", who=str(staff_id), at=at, limit=CODES, per=WINDOW)
    left = min(left, count_try(what="staff-totp-day", who=str(staff_id), at=at, limit=CODES_A_DAY, per=DAY))
    staff = Staff.objects.select_related("office").filter(id=staff_id, active=True).first()
    secret = totp.open_secret(staff.totp_secret, staff.id) if staff else totp.new_secret()
    step = totp.matching_step(secret, code, at)
    if staff is None or step is None or not _open_once(staff, step, at):
        _record_miss(staff, at=at, why="code", locked=left == 0)
        raise WrongCode
    forgive(what="staff-totp", who=str(staff_id))
    forgive(what="staff-totp-day", who=str(staff_id))
    return signed_in(staff, at=at)


def record_sign_out(*, actor: Actor, at: datetime) -> None:
    staff = Staff.objects.select_related("office").filter(id=actor.id).first()
    if staff:
        with acting(actor):
            record_about(staff, actor=actor, at=at, action="sign_out")


def signed_in(staff: Staff, *, at: datetime) -> SignedIn:
    """What the session keeps of somebody who has shown both factors."""
    staff.signed_in_at = at
    return SignedIn(staff=staff_facts(staff), mark=session_mark(staff))


def _open_once(staff: Staff, step: int, at: datetime) -> bool:
    """Two at once with one code: the row lock of the UPDATE lets the first through, the second finds its
    step used."""
    actor = actor_of(staff_facts(staff))
    with acting(actor):
        fresh = Staff.objects.filter(id=staff.id, active=True, last_totp__lt=step)
        if fresh.update(last_totp=step, signed_in_at=at) != 1:
            return False
        record_about(staff, actor=actor, at=at, action="sign_in", detail={"by": "totp"})
        return True


def _count_password(username: str, remote: str, at: datetime) -> bool:
    """Whether this was the last try before a lock."""
    left = [
        count_try(what="staff-password-from", who=remote, at=at, limit=TRIES_OF_ADDRESS, per=WINDOW),
        count_try(
            what="staff-password-here", who=f"{username}/{remote}", at=at, limit=TRIES_HERE, per=WINDOW
        ),
        count_try(what="staff-password", who=username, at=at, limit=TRIES_ANYWHERE, per=WINDOW),
    ]
    return min(left) == 0


def _record_miss(staff: Staff | None, *, at: datetime, why: str, locked: bool) -> None:
    """A username that nobody has is not written down: people type passwords into the wrong box."""
    stranger = Actor(kind=Kind.PUBLIC, id=None, name="sign-in", scope=Scope.none())
    with acting(stranger):
        for action in ["sign_in_failed", *(["locked_out"] if locked else [])]:
            if staff:
                record_about(staff, actor=stranger, at=at, action=action, detail={"by": why})
            else:
                record(
                    actor=stranger,
                    at=at,
                    action=f"staff.{action}",
                    subject_kind="staff",
                    subject_id="unknown",
                    detail={"by": why},
                )


__all__ = ["TooManyTries", "check_password", "check_totp", "record_sign_out", "signed_in"]
