from __future__ import annotations

import re

import pyotp
import pytest
from django.test import Client

from adminduk.foundation.clock import now
from adminduk.offices import queries
from adminduk.offices.models import Staff
from tests import cast
from tests.surfaces.desk.signing import password_step, sign_in

pytestmark = pytest.mark.django_db
NEW = "gerobak ungu naik bukit"


@pytest.fixture
def member(client):
    member = cast.staff("verifier", name="Rina Marlina")
    sign_in(client, member)
    return member


def test_one_sees_what_happened_to_ones_account(client, member):
    page = client.get("/meja/saya/").content.decode()
    assert "Rina Marlina" in page
    assert "Akun petugas dibuat" in page


def test_language_and_shortcuts_are_kept_and_in_force_at_once(client, member):
    saved = client.post("/meja/saya/", {"language": "en"}, follow=True)
    assert "Your preferences are saved." in saved.content.decode()
    assert '<html lang="en"' in saved.content.decode()
    assert 'data-single-keys="off"' in saved.content.decode()
    assert queries.get_staff(member.id).language == "en"


def test_duty_is_taken_up_and_laid_down(client, member):
    client.post("/meja/saya/tugas/", {"on_duty": "no"})
    assert "Mulai bertugas" in client.get("/meja/saya/").content.decode()
    client.post("/meja/saya/tugas/", {"on_duty": "yes"})
    assert queries.get_staff(member.id).on_duty


def test_a_new_password_keeps_this_session_and_ends_the_others(client, member):
    elsewhere = Client()
    sign_in(elsewhere, member)
    key = client.session.session_key
    done = client.post("/meja/saya/sandi/", {"current": cast.PASSWORD, "new": NEW, "again": NEW})
    assert done.headers["Location"] == "/meja/saya/"
    assert client.session.session_key != key
    assert client.get("/meja/saya/").status_code == 200
    assert elsewhere.get("/meja/saya/").status_code == 302
    assert password_step(Client(), member, password=NEW).status_code == 302


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"current": "x", "new": NEW, "again": NEW}, "Kata sandi Anda salah"),
        ({"current": cast.PASSWORD, "new": NEW, "again": NEW + "x"}, "tidak sama"),
        ({"current": cast.PASSWORD, "new": "pendek", "again": "pendek"}, "paling sedikit 12 huruf"),
        ({"current": cast.PASSWORD, "new": cast.PASSWORD, "again": cast.PASSWORD}, "harus berbeda"),
        ({}, "Kata sandi Anda salah"),
    ],
)
def test_a_refused_password_is_explained_and_shown_nowhere(client, member, answers, sentence):
    refused = client.post("/meja/saya/sandi/", answers)
    assert refused.status_code == 422
    assert sentence in refused.content.decode()
    assert cast.PASSWORD not in refused.content.decode()
    assert NEW not in refused.content.decode()


def test_guessing_the_password_at_an_open_desk_is_slowed(client, member):
    for _ in range(10):
        client.post("/meja/saya/sandi/", {"current": "x", "new": NEW, "again": NEW})
    slowed = client.post("/meja/saya/sandi/", {"current": cast.PASSWORD, "new": NEW, "again": NEW})
    assert "Terlalu banyak percobaan" in slowed.content.decode()


def proposed(client) -> str:
    page = client.post("/meja/saya/kode/", {"current": cast.PASSWORD}).content.decode()
    found = re.search(r'scan__key figures">([A-Z2-7 ]+)<', page)
    assert found
    assert "<svg" in page
    return found[1].replace(" ", "")


def test_the_codes_move_to_a_new_phone_once_it_has_shown_one(client, member):
    secret = proposed(client)
    wrong = client.post("/meja/saya/kode/pasang/", {"code": member.code(now())})
    assert wrong.status_code == 422
    assert secret == re.search(r'figures">([A-Z2-7 ]+)<', wrong.content.decode())[1].replace(" ", "")
    moved = client.post("/meja/saya/kode/pasang/", {"code": pyotp.TOTP(secret).at(now())})
    assert moved.headers["Location"] == "/meja/saya/"
    assert client.get("/meja/saya/").status_code == 200
    fresh = Client()
    password_step(fresh, member)
    assert fresh.post("/masuk/kode/", {"code": member.code(now())}).status_code == 422
    Staff.objects.filter(id=member.id).update(last_totp=0)
    assert fresh.post("/masuk/kode/", {"code": pyotp.TOTP(secret).at(now())}).status_code == 302


def test_until_then_the_old_phone_counts(client, member):
    proposed(client)
    assert sign_in(Client(), member).headers["Location"] == "/meja/"


def test_a_new_phone_needs_the_password(client, member):
    assert client.post("/meja/saya/kode/", {"current": "x"}).status_code == 422
    assert (
        client.post("/meja/saya/kode/pasang/", {"code": "123456"}).headers["Location"] == "/meja/saya/kode/"
    )
