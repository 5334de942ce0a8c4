"""Messages about an alarm: to the institution, and to the centre where it has an address."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from adminduk.data_access.models import Agreement, Alarm
from adminduk.foundation.access.types import Actor
from adminduk.messaging.operations import send
from adminduk.messaging.types import Recipient

# Messages belong to a region; these are the nation's, and no region has this code.
NATION = "00"


def tell_about(alarm: Alarm, agreement: Agreement, *, kind: str, actor: Actor, at: datetime) -> None:
    """Once for each address; nothing of any resident stands in it."""
    facts = {"institution": agreement.institution.name, "agreement": agreement.pks_number}
    for email in dict.fromkeys([agreement.institution.email, settings.ADMINDUK_DATA_ACCESS_MAIL]):
        if email:
            send(
                actor=actor,
                at=at,
                kind=kind,
                to=Recipient(email=email),
                facts=facts,
                kabkota=NATION,
                subject_kind="alarm",
                subject_id=alarm.alarm_id,
                key=f"{alarm.alarm_id}/{kind}/{email}",
            )
