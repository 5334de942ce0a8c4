"""Writes of messaging."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import F

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope
from adminduk.foundation.audit.operations import record
from adminduk.foundation.crypto import blind_index
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import run, statement
from adminduk.foundation.jobs import defer
from adminduk.messaging.boxes import seal_facts, seal_recipient
from adminduk.messaging.contents import checked_facts, template
from adminduk.messaging.jobs import deliver
from adminduk.messaging.models import Message
from adminduk.messaging.types import (
    Channel,
    MessageNotFound,
    MessageNotStuck,
    OutboxClosed,
    Recipient,
    State,
)


def send(
    *,
    actor: Actor,
    at: datetime,
    kind: str,
    to: Recipient,
    facts: Mapping[str, object],
    kabkota: str,
    subject_kind: str,
    subject_id: UUID | None,
    key: str | None = None,
    language: str = "id",
) -> UUID:
    """Queues one message in the transaction of the act that causes it, and answers its id.

    `kind` names a template of `messaging/templates/`, `facts` are exactly what that template needs,
    `subject_*` is what the message is about (a case, an account). The same `key` in one `kabkota` gives
    the same message and sends nothing new. The right to send is that of the calling act.
    """
    message_id = _id_for(kabkota, key)
    lifetime = template(kind).lifetime
    sealed_facts = seal_facts(message_id, checked_facts(kind, facts))
    with acting(actor.seeing(Scope.of(kabkota))):
        message = Message(
            id=message_id,
            kabkota=kabkota,
            kind=kind,
            language="en" if language.startswith("en") else "id",
            subject_kind=subject_kind,
            subject_id=subject_id,
            recipient=seal_recipient(message_id, to),
            facts=sealed_facts,
            state=str(State.QUEUED),
            queued_at=at,
            expires_at=at + lifetime if lifetime else None,
        )
        if not run(statement("messaging", "queue_message"), vars(message)):
            return message_id
        _log(actor, at, "message.send", message)
        defer(deliver, message_id=message_id)
    return message_id


def send_again(*, actor: Actor, at: datetime, message_id: UUID) -> None:
    """Queues a message that had failed once more; raises `MessageNotFound` or `MessageNotStuck`."""
    with acting(actor):
        message = Message.objects.select_for_update().filter(id=message_id).first()
        if message is None:
            raise MessageNotFound
        actor.require("case.verify", message.kabkota)
        if message.state != State.FAILED or message.facts is None:
            raise MessageNotStuck
        message.state, message.tries, message.ruled_out, message.problem = State.QUEUED, 0, [], ""
        message.save()
        _log(actor, at, "message.resend", message)
        defer(deliver, message_id=message_id)


def leave_in_outbox(*, actor: Actor, at: datetime) -> int:
    """Takes what is queued for the demo's past as sent when it was queued; no gateway is asked.

    Answers how many messages those were. `OutboxClosed` outside the demo.
    """
    if not settings.ADMINDUK_DEMO:
        raise OutboxClosed
    with acting(actor):
        queued = Message.objects.filter(state=State.QUEUED, queued_at__lte=at)
        return queued.update(state=State.SENT, channel=Channel.OUTBOX, sent_at=F("queued_at"), tries=1)


def _id_for(kabkota: str, key: str | None) -> UUID:
    """The same for the same key, so that the primary key alone keeps a message from being there twice."""
    if key is None:
        return new_id()
    return UUID(bytes=blind_index(f"{kabkota}/{key}", field="message key")[:16], version=5)


def _log(actor: Actor, at: datetime, action: str, message: Message) -> None:
    record(
        actor=actor,
        at=at,
        action=action,
        subject_kind="message",
        subject_id=message.id,
        kabkota=message.kabkota,
        detail={"kind": message.kind, message.subject_kind: str(message.subject_id)},
    )
