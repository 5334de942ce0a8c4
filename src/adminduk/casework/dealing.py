"""Dealing cases: at random among those on duty with the least before them, so that nobody picks whom."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from uuid import UUID

from django.db.models import Count

from adminduk.casework.lifecycle import Status
from adminduk.casework.models import Case
from adminduk.offices.queries import list_staff

OPEN = [Status.SUBMITTED, Status.VERIFYING, Status.RETURNED, Status.VERIFIED, Status.SENT_BACK]


def on_duty(kabkota: str, *, role: str) -> list[UUID]:
    return [one.id for one in list_staff(kabkota=kabkota, role=role) if one.on_duty]


def deal(kabkota: str, *, role: str, besides: Collection[UUID | None] = ()) -> UUID | None:
    """Somebody on duty in that role in that kab/kota, not one of `besides`; None when there is nobody.

    Load is evened out coarsely (by fives), and within the least loaded chance decides: a case cannot be
    steered by sending it in at the right moment.
    """
    staff = [one for one in on_duty(kabkota, role=role) if one not in besides]
    if not staff:
        return None
    loads = dict(
        Case.objects.filter(assigned_to__in=staff, status__in=OPEN)
        .values_list("assigned_to")
        .annotate(count=Count("case_id"))
    )
    least = min(loads.get(one, 0) // 5 for one in staff)
    return secrets.choice([one for one in staff if loads.get(one, 0) // 5 == least])
