"""The pages of the lists of voters: made by one, decided by another, downloaded for a purpose."""

from __future__ import annotations

import pytest
from django.test import Client

from adminduk.data_access import operations, queries
from adminduk.foundation.audit.models import Look
from adminduk.foundation.clock import now
from tests import agreements, people
from tests.cast import staff
from tests.surfaces.desk.office import at_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def dian() -> Client:
    people.settle(people.asep_and_siti(), people.ujang())
    agreements.an_agreement()
    return at_desk(staff("data_officer", sight=("*",), name="Dian Pertiwi"))


@pytest.fixture
def bayu(dian: Client) -> Client:
    return at_desk(staff("data_approver", sight=("*",), name="Bayu Wicaksono"))


def begin(dian: Client, **other: str):  # type: ignore[no-untyped-def]
    form = {
        "agreement": "71", "polling_day-day": "14", "polling_day-month": "2", "polling_day-year": "2029",
        "format": "csv",
    }  # fmt: skip
    return dian.post("/meja/dp4/baru/", form | other)


def work() -> None:
    """What the workers do."""
    (found, *_) = queries.list_voter_releases(actor=agreements.DIAN)
    operations.continue_making(actor=agreements.DIAN, at=now(), release_id=found.release_id)


def test_a_list_from_its_making_to_its_files(dian: Client, bayu: Client) -> None:
    assert begin(dian)["Location"] == "/meja/dp4/"
    assert "Sedang dibuat" in dian.get("/meja/dp4/").content.decode()
    work()
    own = dian.get("/meja/dp4/1/").content.decode()
    assert "Rilis daftar" not in own
    assert "Jawa Barat" in own
    assert "Unduh" not in own
    assert "Rilis daftar" in bayu.get("/meja/dp4/1/").content.decode()
    bayu.post("/meja/dp4/1/putus/", {"decision": "release"})
    work()
    page = dian.get("/meja/dp4/1/?wilayah=3201").content.decode()
    assert "dp4-0001-3201.csv" in page
    assert "Cibinong" in page
    refused = dian.post("/meja/dp4/1/unduh/", {"what": "3201", "purpose": ""}, follow=True)
    assert "untuk apa berkas diunduh" in refused.content.decode()
    file = dian.post("/meja/dp4/1/unduh/", {"what": "3201", "purpose": "serah terima KPU"})
    content = b"".join(file.streaming_content)
    assert content.count(b"\n") == 4
    assert len(content) == int(file["Content-Length"])
    assert Look.objects.filter(purpose="serah terima KPU").exists()
    manifest = dian.post("/meja/dp4/1/unduh/", {"what": "manifest", "purpose": "serah terima KPU"})
    assert b'"format": "adminduk-dp4/1"' in manifest.content


def test_who_made_a_list_cannot_decide_on_it_and_a_refused_one_stays(dian: Client, bayu: Client) -> None:
    begin(dian)
    work()
    assert dian.post("/meja/dp4/1/putus/", {"decision": "release"}).status_code == 403
    bayu.post("/meja/dp4/1/putus/", {"decision": "refuse"})
    assert "Ditolak" in bayu.get("/meja/dp4/1/").content.decode()
    file = bayu.post("/meja/dp4/1/unduh/", {"what": "3201", "purpose": "serah terima"})
    assert file.status_code == 409


def test_what_is_wrong_is_said_at_its_field(dian: Client) -> None:
    answer = begin(dian, agreement="99", **{"polling_day-year": "2020"})
    assert answer.status_code == 400
    assert "Pilih perjanjian yang berlaku." in answer.content.decode()
    assert "Isi hari pemungutan suara yang akan datang." in answer.content.decode()


def test_an_office_does_not_see_them(dian: Client) -> None:
    office = at_desk(staff("head"))
    assert office.get("/meja/dp4/").status_code == 403
    assert "/meja/dp4/" not in office.get("/dasbor/").content.decode()
