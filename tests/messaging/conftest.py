from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from adminduk.foundation.access.types import Actor, Kind, Scope
from adminduk.messaging import operations
from adminduk.messaging.types import Recipient
from tests.messaging.counterparts import MailServer, SmsProvider, WhatsAppCloud

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
BOGOR = "3201"
SITI = Recipient(phone="+6281234567890", email="siti@contoh.id")
PIN_FACTS = {"number": "3201-2611-04217", "link": "https://dukcapil.bogorkab.go.id/lacak/", "pin": "480921"}


@pytest.fixture
def rina() -> Actor:
    """An officer of Kabupaten Bogor."""
    return Actor(
        kind=Kind.STAFF,
        id=uuid4(),
        name="Rina",
        scope=Scope.of(BOGOR),
        permissions=frozenset({"case.verify", "case.view"}),
    )


@pytest.fixture
def garut() -> Actor:
    """An officer of another kabupaten."""
    return Actor(
        kind=Kind.STAFF,
        id=uuid4(),
        name="Dedi",
        scope=Scope.of("3205"),
        permissions=frozenset({"case.verify", "case.view"}),
    )


@pytest.fixture
def real_office(settings: object) -> None:
    """Not the demo, and no gateway yet."""
    settings.ADMINDUK_DEMO = False  # type: ignore[attr-defined]


@pytest.fixture
def whatsapp(settings: object) -> Iterator[WhatsAppCloud]:
    cloud = WhatsAppCloud()
    settings.ADMINDUK_WHATSAPP_URL = f"{cloud.url}/v23.0/{cloud.PHONE_NUMBER_ID}"  # type: ignore[attr-defined]
    settings.ADMINDUK_WHATSAPP_TOKEN = cloud.token  # type: ignore[attr-defined]
    yield cloud
    cloud.stop()


@pytest.fixture
def sms(settings: object) -> Iterator[SmsProvider]:
    provider = SmsProvider()
    settings.ADMINDUK_SMS_URL = f"{provider.url}/send"  # type: ignore[attr-defined]
    settings.ADMINDUK_SMS_TOKEN = provider.token  # type: ignore[attr-defined]
    yield provider
    provider.stop()


@pytest.fixture
def mail(settings: object) -> Iterator[MailServer]:
    server = MailServer()
    settings.ADMINDUK_SMTP_URL = server.url  # type: ignore[attr-defined]
    settings.ADMINDUK_MAIL_FROM = "Dukcapil Kabupaten Bogor <layanan@dukcapil.bogorkab.go.id>"  # type: ignore[attr-defined]
    yield server
    server.stop()


Send = Callable[..., UUID]


@pytest.fixture
def send(rina: Actor) -> Send:
    """Queues one message about a case, to Siti unless said otherwise."""

    def queue(
        kind: str = "case_received",
        to: Recipient = SITI,
        facts: dict[str, str] = PIN_FACTS,
        key: str | None = None,
        actor: Actor = rina,
        subject_id: UUID | None = None,
    ) -> UUID:
        return operations.send(
            actor=actor,
            at=AT,
            kind=kind,
            to=to,
            facts=facts,
            kabkota=BOGOR,
            subject_kind="case",
            subject_id=subject_id or uuid4(),
            key=key,
        )

    return queue
