from __future__ import annotations

import re

import pyotp
import pytest
from django.test import Client

from adminduk.foundation.clock import now
from adminduk.offices import queries
from adminduk.offices.models import Staff
from tests import cast
from tests.surfaces.desk.signing import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    member = cast.staff("administrator", name="Dewi Kartika")
    sign_in(client, member)
    return member


def answers(**changes):
    return {
        "name": "Siti Aminah",
        "username": "siti.aminah",
        "nip": "198501012010011001",
        "title": "Pranata Komputer",
        "role": "verifier",
        "office": str(cast.office().id),
    } | changes


def test_the_list_shows_the_staff_of_this_jurisdiction(client, admin):
    cast.staff("verifier", name="Budi Bogor")
    cast.staff("verifier", "3273", name="Asep Bandung")
    page = client.get("/meja/petugas/").content.decode()
    assert "Budi Bogor" in page
    assert "Asep Bandung" not in page


def test_filters_and_an_empty_answer_that_says_what_to_do(client, admin):
    cast.staff("verifier", name="Budi Bogor")
    assert "Budi Bogor" in client.get("/meja/petugas/?role=verifier").content.decode()
    empty = client.get("/meja/petugas/?role=head").content.decode()
    assert "Tidak ada petugas yang cocok" in empty
    assert "Lihat semua petugas" in empty
    assert client.get("/meja/petugas/?role=x&office=abc&state=y&page=-3").status_code == 200


def test_a_name_is_searched_for_by_post_so_that_no_log_keeps_it(client, admin):
    cast.staff("verifier", name="Budi Bogor")
    found = client.post("/meja/petugas/", {"q": "budi"}).content.decode()
    assert "Budi Bogor" in found
    assert "Dewi Kartika</a>" not in found


def test_many_staff_come_in_pages(client, admin, monkeypatch):
    monkeypatch.setattr(
        queries.page_of_staff, "__kwdefaults__", queries.page_of_staff.__kwdefaults__ | {"size": 2}
    )
    for number in range(4):
        cast.staff("verifier", name=f"Petugas {number}")
    page = client.get("/meja/petugas/?page=2&role=verifier").content.decode()
    assert "Petugas 2" in page
    assert "Petugas 0" not in page
    assert "?page=1&amp;role=verifier" in page


def test_a_new_officer_signs_in_with_what_is_shown_once(client, admin):
    shown = client.post("/meja/petugas/baru/", answers()).content.decode()
    password = re.search(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", shown)[0]
    secret = re.search(r'scan__key figures">([A-Z2-7 ]+)<', shown)[1].replace(" ", "")
    member = Staff.objects.get(username="siti.aminah")
    assert password not in client.get(f"/meja/petugas/{member.id}/").content.decode()
    assert password not in str(dict(client.session))
    officer = Client()
    officer.post("/masuk/", {"username": "siti.aminah", "password": password})
    officer.post("/masuk/kode/", {"code": pyotp.TOTP(secret).at(now())})
    assert officer.get("/meja/saya/").headers["Location"] == "/meja/saya/sandi/"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"username": "A b"}, "Nama pengguna 3 sampai 40"),
        ({"nip": "12"}, "NIP terdiri dari 18 angka"),
        ({"role": "raja"}, "Pilih satu peran"),
        ({"name": ""}, "Tulis nama petugas"),
        ({"office": "999999"}, "Belum ada kantor"),
        ({"office": "x"}, "Belum ada kantor"),
    ],
)
def test_a_refused_account_keeps_what_was_written(client, admin, changes, sentence):
    cast.upt()  # with two offices the office is asked for
    refused = client.post("/meja/petugas/baru/", answers(**changes))
    assert refused.status_code == 422
    assert sentence in refused.content.decode()
    assert 'value="Pranata Komputer"' in refused.content.decode()
    assert not Staff.objects.filter(username="siti.aminah").exists()


def test_a_username_that_is_taken_is_said_beside_its_box(client, admin):
    client.post("/meja/petugas/baru/", answers())
    again = client.post("/meja/petugas/baru/", answers()).content.decode()
    assert 'href="#f-username"' in again


def test_another_post_is_given(client, admin):
    worker = cast.staff("registrar")
    page = client.get(f"/meja/petugas/{worker.id}/ubah/").content.decode()
    assert 'value="registrar" checked' in page
    changed = client.post(f"/meja/petugas/{worker.id}/ubah/", answers(role="verifier"))
    assert changed.headers["Location"] == f"/meja/petugas/{worker.id}/"
    assert queries.get_staff(worker.id).role.name == "verifier"
    assert client.post(f"/meja/petugas/{worker.id}/ubah/", answers(nip="1")).status_code == 422


def test_closing_asks_first_and_opening_again_is_one_press(client, admin):
    worker = cast.staff("verifier")
    path = f"/meja/petugas/{worker.id}/"
    assert "Tutup akun ini?" in client.post(f"{path}tutup/").content.decode()
    assert Staff.objects.get(id=worker.id).active
    client.post(f"{path}tutup/", {"confirmed": "yes"})
    assert not Staff.objects.get(id=worker.id).active
    assert "Buka akun lagi" in client.get(path).content.decode()
    client.post(f"{path}buka/")
    assert Staff.objects.get(id=worker.id).active
    client.post(f"{path}tugas/", {"on_duty": "yes"})
    assert Staff.objects.get(id=worker.id).on_duty


def test_lost_secrets_are_made_anew_and_shown_once(client, admin):
    worker = cast.staff("verifier")
    path = f"/meja/petugas/{worker.id}/"
    assert "Buat kata sandi sementara?" in client.post(f"{path}sandi/").content.decode()
    shown = client.post(f"{path}sandi/", {"confirmed": "yes"}).content.decode()
    assert re.search(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", shown)
    assert "Pasang ulang kode masuk?" in client.post(f"{path}kode/").content.decode()
    shown = client.post(f"{path}kode/", {"confirmed": "yes"}).content.decode()
    assert worker.totp.secret not in shown.replace(" ", "")
    assert "scan__key" in shown


def test_another_offices_administrator_is_refused_everywhere(client, admin):
    stranger = cast.staff("verifier", "3273")
    path = f"/meja/petugas/{stranger.id}/"
    assert client.get(path).status_code == 403
    assert client.get(f"{path}ubah/").status_code == 403
    for act in ("tutup", "buka", "sandi", "kode", "tugas"):
        assert client.post(f"{path}{act}/", {"confirmed": "yes"}).status_code == 403
    assert Staff.objects.get(id=stranger.id).active


def test_who_is_not_there_is_not_found(client, admin):
    assert client.get("/meja/petugas/00000000-0000-7000-8000-000000000000/").status_code == 404


def test_ones_own_account_offers_no_reset(client, admin):
    page = client.get(f"/meja/petugas/{admin.id}/").content.decode()
    assert "Ini akun Anda" in page
    assert "Tutup akun" not in page
    assert client.post(f"/meja/petugas/{admin.id}/tutup/", {"confirmed": "yes"}).status_code == 409
