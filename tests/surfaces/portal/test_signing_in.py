from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from adminduk.register.types.loading import LoadedFamily
from tests.people import maya, settle
from tests.surfaces.portal.mother import PHONE, Report, boxes, last_code, numbers, sign_in

pytestmark = pytest.mark.django_db


def words(response: object) -> str:
    return response.content.decode()


def test_three_numbers_and_a_code_open_ones_own_reports(family: LoadedFamily) -> None:
    client = Client()
    assert client.get("/lapor/").headers["Location"] == "/lapor/masuk/?lanjut=/lapor/"
    assert sign_in(client, family.members[1], family).headers["Location"] == "/lapor/"
    assert "Laporan saya" in words(client.get("/lapor/"))


def test_she_comes_back_to_the_page_that_she_wanted(family: LoadedFamily) -> None:
    client = Client()
    siti = family.members[1]
    client.post("/lapor/masuk/?lanjut=/lapor/birth/", numbers(siti, family))
    assert client.post("/lapor/masuk/kode/", {"code": last_code()}).headers["Location"] == "/lapor/birth/"


def test_nobody_is_sent_to_another_site(family: LoadedFamily) -> None:
    client = Client()
    client.post("/lapor/masuk/?lanjut=https://jahat.example/", numbers(family.members[1], family))
    assert client.post("/lapor/masuk/kode/", {"code": last_code()}).headers["Location"] == "/lapor/"


def test_who_begins_without_being_signed_in_goes_straight_on_to_the_first_question(
    family: LoadedFamily,
) -> None:
    client = Client()
    assert client.get("/lapor/birth/").status_code == 200
    assert client.post("/lapor/birth/").headers["Location"] == "/lapor/masuk/"
    after = sign_in(client, family.members[1], family)
    assert client.get(after.headers["Location"]).headers["Location"].endswith("/report/")


def test_empty_boxes_each_get_their_sentence_and_keep_what_was_typed(family: LoadedFamily) -> None:
    page = Client().post("/lapor/masuk/", {"nik": "3201015405920001"})
    assert page.status_code == 422
    assert "Isi nomor kartu keluarga." in words(page)
    assert "3201 0154 0592 0001" in words(page)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"nik": "3201"}, "16 angka"),
        ({"kk_number": "1234"}, "16 angka"),
        ({"contact": "bukan nomor"}, "tidak kami kenali"),
        ({"birth_date-day": "31", "birth_date-month": "2"}, "tidak ada di kalender"),
        (boxes("birth_date", date(1991, 1, 1)), "tidak cocok dengan data kami"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    family: LoadedFamily, change: dict[str, str], sentence: str
) -> None:
    page = Client().post("/lapor/masuk/", numbers(family.members[1], family) | change)
    assert page.status_code == 422
    assert sentence in words(page)


def test_a_second_phone_is_told_what_to_do(siti: Client, family: LoadedFamily) -> None:
    page = Client().post("/lapor/masuk/", numbers(family.members[1], family, "0813 9999 8888"))
    assert page.status_code == 409
    assert "Bawa KTP-el ke kantor Dukcapil" in words(page)
    assert PHONE.replace(" ", "") not in words(page)


def test_a_wrong_code_tells_how_many_tries_are_left(family: LoadedFamily) -> None:
    client = Client()
    client.post("/lapor/masuk/", numbers(family.members[1], family))
    right = last_code()
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    page = client.post("/lapor/masuk/kode/", {"code": wrong})
    assert page.status_code == 422
    assert "Sisa percobaan Anda: 4" in words(page)
    assert client.post("/lapor/masuk/kode/", {"code": right}).status_code == 302


def test_after_five_wrong_codes_it_begins_anew(family: LoadedFamily) -> None:
    client = Client()
    client.post("/lapor/masuk/", numbers(family.members[1], family))
    wrong = f"{(int(last_code()) + 1) % 1_000_000:06d}"
    for _ in range(4):
        client.post("/lapor/masuk/kode/", {"code": wrong})
    assert client.post("/lapor/masuk/kode/", {"code": wrong}).headers["Location"] == "/lapor/masuk/"
    assert "Mulai lagi" in words(client.get("/lapor/masuk/"))


def test_another_code_must_be_waited_for(family: LoadedFamily) -> None:
    client = Client()
    client.post("/lapor/masuk/", numbers(family.members[1], family))
    assert client.post("/lapor/masuk/kode/kirim-ulang/").status_code == 302
    assert "Tunggu" in words(client.get("/lapor/masuk/kode/"))


def test_many_tries_are_slowed(family: LoadedFamily) -> None:
    wrong = numbers(family.members[1], family) | boxes("birth_date", date(1991, 1, 1))
    answers = [Client().post("/lapor/masuk/", wrong).status_code for _ in range(9)]
    assert answers == [422] * 8 + [429]


def test_the_page_of_the_code_needs_somebody_who_asked_for_one() -> None:
    assert Client().get("/lapor/masuk/kode/").headers["Location"] == "/lapor/masuk/"
    assert Client().post("/lapor/masuk/kode/kirim-ulang/").headers["Location"] == "/lapor/masuk/"


def test_signing_out_ends_the_session(report: Report) -> None:
    assert report.client.post("/lapor/keluar/").headers["Location"] == "/lapor/masuk/"
    assert "Anda sudah keluar" in words(report.client.get("/lapor/masuk/"))
    assert report.get("report").headers["Location"].startswith("/lapor/masuk/")


def test_the_pages_speak_english_at_the_switch(siti: Client) -> None:
    siti.cookies["bahasa"] = "en"
    begun = siti.post("/lapor/birth/").headers["Location"]
    assert "What would you like to report?" in words(siti.get(begun, follow=True))


def test_whose_office_is_not_here_yet_is_told_where_to_go(family: LoadedFamily) -> None:
    elsewhere = settle(maya())
    client = Client()
    client.post("/lapor/birth/")
    assert sign_in(client, elsewhere.members[0], elsewhere).headers["Location"] == "/lapor/birth/"
    assert "Lapor langsung di kantor Dukcapil tempat KK Anda." in words(client.get("/lapor/birth/"))
