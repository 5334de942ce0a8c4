"""What every gateway is: it takes one message and answers with a receipt or with a kind of failure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from adminduk.messaging.contents import Content
from adminduk.messaging.types import Channel, Recipient


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to be handed over; `message_id` is the same however often it is tried."""

    message_id: UUID
    to: Recipient
    language: str
    content: Content


@dataclass(frozen=True, slots=True)
class Receipt:
    """The gateway has taken the message over; `reference` is its own number for it, or empty."""

    reference: str = ""


class DeliveryProblem(Exception):
    """Why a message was not handed over, as a code ("sms:429"): never with a text of the other side,
    which may repeat a number, an address or the message."""

    def __init__(self, code: str) -> None:
        self.code = code[:60]
        super().__init__(self.code)


class Unreachable(DeliveryProblem):
    """This recipient cannot be reached by this channel, today or tomorrow."""


class TryLater(DeliveryProblem):
    """Certainly not sent, for a reason that passes or that we can mend: busy, down, wrongly set up."""


class Uncertain(DeliveryProblem):
    """The other side fell silent after it had the message: it may have been sent, or not."""


class Gateway(Protocol):
    """`recognises_repeats`: the other side knows a message that it gets twice, and delivers it once."""

    channel: Channel
    recognises_repeats: bool

    def reaches(self, to: Recipient) -> bool: ...

    def send(self, message: Outgoing) -> Receipt:
        """Raises a `DeliveryProblem`."""
        ...
