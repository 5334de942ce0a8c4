"""From the queue to the person: which way, how often, and never twice."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.messaging import jobs
from adminduk.messaging.delivery import DELIVERY, LEASE, PAUSES
from adminduk.messaging.forgetting import forget_old
from adminduk.messaging.models import Message
from adminduk.messaging.types import Channel, Recipient, State
from tests.messaging.conftest import AT, PIN_FACTS, Send
from tests.messaging.counterparts import Answer, MailServer, SmsProvider, WhatsAppCloud, meta_error
from tests.messaging.reading import deliver, deliver_patiently, message, waiting_jobs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_office")]

CODE = {"code": "193746", "minutes": "10"}
UNDELIVERABLE = meta_error(400, 131026, "Message undeliverable")
BUSY = meta_error(429, 130429, "Rate limit hit")


def left_in_hand(message_id: UUID, channel: str) -> None:
    """A worker that died while a gateway had the message."""
    with acting(DELIVERY):
        Message.objects.filter(id=message_id).update(
            state=State.SENDING, channel=channel, claimed_at=AT, tries=1
        )


def test_whatsapp_comes_first_and_nothing_else_is_used(
    send: Send, whatsapp: WhatsAppCloud, sms: SmsProvider, mail: MailServer
) -> None:
    sent = deliver_patiently(send(), AT)
    assert (sent.state, sent.channel, sent.tries, sent.problem) == (State.SENT, Channel.WHATSAPP, 1, "")
    assert sent.sent_at == AT
    assert (len(whatsapp.requests), len(sms.requests), len(mail.mails)) == (1, 0, 0)


def test_what_was_said_is_forgotten_once_it_is_sent(send: Send, mail: MailServer) -> None:
    assert deliver_patiently(send(), AT).facts is None


def test_without_whatsapp_a_notice_goes_by_mail_and_a_code_by_sms(
    send: Send, sms: SmsProvider, mail: MailServer
) -> None:
    assert deliver_patiently(send(), AT).channel == Channel.EMAIL
    assert deliver_patiently(send(kind="one_time_code", facts=CODE), AT).channel == Channel.SMS


def test_who_has_no_mail_gets_an_sms(send: Send, sms: SmsProvider, mail: MailServer) -> None:
    sent = deliver_patiently(send(to=Recipient(phone="+6281234567890")), AT)
    assert (sent.state, sent.channel) == (State.SENT, Channel.SMS)


def test_who_has_no_whatsapp_gets_it_by_the_next_way_at_once(
    send: Send, whatsapp: WhatsAppCloud, sms: SmsProvider
) -> None:
    whatsapp.will(UNDELIVERABLE)
    message_id = send()
    assert deliver(message_id, AT) == []
    sent = message(message_id)
    assert (sent.state, sent.channel, sent.ruled_out) == (State.SENT, Channel.SMS, ["whatsapp"])


def test_who_is_reached_by_no_way_is_undeliverable_and_his_message_dropped(
    send: Send, whatsapp: WhatsAppCloud, mail: MailServer
) -> None:
    whatsapp.will(UNDELIVERABLE)
    mail.refuse["RCPT"] = "550 5.1.1 no such user"
    given_up = deliver_patiently(send(), AT)
    assert (given_up.state, given_up.problem, given_up.facts) == (State.UNDELIVERABLE, "email:550", None)


def test_who_has_nothing_that_we_could_use_is_undeliverable(send: Send, mail: MailServer) -> None:
    given_up = deliver_patiently(send(to=Recipient(phone="+6281234567890")), AT)
    assert (given_up.state, given_up.problem) == (State.UNDELIVERABLE, "no-channel")


def test_a_busy_gateway_is_asked_again_after_a_minute(send: Send, whatsapp: WhatsAppCloud) -> None:
    whatsapp.will(BUSY)
    message_id = send()
    ((again, when),) = deliver(message_id, AT)
    assert (again, when) == (message_id, AT + PAUSES[0])
    waiting = message(message_id)
    assert (waiting.state, waiting.problem) == (State.QUEUED, "whatsapp:130429")
    deliver(message_id, when)
    assert message(message_id).state == State.SENT


def test_the_job_puts_its_successor_into_the_queue(send: Send, whatsapp: WhatsAppCloud) -> None:
    whatsapp.will(BUSY)
    message_id = send()
    jobs.deliver(message_id=str(message_id))
    first, later = waiting_jobs()
    assert first["scheduled_at"] is None
    assert later["scheduled_at"] is not None
    assert later["args"] == {"message_id": str(message_id)}


def test_patience_ends_and_what_failed_is_kept_for_a_person_to_look_at(
    send: Send, whatsapp: WhatsAppCloud
) -> None:
    whatsapp.will(*[BUSY] * 50)
    given_up = deliver_patiently(send(), AT)
    assert (given_up.state, given_up.problem) == (State.FAILED, "whatsapp:130429")
    assert given_up.facts is not None
    assert len(whatsapp.requests) == len(PAUSES) + 1


def test_a_code_that_could_not_be_sent_in_time_is_dropped(send: Send, sms: SmsProvider) -> None:
    sms.will(*[Answer(503, b"")] * 50)
    given_up = deliver_patiently(send(kind="one_time_code", facts=CODE), AT)
    assert (given_up.state, given_up.problem, given_up.facts) == (State.FAILED, "sms:503", None)


def test_a_code_is_never_sent_when_it_is_no_longer_valid(send: Send, sms: SmsProvider) -> None:
    late = send(kind="one_time_code", facts=CODE)
    deliver(late, AT + timedelta(minutes=10))
    given_up = message(late)
    assert (given_up.state, given_up.problem, given_up.facts) == (State.FAILED, "expired", None)
    assert sms.requests == []


def test_a_silent_whatsapp_is_not_asked_twice(send: Send, whatsapp: WhatsAppCloud, mail: MailServer) -> None:
    whatsapp.will(Answer(hang_up=True))
    sent = deliver_patiently(send(), AT)
    assert (sent.state, sent.channel, sent.ruled_out) == (State.SENT, Channel.EMAIL, ["whatsapp"])
    assert len(whatsapp.requests) == 1


def test_a_silent_sms_gateway_is_asked_again_under_the_same_key(send: Send, sms: SmsProvider) -> None:
    message_id = send()
    sms.will(Answer(500, b"oops"))
    sent = deliver_patiently(message_id, AT)
    assert sent.state == State.SENT
    assert [request["headers"]["Idempotency-Key"] for request in sms.requests] == [str(message_id)] * 2


def test_a_job_that_runs_again_after_its_success_sends_nothing(send: Send, sms: SmsProvider) -> None:
    message_id = send()
    for _ in range(3):
        deliver(message_id, AT)
    assert len(sms.requests) == 1


def test_what_a_living_worker_has_in_hand_is_left_to_him(send: Send, sms: SmsProvider) -> None:
    message_id = send()
    left_in_hand(message_id, "sms")
    assert deliver(message_id, AT + timedelta(seconds=30)) == [(message_id, AT + LEASE)]
    assert sms.requests == []


def test_what_a_dead_worker_gave_to_a_gateway_that_knows_repeats_is_given_again(
    send: Send, sms: SmsProvider
) -> None:
    message_id = send()
    left_in_hand(message_id, "sms")
    deliver(message_id, AT + LEASE)
    assert message(message_id).state == State.SENT
    assert len(sms.requests) == 1


def test_what_a_dead_worker_gave_to_whatsapp_goes_another_way(
    send: Send, whatsapp: WhatsAppCloud, sms: SmsProvider
) -> None:
    message_id = send()
    left_in_hand(message_id, "whatsapp")
    deliver(message_id, AT + LEASE)
    sent = message(message_id)
    assert (sent.state, sent.channel) == (State.SENT, Channel.SMS)
    assert whatsapp.requests == []


def test_what_was_claimed_but_never_handed_over_is_sent(send: Send, whatsapp: WhatsAppCloud) -> None:
    message_id = send()
    left_in_hand(message_id, "")
    deliver(message_id, AT + LEASE)
    assert message(message_id).channel == Channel.WHATSAPP


def test_a_message_that_is_gone_is_no_failure(sms: SmsProvider) -> None:
    assert deliver(UUID(int=7), AT) == []


def test_what_nobody_could_send_is_forgotten_after_thirty_days(send: Send) -> None:
    message_id = send()
    deliver(message_id, AT)
    assert forget_old(actor=DELIVERY, at=AT + timedelta(days=29)) == 0
    assert forget_old(actor=DELIVERY, at=AT + timedelta(days=31)) == 1
    assert message(message_id).facts is None


@pytest.mark.django_db(transaction=True)
def test_two_workers_with_one_message_send_it_once(send: Send, whatsapp: WhatsAppCloud) -> None:
    message_id = send(facts=PIN_FACTS)
    together = Barrier(4)

    def work() -> None:
        together.wait()
        deliver(message_id, AT)
        connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(whatsapp.requests) == 1
    assert message(message_id).state == State.SENT
