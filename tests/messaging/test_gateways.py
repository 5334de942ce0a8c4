"""Each gateway against a counterpart that speaks the provider's protocol on a real socket."""

from __future__ import annotations

import logging
from pathlib import Path
from uuid import UUID

import pytest

from adminduk.foundation.configuration import Misconfigured
from adminduk.messaging.contents import written
from adminduk.messaging.gateways.sms import Sms
from adminduk.messaging.gateways.smtp import Smtp
from adminduk.messaging.gateways.types import Outgoing, TryLater, Uncertain, Unreachable
from adminduk.messaging.gateways.whatsapp import WhatsApp
from adminduk.messaging.types import Recipient
from tests.messaging.conftest import PIN_FACTS, SITI
from tests.messaging.counterparts import (
    Answer,
    MailServer,
    SmsProvider,
    WhatsAppCloud,
    certificate_for_loopback,
    meta_error,
)

ID = UUID("019a9f00-0000-7000-8000-000000000001")
SENDER = "Dukcapil Kabupaten Bogor <layanan@dukcapil.bogorkab.go.id>"


def outgoing(kind: str = "case_received", language: str = "id", to: Recipient = SITI) -> Outgoing:
    facts = {"code": "193746", "minutes": "10"} if kind == "one_time_code" else PIN_FACTS
    return Outgoing(message_id=ID, to=to, language=language, content=written(kind, facts, language))


def cloud_gateway(cloud: WhatsAppCloud, seconds: float = 5) -> WhatsApp:
    return WhatsApp(f"{cloud.url}/v23.0/{cloud.PHONE_NUMBER_ID}", cloud.token, seconds=seconds)


# WhatsApp


def test_whatsapp_gets_a_template_with_its_parameters(whatsapp: WhatsAppCloud) -> None:
    receipt = cloud_gateway(whatsapp).send(outgoing())
    assert receipt.reference.startswith("wamid.")
    (request,) = whatsapp.requests
    assert request["headers"]["Authorization"] == "Bearer secret-token"
    assert request["body"] == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "6281234567890",
        "type": "template",
        "template": {
            "name": "adminduk_case_received",
            "language": {"code": "id"},
            "components": [
                {
                    "type": "body",
                    "parameters": [
                        {"type": "text", "text": PIN_FACTS["number"]},
                        {"type": "text", "text": PIN_FACTS["link"]},
                        {"type": "text", "text": PIN_FACTS["pin"]},
                    ],
                }
            ],
        },
    }


def test_a_code_stands_in_the_body_and_in_the_button_of_an_authentication_template(
    whatsapp: WhatsAppCloud,
) -> None:
    cloud_gateway(whatsapp).send(outgoing("one_time_code", "en"))
    template = whatsapp.requests[0]["body"]["template"]
    assert template["language"] == {"code": "en"}
    assert template["components"] == [
        {"type": "body", "parameters": [{"type": "text", "text": "193746"}]},
        {
            "type": "button",
            "sub_type": "url",
            "index": "0",
            "parameters": [{"type": "text", "text": "193746"}],
        },
    ]


@pytest.mark.parametrize(
    ("answer", "problem", "code"),
    [
        (meta_error(400, 131026, "Message undeliverable"), Unreachable, "whatsapp:131026"),
        (meta_error(429, 130429, "Rate limit hit"), TryLater, "whatsapp:130429"),
        (meta_error(500, 131000, "Something went wrong"), TryLater, "whatsapp:131000"),
        (meta_error(401, 190, "Access token has expired"), TryLater, "whatsapp:190"),
        (meta_error(404, 132001, "Template name does not exist"), TryLater, "whatsapp:132001"),
        (Answer(502, b"<html>Bad Gateway</html>"), Uncertain, "whatsapp:http-502"),
        (Answer(503, b"busy"), TryLater, "whatsapp:http-503"),
        (Answer(200, {"messages": []}), Uncertain, "whatsapp:no-receipt"),
        (Answer(hang_up=True), Uncertain, "whatsapp:broken-off"),
    ],
)
def test_what_whatsapp_answers_says_what_became_of_the_message(
    whatsapp: WhatsAppCloud, answer: Answer, problem: type[Exception], code: str
) -> None:
    whatsapp.will(answer)
    with pytest.raises(problem) as raised:
        cloud_gateway(whatsapp).send(outgoing())
    assert raised.value.code == code  # type: ignore[attr-defined]


def test_a_silent_whatsapp_leaves_us_uncertain(whatsapp: WhatsAppCloud) -> None:
    whatsapp.will(Answer(silent_seconds=0.6))
    with pytest.raises(Uncertain, match="whatsapp:timeout"):
        cloud_gateway(whatsapp, seconds=0.2).send(outgoing())


def test_who_is_not_there_has_certainly_sent_nothing(whatsapp: WhatsAppCloud) -> None:
    gateway = cloud_gateway(whatsapp)
    whatsapp.stop()
    with pytest.raises(TryLater, match="whatsapp:unreachable"):
        gateway.send(outgoing())


# SMS


def test_an_sms_goes_out_under_the_messages_own_key(sms: SmsProvider) -> None:
    receipt = Sms(f"{sms.url}/send", sms.token).send(outgoing())
    assert receipt.reference == "sms-1"
    (request,) = sms.requests
    assert request["headers"]["Idempotency-Key"] == str(ID)
    assert request["body"]["to"] == SITI.phone
    assert request["body"]["reference"] == str(ID)
    assert PIN_FACTS["pin"] in request["body"]["text"]


def test_a_repeated_sms_is_taken_over_but_not_sent_twice(sms: SmsProvider) -> None:
    gateway = Sms(f"{sms.url}/send", sms.token)
    gateway.send(outgoing())
    gateway.send(outgoing())
    assert len(sms.requests) == 2
    assert len(sms.sent) == 1


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (Answer(422, {"error": {"code": "unreachable"}}), Unreachable),
        (Answer(400, {"error": {"code": "bad"}}), TryLater),
        (Answer(401, {}), TryLater),
        (Answer(429, {}), TryLater),
        (Answer(503, b""), TryLater),
        (Answer(500, b"oops"), Uncertain),
        (Answer(504, b"<html>"), Uncertain),
        (Answer(hang_up=True), Uncertain),
        (Answer(silent_seconds=0.6), Uncertain),
    ],
)
def test_what_the_sms_gateway_answers_says_what_became_of_the_message(
    sms: SmsProvider, answer: Answer, problem: type[Exception]
) -> None:
    sms.will(answer)
    with pytest.raises(problem):
        Sms(f"{sms.url}/send", sms.token, seconds=0.2).send(outgoing())


@pytest.mark.parametrize("gateway", [WhatsApp, Sms])
def test_messages_leave_the_machine_encrypted_or_not_at_all(gateway: type[WhatsApp] | type[Sms]) -> None:
    with pytest.raises(Misconfigured, match="https"):
        gateway("http://sms.example.com/send", "token")


# E-mail


def test_a_mail_arrives_with_its_headers(mail: MailServer) -> None:
    Smtp(mail.url, SENDER).send(outgoing())
    (arrived,) = mail.mails
    assert arrived["X-Envelope-To"] == SITI.email
    assert arrived["From"] == SENDER
    assert arrived["To"] == SITI.email
    assert arrived["Subject"] == "Laporan 3201-2611-04217 sudah kami terima"
    assert arrived["Message-ID"] == f"<{ID}@dukcapil.bogorkab.go.id>"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["Date"]
    assert PIN_FACTS["pin"] in arrived.get_content()


def test_a_mail_that_is_repeated_has_the_same_number(mail: MailServer) -> None:
    for _ in range(2):
        Smtp(mail.url, SENDER).send(outgoing())
    first, second = (arrived["Message-ID"] for arrived in mail.mails)
    assert first == second


def test_over_tls_the_mail_server_knows_us_by_name_and_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certificate_for_loopback(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = MailServer(password="rahasia", certificate=certificate)
    try:
        Smtp(f"smtp://layanan:rahasia@127.0.0.1:{server.port}?tls=1", SENDER).send(outgoing())
        assert len(server.mails) == 1
        with pytest.raises(TryLater, match="email:535"):
            Smtp(f"smtp://layanan:salah@127.0.0.1:{server.port}?tls=1", SENDER).send(outgoing())
        with pytest.raises(TryLater, match="530"):
            Smtp(server.url, SENDER).send(outgoing())
    finally:
        server.stop()


def test_a_mail_server_that_cannot_prove_who_it_is_gets_nothing(tmp_path: Path) -> None:
    server = MailServer(certificate=certificate_for_loopback(tmp_path))
    try:
        with pytest.raises(TryLater, match="email:unreachable"):
            Smtp(f"{server.url}?tls=1", SENDER).send(outgoing())
        assert server.mails == []
    finally:
        server.stop()


def test_a_mail_server_without_the_demanded_encryption_gets_nothing(mail: MailServer) -> None:
    with pytest.raises(TryLater):
        Smtp(f"{mail.url}?tls=1", SENDER).send(outgoing())
    assert mail.mails == []


@pytest.mark.parametrize(
    ("command", "reply", "problem", "code"),
    [
        ("RCPT", "550 5.1.1 no such user siti@contoh.id", Unreachable, "email:550"),
        ("RCPT", "450 4.2.1 greylisted", TryLater, "email:450"),
        ("MAIL", "553 5.1.8 sender not allowed", TryLater, "email:sender-553"),
        ("DATA", "554 5.7.1 refused", Unreachable, "email:554"),
        ("DATA", "451 4.3.0 try again", TryLater, "email:451"),
    ],
)
def test_what_the_mail_server_replies_says_what_became_of_the_message(
    mail: MailServer, command: str, reply: str, problem: type[Exception], code: str
) -> None:
    mail.refuse[command] = reply
    with pytest.raises(problem) as raised:
        Smtp(mail.url, SENDER).send(outgoing())
    assert raised.value.code == code  # type: ignore[attr-defined]


def test_a_line_that_breaks_after_the_mail_leaves_us_uncertain(mail: MailServer) -> None:
    mail.hang_up_after_data = True
    with pytest.raises(Uncertain, match="email:broken-off"):
        Smtp(mail.url, SENDER).send(outgoing())


def test_a_mail_server_that_is_away_has_certainly_sent_nothing(mail: MailServer) -> None:
    gateway = Smtp(mail.url, SENDER)
    mail.stop()
    with pytest.raises(TryLater, match="email:unreachable"):
        gateway.send(outgoing())


def test_an_address_of_some_other_kind_is_a_mistake_in_the_settings() -> None:
    with pytest.raises(Misconfigured, match="smtp://"):
        Smtp("http://mail.example.com", SENDER)


def test_no_failure_repeats_a_number_an_address_or_a_text_in_a_log(
    mail: MailServer, sms: SmsProvider, whatsapp: WhatsAppCloud, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    mail.refuse["RCPT"] = "550 5.1.1 no such user siti@contoh.id"
    sms.will(Answer(422, {"error": {"code": SITI.phone}}))
    whatsapp.will(meta_error(400, 131026, f"Cannot reach {SITI.phone}"))
    problems = []
    for gateway in (
        Smtp(mail.url, SENDER),
        Sms(f"{sms.url}/send", sms.token),
        cloud_gateway(whatsapp),
    ):
        with pytest.raises(Unreachable) as raised:
            gateway.send(outgoing())
        problems.append(repr(raised.value) + repr(raised.value.__cause__))
    # What a server's own log says (aiosmtpd's, in this process) is not ours.
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("mail.")]
    said = " ".join(problems + ours)
    for secret in ("81234567890", "siti@contoh.id", PIN_FACTS["pin"]):
        assert secret not in said
