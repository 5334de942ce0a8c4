"""Staff accounts: opening and closing them, posts, duty, and one's own preferences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.signing_in import passwords
from adminduk.offices import totp
from adminduk.offices.models import Office, Staff
from adminduk.offices.queries.staff import staff_facts
from adminduk.offices.roles import ROLES
from adminduk.offices.trail import record_about
from adminduk.offices.types import (
    BadNip,
    BadStaffName,
    BadTitle,
    BadUsername,
    BeyondOwnSight,
    NewStaff,
    NoSuchOffice,
    NoSuchRole,
    NoSuchStaff,
    OwnAccount,
    StaffFacts,
    UsernameTaken,
)

USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,38}[a-z0-9])")


def create_staff(
    *,
    actor: Actor,
    at: datetime,
    username: str,
    name: str,
    role: str,
    office_id: int,
    nip: str = "",
    title: str = "",
    sight: Sequence[str] = (),
    password: str | None = None,
    totp_secret: str | None = None,
    language: str = "id",
) -> NewStaff:
    """A new account in an office of the actor's jurisdiction (permission staff.manage).

    Without `password` one is made that its owner must change at the first sign-in. The answer holds both
    secrets: they are shown once and cannot be read again. A repeat is refused by the username.
    """
    username = username.strip().lower()
    name, nip, title = " ".join(name.split()), re.sub(r"\s", "", nip), " ".join(title.split())
    if not USERNAME.fullmatch(username):
        raise BadUsername
    _check_post(name, nip, title, role)
    with acting(actor):
        office = _office(actor, office_id)
        _check_sight(actor, sight)
        if password is not None:
            passwords.check_rule(password, username)
        chosen, secret = password or passwords.make_password(), totp_secret or totp.new_secret()
        staff_id = new_id()
        try:
            with transaction.atomic():
                staff = Staff.objects.create(
                    id=staff_id,
                    username=username,
                    name=name,
                    nip=nip,
                    title=title,
                    role=role,
                    office=office,
                    sight=list(sight),
                    password=passwords.hash_password(chosen),
                    password_temporary=password is None,
                    totp_secret=totp.seal_secret(secret, staff_id),
                    language=language,
                    created_at=at,
                )
        except IntegrityError as taken:
            raise UsernameTaken from taken
        detail = {"role": role, "office": office.code}
        record_about(staff, actor=actor, at=at, action="create", detail=detail)
        return NewStaff(staff_facts(staff), chosen, totp.enrolment(secret, username, office.town))


def change_post(
    *,
    actor: Actor,
    at: datetime,
    staff_id: UUID,
    name: str,
    nip: str,
    title: str,
    role: str,
    office_id: int,
) -> StaffFacts:
    """A corrected name, another position, role or office; never one's own."""
    name, nip, title = " ".join(name.split()), re.sub(r"\s", "", nip), " ".join(title.split())
    _check_post(name, nip, title, role)
    with acting(actor):
        staff = managed(actor, staff_id)
        office = _office(actor, office_id)
        detail = {
            "role": role,
            "office": office.code,
            "was": {"role": staff.role, "office": staff.office.code},
        }
        staff.name, staff.nip, staff.title, staff.role, staff.office = name, nip, title, role, office
        staff.save(update_fields=["name", "nip", "title", "role", "office"])
        record_about(staff, actor=actor, at=at, action="change_post", detail=detail)
        return staff_facts(staff)


def deactivate(*, actor: Actor, at: datetime, staff_id: UUID) -> None:
    """Closes the account; its sessions end with their next page. Closing it again changes nothing."""
    with acting(actor):
        staff = managed(actor, staff_id)
        if staff.active:
            Staff.objects.filter(id=staff_id).update(active=False, on_duty=False)
            record_about(staff, actor=actor, at=at, action="deactivate")


def reactivate(*, actor: Actor, at: datetime, staff_id: UUID) -> None:
    """Opens a closed account again, off duty, with the secrets it had."""
    with acting(actor):
        staff = managed(actor, staff_id)
        if not staff.active:
            Staff.objects.filter(id=staff_id).update(active=True)
            record_about(staff, actor=actor, at=at, action="reactivate")


def change_duty(*, actor: Actor, at: datetime, staff_id: UUID, on_duty: bool) -> None:
    """Whether cases are dealt to him: set by himself, or by an administrator (leave, sickness)."""
    with acting(actor):
        staff = _locked(staff_id)
        if actor.id != staff.id:
            actor.require("staff.manage", staff.office.kabkota)
        if not staff.active:
            raise NoSuchStaff
        if staff.on_duty != on_duty:
            Staff.objects.filter(id=staff_id).update(on_duty=on_duty)
            record_about(staff, actor=actor, at=at, action="on_duty" if on_duty else "off_duty")


def set_preferences(*, actor: Actor, at: datetime, language: str, single_keys: bool) -> None:
    """One's own language and whether single letters are shortcuts (WCAG 2.1.4)."""
    with acting(actor):
        staff = _locked(actor.id)
        language = language if language in {"id", "en"} else "id"
        if (staff.language, staff.single_keys) != (language, single_keys):
            Staff.objects.filter(id=staff.id).update(language=language, single_keys=single_keys)
            record_about(staff, actor=actor, at=at, action="set_preferences")


def managed(actor: Actor, staff_id: UUID) -> Staff:
    """The account, locked, if `actor` may manage it and it is not his own."""
    staff = _locked(staff_id)
    actor.require("staff.manage", staff.office.kabkota)
    if actor.id == staff.id:
        raise OwnAccount
    # Who sees more than the administrator does is not his to manage: he could make himself that person.
    _check_sight(actor, staff.sight)
    return staff


def _locked(staff_id: UUID | None) -> Staff:
    found = Staff.objects.select_related("office").select_for_update(of=("self",)).filter(id=staff_id).first()
    if found is None:
        raise NoSuchStaff
    return found


def _office(actor: Actor, office_id: int) -> Office:
    office = Office.objects.filter(id=office_id).first()
    if office is None:
        raise NoSuchOffice
    actor.require("staff.manage", office.kabkota)
    return office


def _check_post(name: str, nip: str, title: str, role: str) -> None:
    if not 1 <= len(name) <= 100:
        raise BadStaffName
    if nip and not re.fullmatch(r"[0-9]{18}", nip):
        raise BadNip
    if len(title) > 160:
        raise BadTitle
    if role not in ROLES:
        raise NoSuchRole


def _check_sight(actor: Actor, sight: Sequence[str]) -> None:
    nation = Scope.nation()
    for code in sight:
        if not (actor.scope == nation if code == "*" else code.isdigit() and actor.scope.covers(code)):
            raise BeyondOwnSight
