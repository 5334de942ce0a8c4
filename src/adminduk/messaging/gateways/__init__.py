"""The ways out. Which of them exist here is a matter of settings."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from adminduk.messaging.gateways.outbox import Outbox
from adminduk.messaging.gateways.sms import Sms
from adminduk.messaging.gateways.smtp import Smtp
from adminduk.messaging.gateways.types import Gateway
from adminduk.messaging.gateways.whatsapp import WhatsApp
from adminduk.messaging.types import Channel, Recipient

__all__ = ["configured", "in_order"]


def configured() -> tuple[Gateway, ...]:
    """The gateways that the settings name; in the demo the outbox as well."""
    ways: list[Gateway] = []
    if settings.ADMINDUK_WHATSAPP_URL:
        ways.append(WhatsApp(settings.ADMINDUK_WHATSAPP_URL, settings.ADMINDUK_WHATSAPP_TOKEN))
    if settings.ADMINDUK_SMS_URL:
        ways.append(Sms(settings.ADMINDUK_SMS_URL, settings.ADMINDUK_SMS_TOKEN))
    if settings.ADMINDUK_SMTP_URL:
        ways.append(Smtp(settings.ADMINDUK_SMTP_URL, settings.ADMINDUK_MAIL_FROM))
    if settings.ADMINDUK_DEMO:
        ways.append(Outbox())
    return tuple(ways)


def in_order(
    ways: Sequence[Gateway], prefer: Sequence[Channel], to: Recipient, ruled_out: Sequence[str]
) -> list[Gateway]:
    """Those that reach `to` and are not ruled out, the preferred first and the outbox last of all."""
    rank = {channel: place for place, channel in enumerate(prefer)}
    fit = [way for way in ways if way.channel not in ruled_out and way.reaches(to)]
    return sorted(fit, key=lambda way: rank.get(way.channel, len(rank)))
