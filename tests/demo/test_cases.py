"""The last fortnight of the demo, played back small, and the demo's own pages on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils.html import escape
from PIL import Image
from pyotp import TOTP
from pytest_django import DjangoDbBlocker

from adminduk.casework import queries
from adminduk.casework.types import Status
from adminduk.demo.operations import seed_if_empty
from adminduk.demo.queries import list_stories, sign_ins
from adminduk.documents.queries import list_tray
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.jurisdiction import Scope
from adminduk.foundation.access.types import system
from adminduk.foundation.clock import zone_info
from adminduk.messaging.queries import list_outbox
from adminduk.messaging.types import State
from adminduk.offices.queries import actor_of, find_office_of, list_staff
from adminduk.regulations.working_days import is_working_day

# A Saturday morning: the offices are closed, and what came on Friday waits.
AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
SMALL = {"3201": 900, "3271": 90}
LOOKER = system("Pembaca uji", Scope.nation())


def rows(sql: str) -> list[tuple]:
    with acting(LOOKER), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@pytest.fixture(scope="module")
def _played(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """One playback for all tests here, the stories alone; taken back at the end."""
    said: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        assert seed_if_empty(said.append, at=AT, residents=SMALL, cases=0.02)
        yield said
        transaction.set_rollback(True)


@pytest.fixture
def world(_played: list[str], db: None) -> list[str]:
    return _played


def test_a_case_stands_in_every_state(world: list[str]) -> None:
    found = Counter(status for (status,) in rows("SELECT status FROM casework_case WHERE kabkota = '3201'"))
    assert set(found) == {str(one) for one in Status}
    assert found[Status.DONE] >= 8


def test_every_kind_of_report_is_told(world: list[str]) -> None:
    told = Counter(kind for (kind,) in rows("SELECT answers->>'report' FROM casework_case"))
    assert set(told) == {"birth", "late_akta", "stillbirth", "foundling"}
    wordings = {
        said for (said,) in rows("SELECT answers->>'parents_on_akta' FROM casework_case") if said is not None
    }
    assert wordings == {"both", "mother"}


def test_officers_worked_in_office_hours_and_nobody_in_the_future(world: list[str]) -> None:
    zone = zone_info("WIB")
    for at, kind in rows("SELECT at, actor_kind FROM casework_step"):
        local = at.astimezone(zone)
        assert at <= AT
        if kind == "staff":
            assert is_working_day(local.date()), local
            assert 7 <= local.hour <= 16, local


def test_an_akta_carries_the_day_on_which_it_was_registered(world: list[str]) -> None:
    aktas = rows("SELECT akta_number, registered_at FROM casework_case WHERE akta_number LIKE '____-L_-%'")
    assert len(aktas) > 8
    for number, at in aktas:
        assert f"{at.astimezone(zone_info('WIB')):%d%m%Y}" in number


def test_nothing_is_left_in_the_queue_of_jobs(world: list[str]) -> None:
    assert rows("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')") == [(0,)]
    assert rows("SELECT count(*) FROM journal_waiting") == [(0,)]


def test_every_message_lies_in_the_outbox_as_sent(world: list[str]) -> None:
    messages = list_outbox(actor=LOOKER, purpose="test", newest=500)
    assert len(messages) > 40
    assert {one.state for one in messages} == {State.SENT}
    assert {"one_time_code", "case_received", "documents_ready", "items_returned", "case_rejected"} <= {
        one.kind for one in messages
    }


def test_verifiers_and_approvers_find_work_and_the_tray_is_full(world: list[str]) -> None:
    dinas = find_office_of("3201")
    assert dinas is not None
    waiting = {
        one.username: len(queries.list_queue(actor=actor_of(one)))
        for one in list_staff(office_id=dinas.id)
        if one.role.name in {"verifier", "approver"}
    }
    assert sum(waiting.values()) >= 10, waiting
    head = next(one for one in list_staff(office_id=dinas.id) if one.role.name == "head")
    tray = list_tray(actor=actor_of(head))
    assert len(tray) >= 3
    assert {one.status for one in tray} == {"prepared"}


def test_a_family_card_was_replaced_by_a_newer_one(world: list[str]) -> None:
    replaced = """SELECT count(*) FROM documents_document
        WHERE kind = 'family_card' AND status = 'signed' AND superseded_by IS NOT NULL"""
    assert rows(replaced)[0][0] >= 1


def test_open_cases_have_photos_of_their_own(world: list[str]) -> None:
    papers = rows("""SELECT paper.case_id, paper_id, pages->0->>'sha256' FROM casework_paper AS paper
        JOIN casework_case USING (case_id, kabkota) WHERE status IN ('submitted', 'verifying')""")
    assert len({sha for *_ids, sha in papers}) == len(papers) > 5
    case_id, paper_id, _sha = papers[0]
    page = queries.get_evidence_page(actor=LOOKER, purpose="test", case_id=case_id, paper_id=paper_id, page=0)
    assert min(Image.open(BytesIO(page)).size) > 800


def test_a_double_report_waits_to_be_looked_at(world: list[str]) -> None:
    twice = rows("""SELECT case_id, assigned_to FROM casework_case WHERE status = 'verifying'
        AND family_id IN (SELECT family_id FROM casework_case WHERE status = 'done')""")
    staff = {one.id: actor_of(one) for one in list_staff()}
    found = {
        finding.name
        for case_id, officer in twice
        for finding in queries.get_filling(actor=staff[officer], at=AT, case_id=case_id).findings
    }
    assert "possible_duplicate" in found


def test_playing_again_changes_nothing(world: list[str]) -> None:
    before = rows("SELECT count(*) FROM casework_step")
    assert not seed_if_empty(world.append, at=AT, residents=SMALL)
    assert rows("SELECT count(*) FROM casework_step") == before


def test_the_first_page_shows_who_may_sign_in_and_whose_story_can_be_played(
    world: list[str], client: Client
) -> None:
    text = client.get("/demo/").content.decode()
    for one in sign_ins():
        assert one.username in text and one.password in text
        assert escape(one.passphrase) in text
    for one in list_stories():
        assert " ".join(re.findall("....", one.nik)) in text
    assert "Ini peragaan dengan data rekaan" in text


def test_the_codes_are_those_of_this_moment(world: list[str], client: Client) -> None:
    answer = client.get("/demo/kode/")
    said = answer.json()
    assert answer.headers["Cache-Control"] == "no-store"
    assert 0 < said["seconds_left"] <= 30
    for one in sign_ins(everybody=True):
        assert TOTP(one.totp_secret).verify(said["codes"][one.username], valid_window=1)


def test_the_outbox_shows_links_and_pins_page_by_page(world: list[str], client: Client) -> None:
    first, second = (client.get("/demo/kotak-keluar/", {"page": page}).content.decode() for page in (1, 2))
    assert first.count('class="letter"') == 20
    assert "/lacak/?nomor=3201-" in first
    assert 'rel="next"' in first and 'rel="prev"' in second
    assert set(re.findall(r"\d{4}-2611-\d{5}", second)) - set(re.findall(r"\d{4}-2611-\d{5}", first))
    assert client.get("/demo/kotak-keluar/", {"page": "٣"}).status_code == 200


def test_the_pages_speak_english_at_the_switch(world: list[str], client: Client) -> None:
    client.cookies["bahasa"] = "en"
    assert "Report as a resident" in client.get("/demo/").content.decode()
    assert "would go out by WhatsApp" in client.get("/demo/kotak-keluar/").content.decode()


@pytest.mark.parametrize("address", ["/demo/", "/demo/kode/", "/demo/kotak-keluar/"])
def test_outside_the_demo_there_are_no_such_pages(address: str, client: Client, settings: object) -> None:
    settings.ADMINDUK_DEMO = False
    assert client.get(address).status_code == 404
