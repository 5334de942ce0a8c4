from __future__ import annotations

import json
import logging
import re

import pytest
from django.test import Client

from adminduk.surfaces.components.views import GUIDE_PAGES

PAGES = ["/demo/komponen/", *(f"/demo/komponen/{name}/" for name in GUIDE_PAGES)]
DEMO = "Ini peragaan dengan data rekaan"


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_what_every_page_has(visitor: Client, address: str) -> None:
    text = visitor.get(address).content.decode()
    assert '<html lang="id"' in text
    assert 'href="#isi" class="govuk-skip-link"' in text
    assert len(re.findall(r'<main id="isi"', text)) == 1
    assert len(re.findall(r"<h1", text)) == 1
    assert DEMO in text
    assert re.search(r"<title>[^<]*\S – Dukcapil", text)


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/tidak-ada/", 404, "Halaman ini tidak ada"),
        ("/rusak/", 500, "Ada gangguan di sistem kami"),
        ("/tolak/role/", 403, "Belum bisa kami kerjakan"),
        ("/tolak/often/", 429, "5 menit lagi"),
        ("/tolak/storage/", 503, "Sistem kami sedang terganggu"),
    ],
)
def test_what_goes_wrong_is_a_page_in_words_and_in_the_demo_says_so(
    visitor: Client, address: str, status: int, sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        answer = visitor.get(address)
    text = answer.content.decode()
    assert answer.status_code == status
    assert sentence in text
    assert DEMO in text
    assert "Traceback" not in text


def test_who_tries_too_often_is_told_when_to_come_back(visitor: Client) -> None:
    assert visitor.get("/tolak/often/")["Retry-After"] == "300"


def test_a_program_gets_the_refusal_in_both_languages(visitor: Client) -> None:
    answer = visitor.get("/api/v1/tolak/often/")
    assert answer.status_code == 429
    told = json.loads(answer.content)
    assert told["title"] == "TooManyTries"
    assert "5 menit" in told["sentences"]["id"]
    assert "5 minutes" in told["sentences"]["en"]
    assert (
        visitor.get("/tolak/role/", headers={"Accept": "application/json"})["Content-Type"]
        == "application/problem+json"
    )


def test_a_part_of_a_page_gets_the_refusal_as_a_part(visitor: Client) -> None:
    text = visitor.get("/tolak/often/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in text
    assert 'role="alert"' in text


def test_an_outage_alerts_and_a_refusal_does_not(visitor: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="adminduk"):
        visitor.get("/tolak/often/")
        visitor.get("/tolak/role/")
        assert not caplog.records
        visitor.get("/tolak/storage/")
    assert "StorageDown" in caplog.text


def test_a_form_from_elsewhere_is_told_to_reload() -> None:
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    answer = strict.post("/bahasa/", {"language": "en"})
    assert answer.status_code == 403
    assert "terlalu lama terbuka" in answer.content.decode()


def test_the_switch_changes_the_language_and_returns_to_the_page(visitor: Client) -> None:
    answer = visitor.post("/bahasa/", {"language": "en", "next": "/demo/komponen/lacak/?a=1"})
    assert answer.status_code == 302
    assert answer["Location"] == "/demo/komponen/lacak/?a=1"
    assert '<html lang="en"' in visitor.get("/demo/komponen/lacak/").content.decode()


def test_the_switch_leads_nowhere_else(visitor: Client) -> None:
    assert visitor.post("/bahasa/", {"language": "en", "next": "https://jahat.example/"})["Location"] == "/"
    assert visitor.post("/bahasa/", {"language": "xx", "next": "/"}).cookies.get("bahasa") is None
    assert visitor.get("/bahasa/").status_code == 405


def test_a_phone_that_prefers_english_still_gets_indonesian_until_its_owner_chooses(visitor: Client) -> None:
    text = visitor.get("/demo/komponen/lacak/", headers={"Accept-Language": "en-US"}).content.decode()
    assert '<html lang="id"' in text


@pytest.mark.django_db
def test_a_sentence_after_an_act_is_said_once(visitor: Client) -> None:
    assert "3201-2611-04217." in visitor.get("/lakukan/", follow=True).content.decode()
    assert "Nomornya 3201-2611-04217." not in visitor.get("/demo/komponen/lacak/").content.decode()


def test_outside_the_demo_there_is_no_style_guide_and_no_banner(visitor: Client, settings: object) -> None:
    settings.ADMINDUK_DEMO = False
    answer = visitor.get("/demo/komponen/")
    assert answer.status_code == 404
    assert DEMO not in answer.content.decode()
    assert visitor.get("/demo/komponen/meja/").status_code == 404


@pytest.mark.django_db
def test_regions_are_found_for_the_field_that_asks(visitor: Client) -> None:
    asked = {"field": "birth_place", "kind": "region", "birth_place-q": "cibinong"}
    answer = visitor.post("/wilayah/cari/kecamatan/", asked)
    assert answer.status_code == 200
    assert visitor.post("/wilayah/cari/benua/", asked).status_code == 404
    assert visitor.get("/wilayah/cari/kecamatan/").status_code == 405
