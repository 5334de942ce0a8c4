"""Acting heads: who signs while the head is away (Plh) or the post is vacant (Plt)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at
from adminduk.foundation.db.ids import new_id
from adminduk.offices.models import Delegation, Office, Staff
from adminduk.offices.trail import record_about
from adminduk.offices.types import (
    DELEGATION_FORMS,
    BadDelegation,
    DelegationOverlaps,
    NoSuchDelegation,
    NoSuchStaff,
)


def delegate(
    *,
    actor: Actor,
    at: datetime,
    staff_id: UUID,
    form: str,
    decree_number: str,
    decree_date: date,
    since: date,
    until: date,
    title: str = "",
) -> UUID:
    """Makes a member of staff acting head of his kab/kota's office from `since` to `until`, both included.

    `title` is the post that he acts in; by default the head's, as on record, or the office's. `BadDelegation`,
    `DelegationOverlaps`. He signs with his own certificate, which is issued as any other.
    """
    decree_number, title = " ".join(decree_number.split()), " ".join(title.split())
    with acting(actor):
        staff = Staff.objects.select_related("office").filter(id=staff_id, active=True).first()
        if staff is None:
            raise NoSuchStaff
        kabkota = staff.office.kabkota
        actor.require("staff.delegate", kabkota)
        # Held, so that two administrators do not name two heads for one day.
        office = Office.objects.select_for_update().filter(kabkota=kabkota, kind="dinas").first()
        if office is None:
            raise NoSuchStaff
        if not title:
            head = Staff.objects.filter(office__kabkota=kabkota, role="head", active=True).exclude(
                id=staff_id
            )
            title = (head.order_by("name").values_list("title", flat=True).first() or "").strip()
            title = title or f"Kepala {office.name}"
        if form not in DELEGATION_FORMS or not 1 <= len(decree_number) <= 80 or not title or len(title) > 160:
            raise BadDelegation
        if since > until or decree_date > since or until < day_at(at, office.zone):
            raise BadDelegation
        if Delegation.objects.filter(office=office, since__lte=until, until__gte=since).exists():
            raise DelegationOverlaps
        made = Delegation.objects.create(
            id=new_id(),
            office=office,
            staff=staff,
            form=form,
            title=title,
            decree_number=decree_number,
            decree_date=decree_date,
            since=since,
            until=until,
            created_at=at,
            created_by=actor.id,
        )
        _tell(staff, made, actor=actor, at=at, action="delegate")
        return made.id


def end_delegation(*, actor: Actor, at: datetime, delegation_id: UUID) -> None:
    """The head is back: the delegation ends with yesterday; one that had not begun is never in force."""
    with acting(actor):
        found = Delegation.objects.select_for_update(of=("self",)).select_related("office", "staff")
        one = found.filter(id=delegation_id).first()
        if one is None:
            raise NoSuchDelegation
        actor.require("staff.delegate", one.office.kabkota)
        yesterday = day_at(at, one.office.zone) - timedelta(days=1)
        if one.until > yesterday:
            one.until = yesterday
            one.save(update_fields=["until"])
            _tell(one.staff, one, actor=actor, at=at, action="delegation_ended")


def _tell(staff: Staff, one: Delegation, *, actor: Actor, at: datetime, action: str) -> None:
    detail = {"form": one.form, "since": one.since.isoformat(), "until": one.until.isoformat()}
    record_about(staff, actor=actor, at=at, action=action, detail={**detail, "delegation": str(one.id)})
