"""Sealing what a message says and to whom, each bound to its row and column."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from uuid import UUID

from adminduk.foundation.crypto import open_sealed, seal
from adminduk.messaging.models import Message
from adminduk.messaging.types import Recipient


def seal_recipient(message_id: UUID, to: Recipient) -> bytes:
    return _seal("recipient", message_id, asdict(to))


def seal_facts(message_id: UUID, facts: Mapping[str, str]) -> bytes:
    return _seal("facts", message_id, facts)


def recipient_of(message: Message) -> Recipient:
    return Recipient(**_open("recipient", message.id, message.recipient))


def facts_of(message: Message) -> dict[str, str]:
    """The facts of a message that still has them."""
    if message.facts is None:
        raise ValueError("the facts of this message are gone")
    return _open("facts", message.id, message.facts)


def _seal(column: str, message_id: UUID, value: Mapping[str, str | None]) -> bytes:
    plain = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
    return seal(plain, context=f"messaging_message/{column}/{message_id}")


def _open(column: str, message_id: UUID, box: bytes) -> dict[str, str]:
    return json.loads(open_sealed(box, context=f"messaging_message/{column}/{message_id}"))
