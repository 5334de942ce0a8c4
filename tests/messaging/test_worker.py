"""The whole way: an act commits, a real worker takes its job, a real mail server gets the mail."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.configuration import PROJECT
from adminduk.foundation.db.sql import rows
from adminduk.foundation.refusals import Refused
from adminduk.messaging.types import State
from tests.messaging.conftest import PIN_FACTS, SITI, Send
from tests.messaging.counterparts import MailServer
from tests.messaging.reading import message, waiting_jobs

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_office")]


class ChangedHisMind(Refused):
    pass


def work_until_nothing_waits(mail: MailServer) -> None:
    """The worker as `bin/run` starts it: a process of its own, with its settings in the environment."""
    done = subprocess.run(
        [sys.executable, "-m", "adminduk.cli", "worker", "--once", "--queues", "messages"],
        env=os.environ
        | {
            "ADMINDUK_DEMO": "0",
            "ADMINDUK_PUBLIC_URL": "https://dukcapil.bogorkab.go.id",
            "ADMINDUK_SMTP_URL": mail.url,
            "PYTHONPATH": str(PROJECT / "src"),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for secret in (SITI.email, SITI.phone, PIN_FACTS["pin"]):
        assert str(secret) not in done.stdout + done.stderr


def test_a_worker_sends_what_was_committed_and_nothing_else(
    send: Send, mail: MailServer, rina: Actor
) -> None:
    with pytest.raises(ChangedHisMind), acting(rina):
        send()
        raise ChangedHisMind
    message_id = send()
    work_until_nothing_waits(mail)
    (arrived,) = mail.mails
    assert arrived["X-Envelope-To"] == SITI.email
    assert str(message_id) in arrived["Message-ID"]
    assert message(message_id).state == State.SENT
    assert waiting_jobs() == []


def test_a_mail_server_that_is_busy_gets_the_mail_later(send: Send, mail: MailServer) -> None:
    mail.refuse["RCPT"] = "450 4.2.1 greylisted"
    message_id = send()
    work_until_nothing_waits(mail)
    assert message(message_id).state == State.QUEUED
    (later,) = waiting_jobs()
    assert later["args"] == {"message_id": str(message_id)}
    assert later["scheduled_at"] is not None
    finished = rows("SELECT status FROM procrastinate_jobs WHERE queue_name = 'messages' ORDER BY id")
    assert [job["status"] for job in finished] == ["succeeded", "todo"]
