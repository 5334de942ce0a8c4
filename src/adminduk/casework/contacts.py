"""Telling the applicant: by his account's bound contact, or by what he gave at the counter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from adminduk.accounts.queries import find_recipient
from adminduk.casework.models import Case
from adminduk.foundation.access.types import Actor
from adminduk.foundation.crypto import open_sealed
from adminduk.messaging.operations import send
from adminduk.messaging.types import Recipient


def recipient_of(case: Case, actor: Actor) -> Recipient | None:
    """None for somebody who came to the counter without phone and mail: he asks at the counter."""
    if case.contact:
        plain = json.loads(open_sealed(case.contact, context=f"casework_case|contact|{case.case_id}"))
        return Recipient(phone=plain["phone"], email=plain["email"])
    if case.account_id is None:
        return None
    return find_recipient(actor=actor, purpose="case.tell", account_id=case.account_id)


def tell_applicant(
    case: Case,
    *,
    actor: Actor,
    at: datetime,
    kind: str,
    facts: Mapping[str, object],
    key: str,
) -> None:
    """Queues a message in the transaction of the act; the same `key` sends nothing new."""
    to = recipient_of(case, actor)
    if to is None:
        return
    send(
        actor=actor,
        at=at,
        kind=kind,
        to=to,
        facts=facts,
        kabkota=case.kabkota,
        subject_kind="case",
        subject_id=case.case_id,
        key=key,
        language=case.language,
    )


def track_link(case: Case) -> str:
    """Where the case can be followed; the number is no secret, the PIN stands in no address."""
    return f"{settings.ADMINDUK_PUBLIC_URL}/lacak/?nomor={case.number}"
