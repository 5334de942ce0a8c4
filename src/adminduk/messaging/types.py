"""What messaging takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class Channel(StrEnum):
    WHATSAPP = "whatsapp"
    SMS = "sms"
    EMAIL = "email"
    OUTBOX = "outbox"

    @property
    def label(self) -> Both:
        return CHANNEL_LABELS[self]


CHANNEL_LABELS = {
    Channel.WHATSAPP: Both(id="WhatsApp", en="WhatsApp"),
    Channel.SMS: Both(id="SMS", en="SMS"),
    Channel.EMAIL: Both(id="Surel", en="E-mail"),
    Channel.OUTBOX: Both(id="Kotak keluar demo", en="Demo outbox"),
}


class State(StrEnum):
    """Where a message is. `sending` lasts while a gateway is being asked."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNDELIVERABLE = "undeliverable"

    @property
    def label(self) -> Both:
        return STATE_LABELS[self]


STATE_LABELS = {
    State.QUEUED: Both(id="Menunggu dikirim", en="Waiting to be sent"),
    State.SENDING: Both(id="Sedang dikirim", en="Being sent"),
    State.SENT: Both(id="Terkirim", en="Sent"),
    State.FAILED: Both(id="Gagal dikirim", en="Could not be sent"),
    State.UNDELIVERABLE: Both(id="Penerima tidak terjangkau", en="Recipient cannot be reached"),
}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where somebody can be reached: `phone` in E.164 ("+62812…"), `email`, or both."""

    phone: str | None = None
    email: str | None = None

    def __post_init__(self) -> None:
        if not (self.phone or self.email):
            raise ValueError("a recipient has a phone number or an e-mail address")


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message as the log of a case shows it: whom and what is masked or left out."""

    message_id: UUID
    kind: str
    to: str
    state: State
    channel: Channel | None
    tries: int
    problem: str
    queued_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """One message of the demo, readable: what each channel would have carried."""

    message_id: UUID
    kind: str
    phone: str | None
    email: str | None
    language: str
    state: State
    channel: Channel | None
    queued_at: datetime
    subject: str
    email_text: str
    whatsapp_text: str
    sms_text: str


class OutboxClosed(Refused):
    sentence = Both(
        id="Kotak keluar hanya ada pada demo. Pesan yang sebenarnya tidak dapat dibaca di sini.",
        en="There is an outbox in the demo only. Real messages cannot be read here.",
    )


class MessageNotFound(Refused):
    sentence = Both(
        id="Pesan itu tidak ada di wilayah Anda.",
        en="There is no such message in your region.",
    )


class MessageNotStuck(Refused):
    """Only a message that failed, and whose text is still kept, may be sent again."""

    sentence = Both(
        id="Pesan ini tidak perlu atau tidak dapat dikirim ulang.",
        en="This message need not or cannot be sent again.",
    )
