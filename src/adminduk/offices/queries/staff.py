from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from adminduk.foundation.access.types import Actor, Kind, Scope
from adminduk.foundation.crypto import blind_index
from adminduk.offices.models import Passkey, Staff
from adminduk.offices.queries.delegations import acts_as_head
from adminduk.offices.queries.offices import facts_of
from adminduk.offices.roles import ACTING_HEAD, ROLES
from adminduk.offices.types import NoSuchStaff, PasskeyFacts, StaffFacts, StaffPage

PAGE = 25


def staff_facts(staff: Staff) -> StaffFacts:
    return StaffFacts(
        id=staff.id,
        username=staff.username,
        name=staff.name,
        nip=staff.nip,
        title=staff.title,
        role=ROLES[staff.role],
        office=facts_of(staff.office),
        sight=tuple(staff.sight),
        active=staff.active,
        on_duty=staff.on_duty,
        language=staff.language,
        single_keys=staff.single_keys,
        password_temporary=staff.password_temporary,
        signed_in_at=staff.signed_in_at,
    )


def find_staff(staff_id: UUID) -> StaffFacts | None:
    staff = Staff.objects.select_related("office").filter(id=staff_id, active=True).first()
    return staff_facts(staff) if staff else None


def get_staff(staff_id: UUID) -> StaffFacts:
    found = find_staff(staff_id)
    if found is None:
        raise NoSuchStaff
    return found


def staff_by_ids(*, staff_ids: Collection[UUID]) -> dict[UUID, StaffFacts]:
    """Those of these ids that work or worked here, whatever became of their accounts."""
    found = Staff.objects.select_related("office").filter(id__in=list(staff_ids))
    return {one.id: staff_facts(one) for one in found}


def list_staff(*, office_id: int | None = None, role: str = "", kabkota: str = "") -> list[StaffFacts]:
    """Active staff, by name."""
    wanted = Staff.objects.select_related("office").filter(active=True)
    if office_id is not None:
        wanted = wanted.filter(office_id=office_id)
    if role:
        wanted = wanted.filter(role=role)
    if kabkota:
        wanted = wanted.filter(office__kabkota=kabkota)
    return [staff_facts(one) for one in wanted.order_by("name")]


def actor_of(staff: StaffFacts, *, at: datetime | None = None) -> Actor:
    """The member of staff as an actor: his role's permissions within his sight; with `at`, also those of the head
    in whose place he acts at that instant."""
    codes = staff.sight or (staff.office.kabkota,)
    return Actor(
        kind=Kind.STAFF,
        id=staff.id,
        name=f"{staff.role.title.id}: {staff.name}",
        scope=Scope.nation() if "*" in codes else Scope.of(*codes),
        permissions=staff.role.permissions | (ACTING_HEAD if at and acts_as_head(staff.id, at=at) else set()),
        office_id=staff.office.id,
    )


def session_mark(staff: Staff) -> str:
    """Changes with the password and the TOTP secret, and tells nothing about either."""
    secrets = staff.password.encode() + bytes(staff.totp_secret)
    return blind_index(secrets.hex(), field="staff-session").hex()


def find_signed_in(*, staff_id: UUID, mark: str) -> StaffFacts | None:
    """Whose session this is; None once the account is closed or a secret of it was changed since."""
    staff = Staff.objects.select_related("office").filter(id=staff_id, active=True).first()
    if staff is None or session_mark(staff) != mark:
        return None
    return staff_facts(staff)


def _within(scope: Scope) -> QuerySet[Staff]:
    """The same rule as `Scope.covers`, as a filter of lists."""
    rule = Q(pk__in=[])
    for code in scope.codes:
        rule |= Q() if code == "*" else Q(office__kabkota__startswith=code)
    found = Staff.objects.select_related("office")
    return found if "*" in scope.codes else found.filter(rule)


def page_of_staff(
    *,
    actor: Actor,
    text: str = "",
    role: str = "",
    office_id: int | None = None,
    active: bool | None = True,
    number: int = 1,
    size: int = PAGE,
) -> StaffPage:
    """Staff that `actor` (with staff.manage) may manage, by name; `text` stands in the name, username or NIP.

    `active` None lists closed accounts too. A page beyond the last gives the last.
    """
    actor.require("staff.manage")
    wanted = _within(actor.scope)
    for word in text.split()[:5]:
        wanted = wanted.filter(
            Q(name__icontains=word) | Q(username__icontains=word) | Q(nip__startswith=word)
        )
    if role:
        wanted = wanted.filter(role=role)
    if office_id is not None:
        wanted = wanted.filter(office_id=office_id)
    if active is not None:
        wanted = wanted.filter(active=active)
    total = wanted.count()
    number = max(1, min(number, -(-total // size)))
    rows = wanted.order_by("name", "id")[(number - 1) * size : number * size]
    return StaffPage(tuple(staff_facts(one) for one in rows), total, number, size)


def get_managed_staff(*, actor: Actor, staff_id: UUID) -> StaffFacts:
    """One account, closed ones included, for those who may manage it."""
    staff = Staff.objects.select_related("office").filter(id=staff_id).first()
    if staff is None:
        raise NoSuchStaff
    actor.require("staff.manage", staff.office.kabkota)
    return staff_facts(staff)


def colleagues(*, scope: Scope, most: int = 300) -> list[StaffFacts]:
    """Everybody who works or worked within `scope`, by name; empty when they are more than `most`."""
    found = [staff_facts(one) for one in _within(scope).order_by("name", "id")[: most + 1]]
    return found if len(found) <= most else []


def list_passkeys(staff_ids: Iterable[UUID]) -> list[PasskeyFacts]:
    return [
        PasskeyFacts(one.id, one.label, one.created_at, one.last_used_at)
        for one in Passkey.objects.filter(staff_id__in=list(staff_ids)).order_by("created_at")
    ]
