"""SMS by any provider that speaks this small JSON, or by a few lines in front of one that does not.

POST <ADMINDUK_SMS_URL>            Authorization: Bearer <ADMINDUK_SMS_TOKEN>
Idempotency-Key: <id>              the same id again is the same message
{"to": "+6281234567890", "text": "…", "reference": "<id>"}

200, 201 or 202  {"id": "…"}                    taken over
409                                             had been taken over before
422  {"error": {"code": "…"}}                   this number cannot receive it
429, 503                                        later; any other 4xx: we are set up wrongly
another 5xx, or silence                         unknown; we repeat under the same key
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.messaging.gateways.http import PATIENCE, answered, https_only, post
from adminduk.messaging.gateways.types import Outgoing, Receipt, TryLater, Uncertain, Unreachable
from adminduk.messaging.types import Channel, Recipient


@dataclass(frozen=True, slots=True)
class Sms:
    url: str
    token: str
    seconds: float = PATIENCE
    channel: Channel = Channel.SMS
    recognises_repeats: bool = True

    def __post_init__(self) -> None:
        https_only(self.url, "ADMINDUK_SMS_URL")

    def reaches(self, to: Recipient) -> bool:
        return bool(to.phone)

    def send(self, message: Outgoing) -> Receipt:
        reference = str(message.message_id)
        response = post(
            self.url,
            channel=self.channel,
            token=self.token,
            body={"to": message.to.phone, "text": message.content.sms, "reference": reference},
            headers={"Idempotency-Key": reference},
            seconds=self.seconds,
        )
        status = response.status_code
        if response.is_success or status == 409:
            return Receipt(reference=str(answered(response).get("id", "")))
        if status == 422:
            raise Unreachable("sms:422")
        if status >= 500 and status != 503:
            raise Uncertain(f"sms:{status}")
        raise TryLater(f"sms:{status}")
