"""What `send` writes, and that nothing is sent before its act is committed."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.audit.models import Act
from adminduk.foundation.db.sql import rows
from adminduk.foundation.jobs import kept_back
from adminduk.foundation.refusals import Refused
from adminduk.messaging import operations, queries
from adminduk.messaging.models import Message
from adminduk.messaging.types import (
    Channel,
    MessageNotFound,
    MessageNotStuck,
    OutboxClosed,
    Recipient,
    State,
)
from tests.messaging.conftest import AT, BOGOR, PIN_FACTS, SITI, Send
from tests.messaging.reading import deliver, deliver_patiently, message, waiting_jobs

pytestmark = pytest.mark.django_db


class ChangedHisMind(Refused):
    pass


def test_a_message_is_queued_with_its_job(send: Send) -> None:
    message_id = send()
    assert message(message_id).state == State.QUEUED
    assert [job["args"] for job in waiting_jobs()] == [{"message_id": str(message_id)}]


@pytest.mark.django_db(transaction=True)
def test_a_rollback_sends_nothing(send: Send, rina: Actor) -> None:
    with pytest.raises(ChangedHisMind), acting(rina):
        message_id = send()
        raise ChangedHisMind
    with acting(rina):
        assert not Message.objects.filter(id=message_id).exists()
    assert waiting_jobs() == []


def test_nothing_personal_lies_in_clear_in_the_table_the_queue_or_the_trail(send: Send) -> None:
    send()
    kept = rows("SELECT * FROM procrastinate_jobs") + rows("SELECT * FROM procrastinate_events")
    kept += list(Act.objects.values())
    text = json.dumps(kept, default=str)
    row = (
        rows("SELECT set_config('adminduk.scope', '*', true)") and rows("SELECT * FROM messaging_message")[0]
    )
    for column, value in row.items():
        text += f" {column} {bytes(value)!r}" if isinstance(value, memoryview | bytes) else f" {value}"
    for secret in (SITI.phone, SITI.phone[3:], SITI.email, *PIN_FACTS.values()):  # type: ignore[index]
        assert str(secret) not in text


def test_the_same_key_twice_is_one_message(send: Send) -> None:
    assert send(key="received/1") == send(key="received/1")
    assert len(waiting_jobs()) == 1


def test_messages_without_a_key_are_each_their_own(send: Send) -> None:
    assert send() != send()


def test_somebody_without_any_sight_causes_messages_for_the_act_that_he_may_do(send: Send) -> None:
    stranger = Actor(kind=Kind.PUBLIC, id=None, name="Warga")
    message_id = send(actor=stranger)
    with acting(stranger):
        assert not Message.objects.filter(id=message_id).exists(), "he does not see it himself"
    assert message(message_id).state == State.QUEUED


def test_a_recipient_can_be_reached_somehow() -> None:
    with pytest.raises(ValueError, match="phone number or an e-mail"):
        Recipient()


def test_facts_that_do_not_fit_are_refused_before_anything_is_written(send: Send) -> None:
    with pytest.raises(ValueError, match="needs the facts"):
        send(facts={"number": "1"})
    assert waiting_jobs() == []


def test_the_demo_shows_what_would_have_been_sent(send: Send, rina: Actor) -> None:
    message_id = send()
    assert deliver(message_id, AT) == []
    (shown,) = queries.list_outbox(actor=rina, purpose="demo")
    assert shown.message_id == message_id
    assert (shown.state, shown.channel) == (State.SENT, Channel.OUTBOX)
    assert shown.phone == SITI.phone
    assert PIN_FACTS["pin"] in shown.sms_text
    assert PIN_FACTS["link"] in shown.email_text
    assert PIN_FACTS["number"] in shown.subject


def test_there_is_no_outbox_outside_the_demo(send: Send, rina: Actor, real_office: None) -> None:
    send()
    with pytest.raises(OutboxClosed):
        queries.list_outbox(actor=rina, purpose="curiosity")


def test_the_log_of_a_case_masks_the_contact_and_leaves_out_the_text(send: Send, rina: Actor) -> None:
    case_id = uuid4()
    message_id = send(subject_id=case_id)
    (line,) = queries.list_messages(actor=rina, purpose="case", subject_id=case_id)
    assert (line.message_id, line.kind, line.state) == (message_id, "case_received", State.QUEUED)
    assert line.to.endswith("890")
    assert "12345" not in line.to


def test_another_regions_officer_sees_and_resends_nothing(send: Send, garut: Actor) -> None:
    case_id = uuid4()
    message_id = send(subject_id=case_id)
    assert queries.list_messages(actor=garut, purpose="case", subject_id=case_id) == ()
    with pytest.raises(MessageNotFound):
        operations.send_again(actor=garut, at=AT, message_id=message_id)


def test_a_message_that_failed_is_sent_again_by_hand(
    send: Send, rina: Actor, real_office: None, settings: object
) -> None:
    message_id = send()
    assert deliver_patiently(message_id, AT).state == State.FAILED
    assert message(message_id).problem == "no-gateway"
    operations.send_again(actor=rina, at=AT, message_id=message_id)
    settings.ADMINDUK_DEMO = True  # type: ignore[attr-defined]
    assert deliver_patiently(message_id, AT).state == State.SENT


def test_a_message_that_was_sent_is_not_sent_again_by_hand(send: Send, rina: Actor) -> None:
    message_id = send()
    deliver(message_id, AT)
    with pytest.raises(MessageNotStuck):
        operations.send_again(actor=rina, at=AT, message_id=message_id)


def test_only_who_may_verify_resends(send: Send, rina: Actor, real_office: None) -> None:
    message_id = send()
    deliver(message_id, AT)
    visitor = Actor(kind=Kind.STAFF, id=uuid4(), name="Tamu", scope=rina.scope)
    with pytest.raises(Refused):
        operations.send_again(actor=visitor, at=AT, message_id=message_id)
    assert message(message_id).kabkota == BOGOR


def test_what_belongs_to_the_past_is_listed_and_not_queued(send: Send) -> None:
    with kept_back() as listed:
        message_id = send()
    assert listed == [("messaging.jobs.deliver", {"message_id": str(message_id)})]
    assert waiting_jobs() == []
    send()
    assert len(waiting_jobs()) == 1


def test_messages_of_the_demos_past_lie_in_its_outbox_without_a_gateway_being_asked(
    send: Send, rina: Actor
) -> None:
    message_id = send()
    assert operations.leave_in_outbox(actor=rina, at=AT) == 1
    sent = message(message_id)
    assert (sent.state, sent.channel, sent.sent_at) == (State.SENT, Channel.OUTBOX, sent.queued_at)
    assert operations.leave_in_outbox(actor=rina, at=AT) == 0


def test_outside_the_demo_no_message_is_taken_as_sent(send: Send, rina: Actor, settings: object) -> None:
    settings.ADMINDUK_DEMO = False
    message_id = send()
    with pytest.raises(OutboxClosed):
        operations.leave_in_outbox(actor=rina, at=AT)
    assert message(message_id).state == State.QUEUED
