from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from adminduk.foundation.audit.models import Act
from adminduk.foundation.clock import now
from adminduk.offices import operations
from adminduk.offices.models import Staff
from tests import cast
from tests.surfaces.desk.signing import password_step, sign_in

pytestmark = pytest.mark.django_db


def moved_back(client: Client, key: str, by: timedelta) -> None:
    session = client.session
    session["staff"] = session["staff"] | {key: (now() - by).isoformat()}
    session.save()


def test_the_page_says_first_that_reporting_needs_no_account(client):
    page = client.get("/masuk/").content.decode()
    assert page.index("tidak perlu akun") < page.index('<form class="sign-in"')
    assert "/demo/" in page


def test_password_and_code_open_the_desk_at_the_place_of_the_role(client):
    assert sign_in(client, cast.staff("verifier")).headers["Location"] == "/meja/"
    assert client.get("/meja/saya/").status_code == 200


@pytest.mark.parametrize(
    ("role", "home"),
    [
        ("registrar", "/meja/"),
        ("approver", "/meja/"),
        ("head", "/baki/"),
        ("administrator", "/meja/petugas/"),
        ("auditor", "/meja/jejak/"),
        ("supervisor", "/dasbor/"),
    ],
)
def test_each_role_begins_where_its_work_is(client, role, home):
    assert sign_in(client, cast.staff(role)).headers["Location"] == home


def test_a_password_alone_opens_nothing(client):
    member = cast.staff("verifier")
    assert password_step(client, member).headers["Location"] == "/masuk/kode/"
    assert client.get("/meja/saya/").headers["Location"].startswith("/masuk/")


def test_a_wrong_password_and_an_unknown_name_get_the_same_words(client):
    member = cast.staff("verifier")
    wrong = password_step(client, member, password="bukan sandi saya ini")
    unknown = client.post("/masuk/", {"username": "siapa.ini", "password": cast.PASSWORD})
    assert wrong.status_code == unknown.status_code == 422
    sentence = "Nama pengguna atau kata sandi salah"
    assert sentence in wrong.content.decode()
    assert sentence in unknown.content.decode()
    assert "bukan sandi" not in wrong.content.decode()


def test_misses_are_written_down_without_what_was_typed(client):
    member = cast.staff("verifier")
    password_step(client, member, password="bukan sandi saya ini")
    client.post("/masuk/", {"username": "kata-sandi-rahasiaku", "password": "x"})
    first, second = Act.objects.filter(action="staff.sign_in_failed").order_by("id")
    assert (first.subject_id, first.kabkota, first.detail) == (str(member.id), "3201", {"by": "password"})
    assert (second.subject_id, second.actor_name) == ("unknown", "sign-in")
    assert not Act.objects.filter(subject_id__contains="rahasiaku").exists()


def test_the_sixth_miss_is_told_how_many_minutes_to_wait(client):
    member = cast.staff("verifier")
    for _ in range(5):
        assert password_step(client, member, password="salah").status_code == 422
    locked = password_step(client, member)
    assert locked.status_code == 429
    assert "Coba lagi 15 menit lagi" in locked.content.decode()
    assert Act.objects.filter(action="staff.locked_out", subject_id=str(member.id)).count() == 1
    elsewhere = client.post(
        "/masuk/", {"username": member.facts.username, "password": cast.PASSWORD}, REMOTE_ADDR="10.1.1.7"
    )
    assert elsewhere.headers["Location"] == "/masuk/kode/"


def test_one_address_that_tries_many_names_is_slowed(client, monkeypatch):
    monkeypatch.setattr("adminduk.offices.operations.signing_in.TRIES_OF_ADDRESS", 3)
    for number in range(3):
        client.post("/masuk/", {"username": f"nama{number}", "password": "x"})
    assert client.post("/masuk/", {"username": "nama4", "password": "x"}).status_code == 429


def test_a_code_opens_once(client):
    member = cast.staff("verifier")
    at = now()
    sign_in(client, member)
    other = Client()
    password_step(other, member)
    replay = other.post("/masuk/kode/", {"code": member.code(at)})
    assert replay.status_code == 422
    assert "sudah dipakai" in replay.content.decode()
    assert other.get("/meja/saya/").status_code == 302


def test_five_wrong_codes_close_the_second_step(client):
    member = cast.staff("verifier")
    password_step(client, member)
    wrong = member.code(now(), 1000)
    for _ in range(5):
        assert client.post("/masuk/kode/", {"code": wrong}).status_code == 422
    locked = client.post("/masuk/kode/", {"code": member.code(now())})
    assert locked.status_code == 429
    assert "menit lagi" in locked.content.decode()
    assert Act.objects.filter(action="staff.locked_out").count() == 1


def test_the_second_step_waits_five_minutes(client):
    member = cast.staff("verifier")
    password_step(client, member)
    session = client.session
    session["sign_in"] = session["sign_in"] | {"at": (now() - timedelta(minutes=6)).isoformat()}
    session.save()
    late = client.post("/masuk/kode/", {"code": member.code(now())}, follow=True)
    assert late.redirect_chain[-1][0] == "/masuk/"
    assert "Waktunya habis" in late.content.decode()


def test_the_session_gets_a_new_key_at_every_step(client):
    client.get("/masuk/")
    client.session.save()
    planted = client.session.session_key
    password_step(client, cast.staff("verifier"))
    middle = client.session.session_key
    member = cast.staff("verifier")
    sign_in(client, member)
    assert len({planted, middle, client.session.session_key}) == 3


def test_a_planted_session_never_becomes_the_officers(client):
    thief = Client()
    session = thief.session
    session["told"] = []
    session.save()
    client.cookies["adminduk"] = session.session_key
    sign_in(client, cast.staff("verifier"))
    assert client.get("/meja/saya/").status_code == 200
    assert thief.get("/meja/saya/").status_code == 302


@pytest.mark.parametrize(
    "to",
    [
        "https://example.com/",
        "//example.com/",
        "/\\example.com",
        "http:///example.com",
        "javascript:alert(1)",
        "meja/",
        "/masuk/",
        "/keluar/",
        "/" + "x" * 600,
    ],
)
def test_nobody_is_sent_elsewhere_after_signing_in(client, to):
    assert sign_in(client, cast.staff("verifier"), to=to).headers["Location"] == "/meja/"


def test_one_comes_back_to_the_page_one_wanted(client):
    asked = client.get("/meja/saya/?x=1")
    assert asked.headers["Location"] == "/masuk/?lanjut=/meja/saya/%3Fx%3D1"
    page = client.get(asked.headers["Location"]).content.decode()
    assert 'name="lanjut" value="/meja/saya/?x=1"' in page
    back = sign_in(client, cast.staff("verifier"), to="/meja/saya/?x=1")
    assert back.headers["Location"] == "/meja/saya/?x=1"


def test_a_fragment_sends_the_whole_page_to_sign_in(client):
    answer = client.get(
        "/meja/petugas/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/meja/petugas/?hal=2"},
    )
    assert answer.headers["HX-Redirect"] == "/masuk/?lanjut=/meja/petugas/%3Fhal%3D2"


def test_what_was_posted_too_late_is_no_address_to_come_back_to(client):
    answer = client.post("/meja/saya/sandi/", headers={"Referer": "https://example.com/meja/"})
    assert answer.headers["Location"] == "/masuk/?lanjut=/"


def test_half_an_hour_of_rest_ends_the_session(client):
    sign_in(client, cast.staff("verifier"))
    moved_back(client, "seen", timedelta(minutes=29))
    assert client.get("/meja/saya/").status_code == 200
    moved_back(client, "seen", timedelta(minutes=31))
    assert client.get("/meja/saya/").status_code == 302
    assert "staff" not in client.session


def test_twelve_hours_end_the_session_of_the_busiest(client):
    sign_in(client, cast.staff("verifier"))
    moved_back(client, "since", timedelta(hours=12, minutes=1))
    assert client.get("/meja/saya/").status_code == 302


def test_a_closed_account_is_signed_out_with_its_next_page(client):
    member = cast.staff("verifier")
    sign_in(client, member)
    operations.deactivate(actor=cast.staff("administrator").actor, at=now(), staff_id=member.id)
    assert client.get("/meja/saya/").status_code == 302


def test_a_reset_password_signs_out_and_must_be_changed_before_anything_else(client):
    member = cast.staff("verifier")
    sign_in(client, member)
    fresh = operations.reset_password(actor=cast.staff("administrator").actor, at=now(), staff_id=member.id)
    assert client.get("/meja/saya/").headers["Location"].startswith("/masuk/")
    password_step(client, member, password=fresh)
    Staff.objects.filter(id=member.id).update(last_totp=0)
    client.post("/masuk/kode/", {"code": member.code(now())})
    assert client.get("/meja/saya/").headers["Location"] == "/meja/saya/sandi/"
    changed = client.post(
        "/meja/saya/sandi/",
        {"current": fresh, "new": "gerobak ungu naik bukit", "again": "gerobak ungu naik bukit"},
    )
    assert changed.status_code == 302
    assert client.get("/meja/saya/").status_code == 200


def test_leaving_is_a_post_and_ends_the_session(client):
    member = cast.staff("verifier")
    sign_in(client, member)
    assert client.get("/keluar/").status_code == 405
    left = client.post("/keluar/", follow=True)
    assert "Anda sudah keluar" in left.content.decode()
    assert client.get("/meja/saya/").status_code == 302
    assert Act.objects.filter(action="staff.sign_out", actor_id=member.id).exists()


def test_signing_in_needs_the_token_of_the_form():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/masuk/", {"username": "a", "password": "b"}).status_code == 403


def test_the_language_of_the_account_is_the_language_of_the_pages(client):
    member = cast.staff("verifier")
    operations.set_preferences(actor=member.actor, at=now(), language="en", single_keys=True)
    assert sign_in(client, member).cookies["bahasa"].value == "en"


def test_pages_of_the_desk_are_not_kept_by_the_browser(client):
    sign_in(client, cast.staff("verifier"))
    assert client.get("/meja/saya/").headers["Cache-Control"] == "no-store"


def test_a_role_without_the_permission_gets_a_page_that_says_so(client):
    sign_in(client, cast.staff("verifier"))
    refused = client.get("/meja/petugas/")
    assert refused.status_code == 403
    assert "bukan untuk akun Anda" in refused.content.decode()
