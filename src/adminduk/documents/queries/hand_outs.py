from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Max, Q

from adminduk.documents.models import HandOut
from adminduk.documents.types.hand_outs import HandOuts, Way
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor


def count_hand_outs(*, actor: Actor, document_ids: Sequence[UUID]) -> dict[UUID, HandOuts]:
    """How often each of these documents was given out; those that never were are left out."""
    with acting(actor):
        rows = (
            HandOut.objects.filter(document_id__in=document_ids)
            .values("document_id")
            .annotate(
                downloads=Count("pk", filter=Q(way=Way.DOWNLOAD)),
                at_desk=Count("pk", filter=Q(way=Way.DESK)),
                copies=Count("pk", filter=Q(way=Way.COPY)),
                last_at=Max("at"),
            )
        )
        return {row.pop("document_id"): HandOuts(**row) for row in rows}
