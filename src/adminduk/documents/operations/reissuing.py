"""A family card for a family that the register changed without a case."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from adminduk.documents import jobs
from adminduk.documents.models import Document
from adminduk.documents.operations.ordering import UNSIGNED, drop, order
from adminduk.documents.types import DocumentOrder, Kind, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.jobs import defer
from adminduk.offices.queries import find_office_of
from adminduk.register.queries import ChangedCard


def reissue_family_card(*, actor: Actor, at: datetime, changed: ChangedCard) -> UUID | None:
    """Orders the card of a family once for a change; None when there is nothing to order.

    A card that waits unsigned in a tray is drawn anew instead, and dropped when its family has ended. A
    family whose kab/kota has no office of ours gets none.
    """
    with acting(actor):
        actor.require("documents.order", changed.kabkota)
        cards = Document.objects.filter(kind=Kind.FAMILY_CARD, family_id=changed.family_id)
        unsigned = list(cards.filter(status__in=UNSIGNED).select_for_update().order_by("document_id"))
        if not changed.active:
            drop([one for one in unsigned if one.case_id is None], at)
            return None
        _draw_anew(unsigned, changed)
        known = Q(status=Status.SIGNED, created_at__gte=changed.changed_at) | Q(entry_id=changed.entry_id)
        office = find_office_of(changed.kabkota)
        if unsigned or office is None or cards.filter(known).exists():
            return None
        (document_id,) = order(
            actor=actor,
            at=at,
            orders=[
                DocumentOrder(
                    kind=Kind.FAMILY_CARD,
                    number=changed.kk_number,
                    kabkota=changed.kabkota,
                    office_id=office.id,
                    entry_id=changed.entry_id,
                    family_id=changed.family_id,
                )
            ],
        )
        return document_id


def _draw_anew(unsigned: list[Document], changed: ChangedCard) -> None:
    """What was drawn before the change shows the family as it was; what is only ordered will be right."""
    for one in unsigned:
        if one.status == Status.PREPARED and one.changed_at < changed.changed_at:
            defer(jobs.prepare_document, document_id=one.document_id, kabkota=one.kabkota)
