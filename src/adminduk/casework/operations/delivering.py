"""The last step: when all documents of a case are signed, its people get a link and a PIN."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from adminduk.casework.contacts import tell_applicant
from adminduk.casework.lifecycle import Status, Step
from adminduk.casework.models import Case, Delivery
from adminduk.casework.steps import held, take
from adminduk.documents.operations import lift_document
from adminduk.documents.queries import list_of_case
from adminduk.documents.types import Status as DocumentStatus
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.crypto import hash_secret, random_digits

# A link in a message is a key that lies about; the documents stay, and a new link can always be had.
LINK_LASTS = timedelta(days=90)
PIN_DIGITS = 6


def lift_signed(*, actor: Actor, at: datetime, case_id: UUID) -> None:
    """Adds to the signed documents of a case what proves their signatures for decades, before they are sent.
    Safe to run twice, and after each signature: what is lifted stays as it is."""
    documents = list_of_case(actor=actor, case_id=case_id)
    for one in documents:
        if one.status == DocumentStatus.SIGNED:
            lift_document(actor=actor, at=at, document_id=one.document_id)


def finish_if_all_signed(*, actor: Actor, at: datetime, case_id: UUID) -> bool:
    """Finishes a case whose documents are all signed. Safe to run twice: the second time finds it done."""
    with acting(actor):
        case = held(case_id)
        documents = list_of_case(actor=actor, case_id=case_id)
        documents = [one for one in documents if one.superseded_at is None]
        if case.status != Status.REGISTERED or not documents:
            return False
        if any(one.status != DocumentStatus.SIGNED for one in documents):
            return False
        case.closed_at = at
        take(case, Step.FINISH, actor=actor, at=at)
        _deliver(case, actor, at, [one.document_id for one in documents])
        return True


def renew_delivery(*, actor: Actor, at: datetime, case_id: UUID) -> None:
    """A new link and PIN to the bound contact; the earlier ones end. Asked for on the tracking page."""
    with acting(actor):
        case = held(case_id)
        if actor.kind is Kind.STAFF:
            actor.require("case.view", case.kabkota)
        if case.status != Status.DONE:
            return
    # Whoever may see the case may see what it yielded: a resident too, whose account names no case.
    holder = replace(actor, case_id=case_id)
    with acting(holder):
        case = held(case_id)
        signed = list_of_case(actor=holder, case_id=case_id)
        in_force = [one for one in signed if one.superseded_at is None] or signed
        _deliver(case, holder, at, [one.document_id for one in in_force])


def _deliver(case: Case, actor: Actor, at: datetime, document_ids: list[UUID]) -> None:
    Delivery.objects.filter(case_id=case.case_id, withdrawn_at__isnull=True).update(withdrawn_at=at)
    token, pin = secrets.token_urlsafe(18), random_digits(PIN_DIGITS)
    Delivery.objects.create(
        token=token,
        case_id=case.case_id,
        kabkota=case.kabkota,
        document_ids=document_ids,
        pin_hash=hash_secret(pin),
        created_at=at,
        expires_at=at + LINK_LASTS,
    )
    tell_applicant(
        case,
        actor=actor,
        at=at,
        kind="documents_ready",
        facts={
            "number": case.number,
            "link": f"{settings.ADMINDUK_PUBLIC_URL}/unduh/{token}/",
            "pin": pin,
        },
        key=f"ready/{token}",
    )
