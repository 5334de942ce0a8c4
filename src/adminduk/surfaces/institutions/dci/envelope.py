"""The three parts of every DCI message: signature, header, message."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec

from adminduk.foundation import clock
from adminduk.surfaces.institutions.dci.signature import signature_of

VERSION = "1.0.0"
# Who we are for those who did not say how they call us.
OURS = "adminduk"
RECEIVED, PENDING, SUCCESS, REJECTED = "rcvd", "pdng", "succ", "rjct"


class Envelope(msgspec.Struct):
    """Header and message as they were sent, byte by byte: that is what is signed."""

    header: msgspec.Raw
    message: msgspec.Raw = msgspec.Raw(b"{}")
    signature: str = ""


class Header(msgspec.Struct):
    message_id: str
    message_ts: str
    action: str
    sender_id: str
    total_count: int
    version: str = VERSION
    sender_uri: str = ""
    receiver_id: str = ""
    is_msg_encrypted: bool = False
    meta: dict[str, Any] = {}


class Rejected(Exception):
    """The whole message is refused: `code` is a reason of the header's list, or "" where the list has none."""

    def __init__(self, code: str, message: str, status: int = 200) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status


def read_envelope(body: bytes) -> tuple[Envelope, Header]:
    try:
        envelope = msgspec.json.decode(body, type=Envelope)
        return envelope, msgspec.json.decode(envelope.header, type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Rejected("", "The message does not have the form of the interface.", 400) from None


def check_header(header: Header, action: str) -> None:
    if header.version != VERSION:
        raise Rejected("rjct.version.invalid", f"Only version {VERSION} is spoken.")
    if header.action != action:
        raise Rejected("rjct.action.invalid", f"The action here is {action}.")
    if not is_time(header.message_ts):
        raise Rejected("rjct.message_ts.invalid", "message_ts must be a time of ISO 8601 with its zone.")
    if header.is_msg_encrypted:
        raise Rejected("", "Encrypted messages are not offered; the way here is encrypted.")


def is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def stamp() -> str:
    return clock.now().isoformat(timespec="seconds")


def new_id() -> str:
    return uuid4().hex


def reply(
    header: Header | None,
    action: str,
    status: str,
    message: dict[str, Any] | None = None,
    *,
    code: str = "",
    said: str = "",
    count: int = 0,
) -> bytes:
    """A signed answer: its fields stand in the order of the published file."""
    told: dict[str, Any] = {
        "version": VERSION,
        "message_id": new_id(),
        "message_ts": stamp(),
        "action": action,
        "status": status,
    }
    if code:
        told["status_reason_code"] = code
    if said:
        told["status_reason_message"] = said
    told |= {"total_count": count, "completed_count": count}
    told["sender_id"] = (header and header.receiver_id) or OURS
    if header is not None:
        told["receiver_id"] = header.sender_id
    told["is_msg_encrypted"] = False
    head = msgspec.json.encode(told)
    body = b"" if message is None else msgspec.json.encode(message)
    parts = [b'{"signature":', msgspec.json.encode(signature_of(head, body, told["sender_id"]))]
    parts += [b',"header":', head]
    if body:
        parts += [b',"message":', body]
    parts.append(b"}")
    return b"".join(parts)
