"""Institutions hear of changes of those they serve: of nobody else, in order, signed, and each in the log."""

from __future__ import annotations

import json
import threading
from base64 import b64decode, urlsafe_b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from adminduk.data_access import operations, queries
from adminduk.data_access.followers import tell_changes
from adminduk.data_access.models import Access, ChangeEvent, Subscription
from adminduk.data_access.types import (
    BadKinds,
    BadWebhook,
    FeedNotAgreed,
    NoSuchAgreement,
    Outcome,
    ReceiverFailed,
    Way,
)
from adminduk.data_access.webhooks import check_address
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.journal.followers import Follower, follow_once
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.operations import enter
from adminduk.register.types import Death
from tests import institutions as made
from tests.data_access.looking import an_access
from tests.people import BOGOR, HENDRA, TODAY, asep_and_siti, settle

pytestmark = pytest.mark.django_db
FEED = system("feed", Scope.nation(), "data_access.feed")
FOLLOWER = Follower("data_access.feed", tell_changes)


@dataclass
class Receiver:
    """What an institution runs: a real server that keeps what came and answers as it is told."""

    url: str = ""
    status: int = 204
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    kept = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(kept.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Tests read what came, not the log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    kept.url = f"http://localhost:{server.server_port}/kabar"
    yield kept
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def bank() -> Any:
    return made.partner(feed=True)


@pytest.fixture
def family() -> Any:
    return settle(asep_and_siti())


def served(partner: Any, *people: Any, **more: Any) -> None:
    for one in people:
        an_access(one.person_id, partner.number, partner.client.number, **more)
    # Lines of the test's own transaction are not below the oldest running one: counted as if they were.
    from django.db import connection

    with acting(FEED), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO data_access_served (subject_id, agreement_no, since) "
            "SELECT DISTINCT subject_id, agreement_no, now() FROM data_access_access "
            "WHERE way <> 5 AND outcome IN (1, 3, 4) ON CONFLICT DO NOTHING"
        )


def subscribed(partner: Any, url: str = "", kinds: tuple[str, ...] = ("death", "marital")) -> None:
    operations.subscribe(
        actor=partner.drafter, at=now(), client_id=partner.client.client_id, kinds=kinds, url=url
    )


def asep_dies(family: Any) -> None:
    death = Death(
        kabkota=BOGOR,
        office_id=1,
        registered_on=TODAY,
        effective_on=TODAY,
        person_id=family.members[0].person_id,
        place="RSUD Cibinong",
        legal_basis=("UU 24/2013 art. 44",),
    )
    enter(actor=HENDRA, at=now(), key=None, event=death)
    seal_waiting(at=now())
    follow_once(FOLLOWER, at=now())


def read(partner: Any, after: int = 0, most: int = 100) -> Any:
    return operations.take_changes(
        actor=partner.drafter, at=now(), agreement_no=partner.number, after=after, most=most
    )


def feed_lines() -> int:
    with acting(FEED):
        return Access.objects.filter(way=Way.FEED).count()


def test_who_serves_a_man_and_his_wife_hears_of_both_in_order(bank: Any, family: Any) -> None:
    asep, siti = family.members[:2]
    served(bank, asep, siti)
    subscribed(bank)
    asep_dies(family)
    changes = read(bank)
    assert [one.seq for one in changes.events] == [1, 2]
    assert {(one.kind, one.nik) for one in changes.events} == {("death", asep.nik), ("marital", siti.nik)}
    assert (changes.until, changes.more) == (2, False)


def test_of_people_whom_it_does_not_serve_it_hears_nothing(bank: Any, family: Any) -> None:
    served(bank, family.members[2])
    subscribed(bank)
    asep_dies(family)
    assert read(bank).events == ()


def test_only_kinds_that_were_asked_for_become_events(bank: Any, family: Any) -> None:
    served(bank, *family.members)
    subscribed(bank, kinds=("death",))
    asep_dies(family)
    assert [one.kind for one in read(bank).events] == ["death"]


def test_each_event_is_one_line_of_the_log_however_often_it_is_read(bank: Any, family: Any) -> None:
    served(bank, family.members[0])
    subscribed(bank)
    asep_dies(family)
    assert feed_lines() == 0
    first, again = read(bank), read(bank)
    assert feed_lines() == 1
    assert first.events[0].access_id == again.events[0].access_id
    with acting(FEED):
        line = Access.objects.get(way=Way.FEED)
    assert (line.subject_id, line.outcome, line.given) == (family.members[0].person_id, Outcome.FOUND, 0)


def test_the_cursor_goes_on_where_it_stopped(bank: Any, family: Any) -> None:
    served(bank, *family.members[:2])
    subscribed(bank)
    asep_dies(family)
    first = read(bank, most=1)
    assert (first.until, first.more) == (1, True)
    assert [one.seq for one in read(bank, after=first.until).events] == [2]


def test_a_suspended_agreement_gets_nothing_and_misses_nothing(bank: Any, family: Any) -> None:
    served(bank, family.members[0])
    subscribed(bank)
    operations.suspend_agreement(
        actor=bank.approver, at=now(), agreement_id=bank.agreement_id, reason="Diperiksa"
    )
    asep_dies(family)
    assert read(bank).events == ()
    operations.resume_agreement(
        actor=bank.approver, at=now(), agreement_id=bank.agreement_id, reason="Selesai"
    )
    assert len(read(bank).events) == 1


def test_who_lives_outside_the_regions_of_the_agreement_is_passed_over_and_his_number_kept(
    family: Any,
) -> None:
    elsewhere = made.partner(feed=True, regions=("31",))
    served(elsewhere, family.members[0])
    subscribed(elsewhere)
    asep_dies(family)
    changes = read(elsewhere)
    assert (changes.events, changes.until) == ((), 1)
    assert feed_lines() == 0


def test_an_agreement_without_the_right_cannot_subscribe() -> None:
    with pytest.raises(FeedNotAgreed):
        subscribed(made.partner())
    with pytest.raises(BadKinds):
        subscribed(made.partner(feed=True), kinds=("gossip",))


def test_another_institution_reads_nothing_of_it(bank: Any) -> None:
    other = made.partner(feed=True)
    officer = queries.actor_of_officer(
        operations.appoint_officer(
            actor=bank.drafter,
            at=now(),
            institution_id=other.institution_id,
            email="lain@contoh.id",
            name="Wulan",
        ).officer
    )
    with pytest.raises(NoSuchAgreement):
        operations.take_changes(actor=officer, at=now(), agreement_no=bank.number, after=0)


def test_a_webhook_gets_signed_events_and_the_log_has_them_before(
    bank: Any, family: Any, receiver: Receiver
) -> None:
    served(bank, family.members[0])
    subscribed(bank, receiver.url)
    asep_dies(family)
    assert operations.deliver_changes(actor=FEED, at=now(), agreement_no=bank.number) == 1
    ((headers, body),) = receiver.got
    told = json.loads(body)
    assert told["perubahan"][0]["jenis"] == "kematian"
    assert told["perubahan"][0]["nik"] == family.members[0].nik
    check_signature(receiver.url, headers, body)
    (tried,) = queries.list_deliveries(actor=bank.drafter, agreement_no=bank.number)
    assert (tried.status, tried.problem) == (204, "")
    assert operations.deliver_changes(actor=FEED, at=now(), agreement_no=bank.number) == 0


def check_signature(url: str, headers: dict[str, str], body: bytes) -> None:
    """As a receiver does that knows RFC 9421 and our key, and nothing of our code."""
    key = queries.feed_key()
    assert headers["content-digest"] == f"sha-256=:{_b64(sha256(body).digest())}:"
    parameters = headers["signature-input"].removeprefix("adminduk=")
    assert f'keyid="{key["kid"]}"' in parameters
    base = (
        f'"@method": POST\n"@target-uri": {url}\n"content-digest": {headers["content-digest"]}\n'
        f'"content-type": {headers["content-type"]}\n"@signature-params": {parameters}'
    )
    raw = urlsafe_b64decode(key["x"] + "=" * (-len(key["x"]) % 4))
    signature = b64decode(headers["signature"].removeprefix("adminduk=:").removesuffix(":"))
    Ed25519PublicKey.from_public_bytes(raw).verify(signature, base.encode())


def _b64(data: bytes) -> str:
    from base64 import b64encode

    return b64encode(data).decode()


def test_what_is_not_taken_waits_stalls_after_many_tries_and_is_sent_again_by_hand(
    bank: Any, family: Any, receiver: Receiver
) -> None:
    receiver.status = 500
    served(bank, family.members[0])
    subscribed(bank, receiver.url)
    asep_dies(family)
    for _ in range(10):
        with pytest.raises(ReceiverFailed):
            operations.deliver_changes(actor=FEED, at=now(), agreement_no=bank.number)
    state = queries.find_subscription(actor=bank.drafter, agreement_no=bank.number)
    assert state is not None
    assert (state.stalled, state.delivered_seq, state.problem) == (True, 0, "http:500")
    assert operations.deliver_changes(actor=FEED, at=now(), agreement_no=bank.number) == 0
    assert feed_lines() == 1
    receiver.status = 200
    operations.redeliver_changes(actor=bank.drafter, at=now(), agreement_no=bank.number, after=0)
    assert operations.deliver_changes(actor=FEED, at=now(), agreement_no=bank.number) == 1
    assert feed_lines() == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://contoh.id/kabar",
        "https://127.0.0.1/kabar",
        "https://10.0.0.8/kabar",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/kabar",
        "https://[::ffff:10.0.0.1]/kabar",
        "https://user:sandi@203.0.113.9/",
        "ftp://203.0.113.9/",
        "https:///kabar",
    ],
)
def test_a_webhook_never_leads_inside(url: str, settings: Any) -> None:
    settings.ADMINDUK_DEMO = False
    with pytest.raises(BadWebhook):
        check_address(url)


def test_the_same_entry_followed_twice_is_one_event(bank: Any, family: Any) -> None:
    served(bank, family.members[0])
    subscribed(bank)
    asep_dies(family)
    with acting(FEED):
        from adminduk.foundation.journal.models import Cursor

        Cursor.objects.filter(follower=FOLLOWER.name).update(seq=0)
    follow_once(FOLLOWER, at=now())
    with acting(FEED):
        assert ChangeEvent.objects.count() == 1
        assert Subscription.objects.get().last_seq == 1
