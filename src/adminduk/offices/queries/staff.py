from __future__ import annotations

from uuid import UUID

from adminduk.foundation.access.types import Actor, Kind, Scope
from adminduk.offices.models import Staff
from adminduk.offices.queries.offices import facts_of
from adminduk.offices.roles import ROLES
from adminduk.offices.types import NoSuchStaff, StaffFacts


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
    )


def find_staff(staff_id: UUID) -> StaffFacts | None:
    staff = Staff.objects.select_related("office").filter(id=staff_id, active=True).first()
    return staff_facts(staff) if staff else None


def get_staff(staff_id: UUID) -> StaffFacts:
    found = find_staff(staff_id)
    if found is None:
        raise NoSuchStaff
    return found


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


def actor_of(staff: StaffFacts) -> Actor:
    """The member of staff as an actor: his role's permissions within his sight."""
    codes = staff.sight or (staff.office.kabkota,)
    return Actor(
        kind=Kind.STAFF,
        id=staff.id,
        name=f"{staff.role.title.id}: {staff.name}",
        scope=Scope.nation() if "*" in codes else Scope.of(*codes),
        permissions=staff.role.permissions,
        office_id=staff.office.id,
    )
