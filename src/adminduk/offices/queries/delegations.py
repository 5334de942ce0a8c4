from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from adminduk.foundation.clock import day_at
from adminduk.offices.models import Delegation
from adminduk.offices.types import DelegationFacts


def _facts(one: Delegation) -> DelegationFacts:
    return DelegationFacts(
        id=one.id,
        kabkota=one.office.kabkota,
        staff_id=one.staff_id,
        name=one.staff.name,
        nip=one.staff.nip,
        form=one.form,
        title=one.title,
        decree_number=one.decree_number,
        decree_date=one.decree_date,
        since=one.since,
        until=one.until,
    )


def find_acting_head(kabkota: str, day: date) -> DelegationFacts | None:
    """Who acts as head of the kab/kota's office on `day`; None when the head himself does."""
    found = Delegation.objects.select_related("office", "staff").filter(
        office__kabkota=kabkota, since__lte=day, until__gte=day, staff__active=True
    )
    one = found.order_by("-created_at").first()
    return _facts(one) if one else None


def find_last_delegation(staff_id: UUID) -> DelegationFacts | None:
    """The member of staff's delegation that ends last, past ones included."""
    found = Delegation.objects.select_related("office", "staff").filter(staff_id=staff_id)
    one = found.order_by("-until").first()
    return _facts(one) if one else None


def list_delegations(kabkota: str = "") -> list[DelegationFacts]:
    """The newest first."""
    found = Delegation.objects.select_related("office", "staff").filter(office__kabkota__startswith=kabkota)
    return [_facts(one) for one in found.order_by("-since", "-created_at")[:100]]


def acts_as_head(staff_id: UUID, *, at: datetime) -> bool:
    """Whether a delegation of this member of staff is in force at `at`."""
    found = Delegation.objects.select_related("office").filter(staff_id=staff_id)
    return any(one.since <= day_at(at, one.office.zone) <= one.until for one in found)
