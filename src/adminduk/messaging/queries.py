"""Reads of messaging."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.masking import mask_email, mask_phone
from adminduk.messaging.boxes import facts_of, recipient_of
from adminduk.messaging.contents import written
from adminduk.messaging.models import Message
from adminduk.messaging.types import Channel, MessageLine, OutboxClosed, OutboxMessage, Recipient, State


def list_messages(*, actor: Actor, purpose: str, subject_id: UUID) -> tuple[MessageLine, ...]:
    """What was sent about one case or account, newest first, without what it said."""
    with acting(actor):
        found = tuple(
            _line(one) for one in Message.objects.filter(subject_id=subject_id).order_by("-queued_at")
        )
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="message",
            subject_ids=[line.message_id for line in found],
            elements=["masked contact"],
        )
    return found


def list_outbox(*, actor: Actor, purpose: str, newest: int = 50) -> tuple[OutboxMessage, ...]:
    """The newest messages of the demo, readable; `OutboxClosed` everywhere else."""
    if not settings.ADMINDUK_DEMO:
        raise OutboxClosed
    with acting(actor):
        kept = Message.objects.filter(facts__isnull=False).order_by("-queued_at", "-id")[:newest]
        found = tuple(_readable(one) for one in kept)
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="message",
            subject_ids=[one.message_id for one in found],
            elements=["contact", "text"],
        )
    return found


def _line(message: Message) -> MessageLine:
    return MessageLine(
        message_id=message.id,
        kind=message.kind,
        to=_masked(recipient_of(message), message.channel),
        state=State(message.state),
        channel=_channel(message),
        tries=message.tries,
        problem=message.problem,
        queued_at=message.queued_at,
        sent_at=message.sent_at,
    )


def _masked(to: Recipient, channel: str) -> str:
    if to.email and (channel == Channel.EMAIL or not to.phone):
        return mask_email(to.email)
    return mask_phone(to.phone or "")


def _channel(message: Message) -> Channel | None:
    return Channel(message.channel) if message.channel else None


def _readable(message: Message) -> OutboxMessage:
    to = recipient_of(message)
    content = written(message.kind, facts_of(message), message.language)
    return OutboxMessage(
        message_id=message.id,
        kind=message.kind,
        phone=to.phone,
        email=to.email,
        language=message.language,
        state=State(message.state),
        channel=_channel(message),
        queued_at=message.queued_at,
        subject=content.subject,
        email_text=content.email,
        whatsapp_text=content.whatsapp,
        sms_text=content.sms,
    )
