"""The demo's gateway: nothing leaves the machine, and the outbox page shows what would have been sent."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.messaging.gateways.types import Outgoing, Receipt
from adminduk.messaging.types import Channel, Recipient


@dataclass(frozen=True, slots=True)
class Outbox:
    channel: Channel = Channel.OUTBOX
    recognises_repeats: bool = True

    def reaches(self, to: Recipient) -> bool:
        return True

    def send(self, message: Outgoing) -> Receipt:
        return Receipt()
