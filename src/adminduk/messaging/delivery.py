"""Handing one message over: at most once for certain, at least once where a repeat does no harm.

A message is claimed in one transaction, handed over outside any, and settled in another. Whoever finds
it claimed and silent knows only that it *may* have left: by a gateway that recognises repeats it is
handed over again, by another it is not, and the next channel is taken instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.crypto import blind_index
from adminduk.messaging.boxes import facts_of, recipient_of
from adminduk.messaging.contents import template, written
from adminduk.messaging.gateways import configured, in_order
from adminduk.messaging.gateways.types import Gateway, Outgoing, Receipt, TryLater, Uncertain, Unreachable
from adminduk.messaging.models import Message
from adminduk.messaging.types import State

DELIVERY = system("delivery of messages", Scope.nation())

# Longer than all time limits of all gateways together: who is silent for so long has died.
LEASE = timedelta(minutes=5)
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440)]
SHORT_PAUSES = [timedelta(seconds=seconds) for seconds in (5, 10, 20, 40, 60, 120, 120)]

Again = Callable[[UUID, datetime], None]


@dataclass(slots=True)
class _Round:
    """One claim of one message: what to hand over, by which ways, and how that went."""

    outgoing: Outgoing
    claimed_at: datetime
    ways: list[Gateway]
    ruled_out: list[str]
    problem: str = ""
    hopeful: bool = field(default=False)

    @property
    def claim(self) -> dict[str, object]:
        """Names the row only while this claim holds: a slow worker must not settle another's round."""
        return {"id": self.outgoing.message_id, "state": State.SENDING, "claimed_at": self.claimed_at}


def deliver_message(*, message_id: UUID, at: datetime, again: Again) -> None:
    """Takes the message as far as it goes now; `again(message_id, when)` is called to go on later.

    Safe to run any number of times and at the same time: what is sent, failed or being sent by somebody
    who lives is left alone.
    """
    claimed = _claim(message_id, at, again)
    if claimed is None:
        return
    for way in claimed.ways:
        if not _announce(claimed, way):
            return
        try:
            receipt = way.send(claimed.outgoing)
        except Unreachable as problem:
            claimed.problem = problem.code
            claimed.ruled_out.append(way.channel)
        except TryLater as problem:
            claimed.problem = problem.code
            claimed.hopeful = True
        except Uncertain as problem:
            claimed.problem = problem.code
            if way.recognises_repeats:
                claimed.hopeful = True
                break
            claimed.ruled_out.append(way.channel)
        else:
            _sent(claimed, way, receipt, at)
            return
    _not_sent(claimed, at, again)


def _claim(message_id: UUID, at: datetime, again: Again) -> _Round | None:
    with acting(DELIVERY):
        message = Message.objects.select_for_update().filter(id=message_id).first()
        if message is None or message.state not in {State.QUEUED, State.SENDING}:
            return None
        ways = configured()
        if message.state == State.SENDING and message.claimed_at:
            if at < message.claimed_at + LEASE:
                again(message_id, message.claimed_at + LEASE)
                return None
            _presume_left(message, ways)
        if message.facts is None or (message.expires_at and at >= message.expires_at):
            _close(message, State.FAILED, "expired", forget=True)
            return None
        to = recipient_of(message)
        fit = in_order(ways, template(message.kind).prefer, to, message.ruled_out)
        if not fit:
            # No gateway at all is our own fault, and the message is kept for the day when there is one.
            nobody = not ways
            _close(
                message,
                State.FAILED if nobody else State.UNDELIVERABLE,
                "no-gateway" if nobody else message.problem or "no-channel",
                forget=not nobody,
            )
            return None
        message.state, message.claimed_at, message.channel = State.SENDING, at, ""
        message.tries += 1
        message.save()
        outgoing = Outgoing(
            message_id=message.id,
            to=to,
            language=message.language,
            content=written(message.kind, facts_of(message), message.language),
        )
        return _Round(outgoing, at, fit, list(message.ruled_out))


def _presume_left(message: Message, ways: tuple[Gateway, ...]) -> None:
    """Somebody died while a gateway had the message."""
    way = next((one for one in ways if one.channel == message.channel), None)
    if message.channel and not (way and way.recognises_repeats):
        message.ruled_out = [*message.ruled_out, message.channel]
        message.problem = f"{message.channel}:unknown"


def _announce(claimed: _Round, way: Gateway) -> bool:
    """Writes down which gateway gets the message, before it gets it; false when the claim is lost."""
    with acting(DELIVERY):
        return bool(
            Message.objects.filter(**claimed.claim).update(
                channel=way.channel, ruled_out=claimed.ruled_out, problem=claimed.problem
            )
        )


def _sent(claimed: _Round, way: Gateway, receipt: Receipt, at: datetime) -> None:
    reference = blind_index(receipt.reference, field="message reference") if receipt.reference else None
    done: dict[str, object] = {
        "state": State.SENT,
        "channel": way.channel,
        "sent_at": at,
        "reference": reference,
        "problem": "",
    }
    if not settings.ADMINDUK_DEMO:
        done["facts"] = None
    with acting(DELIVERY):
        Message.objects.filter(**claimed.claim).update(**done)


def _not_sent(claimed: _Round, at: datetime, again: Again) -> None:
    with acting(DELIVERY):
        message = Message.objects.select_for_update().filter(**claimed.claim).first()
        if message is None:
            return
        message.ruled_out = claimed.ruled_out
        pauses = SHORT_PAUSES if message.expires_at else PAUSES
        if not claimed.hopeful:
            _close(message, State.UNDELIVERABLE, claimed.problem, forget=True)
        elif message.tries > len(pauses):
            _close(message, State.FAILED, claimed.problem, forget=bool(message.expires_at))
        else:
            message.state, message.channel, message.problem = State.QUEUED, "", claimed.problem
            message.save()
            again(message.id, at + pauses[message.tries - 1])


def _close(message: Message, state: State, problem: str, *, forget: bool) -> None:
    message.state, message.problem = state, problem
    if forget and not settings.ADMINDUK_DEMO:
        message.facts = None
    message.save()
