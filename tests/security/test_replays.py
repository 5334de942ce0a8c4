"""The same request twice: the same answer, and nothing done again."""

from __future__ import annotations

import pytest
from django.test import Client

from adminduk.accounts.types import SignInAgain
from adminduk.casework import operations
from adminduk.casework.models import Case
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.db.sql import rows
from adminduk.messaging.models import Message
from adminduk.register.types.loading import LoadedFamily
from tests import cast
from tests.cases import BIRTH_PAGES, a_draft, attach, fill
from tests.surfaces.desk.office import an_office, verified
from tests.surfaces.desk.signing import password_step
from tests.surfaces.portal.conftest import family
from tests.surfaces.portal.mother import last_code, numbers

pytestmark = pytest.mark.django_db
WATCHER = system("test", Scope.nation())
__all__ = ["family"]


def messages() -> int:
    with acting(WATCHER):
        return Message.objects.count()


def test_a_report_sent_twice_with_one_key_is_one_report_with_one_receipt() -> None:
    office = an_office()
    lilis, asep, siti = office.lilis.actor, *office.family.members[:2]
    case_id = a_draft(lilis, now(), office.family, reporter=siti.person_id)
    fill(
        lilis,
        now(),
        case_id,
        BIRTH_PAGES | {"father": {"father_kind": "member", "father_member": str(asep.person_id)}},
    )
    attach(lilis, now(), case_id, "birth_letter")
    first = operations.submit(actor=lilis, at=now(), key="press", case_id=case_id)
    sent = messages()
    assert operations.submit(actor=lilis, at=now(), key="press", case_id=case_id) == first
    assert messages() == sent
    with acting(WATCHER):
        assert Case.objects.filter(number=first.number).count() == 1


def test_an_approval_pressed_twice_allots_one_number() -> None:
    office = an_office()
    case = verified(office)
    hendra = office.hendra.actor
    first = operations.approve(actor=hendra, at=now(), key="press", case_id=case.case_id)
    sent = messages()
    assert operations.approve(actor=hendra, at=now(), key="press", case_id=case.case_id) == first
    assert messages() == sent
    with acting(WATCHER):
        (entered,) = rows("SELECT count(*) FROM register_entry WHERE kind = 'birth'")
        (waiting,) = rows("SELECT count(*) FROM documents_document")
    assert (entered["count"], waiting["count"]) == (1, 2)


def test_a_code_of_the_authenticator_opens_one_session(client: Client) -> None:
    rina = cast.staff("verifier")
    code = rina.code(now())
    password_step(client, rina)
    assert client.post("/masuk/kode/", {"code": code}).status_code == 302
    other = Client()
    password_step(other, rina)
    assert other.post("/masuk/kode/", {"code": code}).status_code != 302
    assert other.get("/meja/").status_code == 302


def test_a_one_time_code_opens_one_account_once(client: Client, family: LoadedFamily) -> None:
    siti = family.members[1]
    client.post("/lapor/masuk/", numbers(siti, family))
    code = last_code()
    attempt = dict(client.session)
    assert client.post("/lapor/masuk/kode/", {"code": code}).status_code == 302
    assert client.get("/lapor/").status_code == 200
    replay = Client()
    session = replay.session
    session.update(attempt)
    session.save()
    replay.cookies["adminduk"] = session.session_key
    answer = replay.post("/lapor/masuk/kode/", {"code": code})
    assert replay.get("/lapor/").status_code == 302, answer.content
    assert SignInAgain.sentence.id
