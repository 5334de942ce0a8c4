"""Opening what a message's link leads to."""

from __future__ import annotations

from datetime import datetime

from adminduk.casework.models import Case, Delivery
from adminduk.casework.queries.tracking import NOBODY, STRANGER
from adminduk.casework.types.refusals import DeliveryExpired, WrongPin
from adminduk.casework.types.views import DeliveredDocument, DeliveryView
from adminduk.documents.queries import list_of_case
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.crypto import check_secret
from adminduk.foundation.db.sql import first
from adminduk.foundation.throttle.guessing import count_guess, forgive_guesses


def open_delivery(*, at: datetime, token: str, pin: str, remote: str) -> tuple[Actor, DeliveryView]:
    """The documents behind a link, for whoever has the PIN; and the actor who may download them.

    `WrongPin`, `DeliveryExpired`, `TooManyTries`.
    """
    count_guess(what="download", who=token, at=at, remote=remote)
    with acting(STRANGER):
        row = first("SELECT * FROM casework_find_delivery(%s)", [token])
    right = check_secret(pin.strip(), row["pin_hash"] if row else NOBODY)
    if row is None or not right:
        raise WrongPin
    forgive_guesses(what="download", who=token)
    if row["withdrawn"] or row["expires_at"] <= at:
        raise DeliveryExpired
    actor = Actor(kind=Kind.PUBLIC, id=None, name="Pemegang PIN", case_id=row["case_id"])
    with acting(actor):
        Delivery.objects.filter(token=token, opened_at__isnull=True).update(opened_at=at)
        parcel = Delivery.objects.get(token=token)
        case = Case.objects.get(case_id=parcel.case_id)
        documents = list_of_case(actor=actor, case_id=parcel.case_id)
        record_read(
            actor=actor,
            purpose="download",
            subject_kind="case",
            subject_ids=[parcel.case_id],
            elements=["delivery"],
        )
    return actor, DeliveryView(
        case_id=parcel.case_id,
        number=case.number,
        documents=tuple(
            DeliveredDocument(one.document_id, one.kind, one.number, one.size)
            for one in documents
            if one.document_id in parcel.document_ids
        ),
        expires_at=parcel.expires_at,
    )


def delivery_holds(*, actor: Actor, at: datetime, token: str) -> bool:
    """Whether the link that `actor` opened with its PIN is still good: neither replaced nor over."""
    with acting(actor):
        return Delivery.objects.filter(token=token, withdrawn_at__isnull=True, expires_at__gt=at).exists()
