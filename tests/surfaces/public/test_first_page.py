"""The first page: what can be reported, how the office does, in the reader's language."""

from __future__ import annotations

import pytest
from django.test import Client

from adminduk.casework.queries import SERVICES
from tests.surfaces.desk.office import an_office, sent

pytestmark = pytest.mark.django_db


def test_every_service_has_its_door() -> None:
    page = Client().get("/").content.decode()
    for service in SERVICES:
        assert f'href="/lapor/{service.name}/"' in page
        assert str(service.title) in page


def test_the_figures_are_those_of_this_moment(settings: object) -> None:
    office = an_office()
    before = Client().get("/").context["figures"]["reported_today"]
    sent(office)
    page = Client().get("/")
    assert page.context["figures"]["reported_today"] == before + 1
    assert "Kantor kami hari ini" in page.content.decode()


def test_without_an_office_there_are_doors_and_no_figures(settings: object) -> None:
    settings.ADMINDUK_KABKOTA = ""
    page = Client().get("/").content.decode()
    assert "Kantor kami hari ini" not in page
    assert "Apakah dokumen ini asli?" in page


def test_the_language_switch_changes_every_page() -> None:
    client = Client()
    assert '<html lang="id"' in client.get("/lacak/").content.decode()
    assert client.post("/bahasa/", {"language": "en", "next": "/lacak/"}).status_code == 302
    for address in ("/", "/lacak/", "/periksa/", "/q/1/000000000000", "/unduh/nobody/"):
        page = client.get(address).content.decode()
        assert '<html lang="en"' in page
        assert "Bukan dari kami" not in page
    assert "Sampai mana berkas saya?" not in client.get("/lacak/").content.decode()
