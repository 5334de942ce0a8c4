"""The open statistics: a page without a script, files under addresses that stay, a catalogue."""

from __future__ import annotations

import csv
import json
from io import BytesIO

import pytest
from django.test import Client
from pyarrow import parquet

from adminduk.data_access.operations import publish_statistics
from adminduk.data_access.queries import get_open_counts
from adminduk.offices.queries import get_region
from adminduk.surfaces.public.statistics import api
from tests import people
from tests.data_access.test_open_data import PUBLISHING, count, two_villages_and_a_town

pytestmark = pytest.mark.django_db
ON = people.TODAY.isoformat()
BASE = f"/api/v1/population/{ON}"


@pytest.fixture
def published(db: None) -> None:
    two_villages_and_a_town()
    count()
    publish_statistics(actor=PUBLISHING, at=people.AT, until=people.TODAY)


def body(address: str, **headers: str) -> bytes:
    answer = Client().get(address, headers=headers)
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_the_page_says_how_many_and_leads_down_to_the_village(published: None) -> None:
    text = body("/data/").decode()
    residents = get_open_counts(region="", day=people.TODAY).total("people")
    assert f"Indonesia: {residents} penduduk" in text
    assert f"?wilayah=32&amp;hari={ON}" in text
    village = body(f"/data/?wilayah={people.CIBINONG}&hari={ON}").decode()
    assert '<svg class="chart chart--pyramid"' in village
    assert "kelipatan 5" in village
    assert f"{BASE}/{people.CIBINONG}/village.csv" in village


def test_the_page_without_data_and_the_dictionary(db: None) -> None:
    assert "Belum ada data yang terbit" in body("/data/").decode()
    assert "Kristen" in body("/data/kamus/").decode()


@pytest.mark.parametrize("asked", ["wilayah=99", "wilayah=abc", "wilayah=11"])
def test_a_region_without_statistics_is_not_found(published: None, asked: str) -> None:
    assert Client().get(f"/data/?{asked}").status_code == 404


def test_the_three_formats_say_the_same(published: None) -> None:
    address = f"{BASE}/32/village"
    told = list(csv.DictReader(body(f"{address}.csv").decode().splitlines()))
    table = parquet.read_table(BytesIO(body(f"{address}.parquet"))).to_pylist()
    said = Client().get(f"{address}.json")
    rows = json.loads(b"".join(said.streaming_content))["rows"]
    as_text = [{name: str(value) for name, value in row.items()} for row in rows]
    assert told == as_text == [{name: str(value) for name, value in row.items()} for row in table]
    assert {row["region_name"] for row in told if row["region_code"] == people.CIBINONG} == {
        get_region(people.CIBINONG).name
    }
    assert all(int(row["count"]) % 5 == 0 for row in told)


def test_one_dimension_may_be_asked_for(published: None) -> None:
    told = list(csv.DictReader(body(f"{BASE}/id/kabkota.csv?dimension=religion").decode().splitlines()))
    assert {row["dimension"] for row in told} == {"religion"}
    assert Client().get(f"{BASE}/id/kabkota.csv?dimension=nik").status_code == 400


def test_what_was_fetched_once_is_not_sent_again(published: None) -> None:
    first = Client().get(f"{BASE}/id/province.csv")
    assert "immutable" in first["Cache-Control"]
    again = Client().get(f"{BASE}/id/province.csv", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{BASE}/id/village.csv", 400),
        (f"{BASE}/3201/province.csv", 404),
        (f"{BASE}/id/province.xlsx", 404),
        (f"{BASE}/id/planet.csv", 404),
        ("/api/v1/population/2020-01-01/id/province.csv", 404),
        ("/api/v1/population/2026-13-01/id", 404),
        ("/api/v1/population/20261120/id", 404),
        (f"{BASE}/99", 404),
        (f"{BASE}/x%00", 404),
    ],
)
def test_what_there_is_not_is_a_problem_in_both_languages(published: None, address: str, status: int) -> None:
    answer = Client().get(address)
    assert answer.status_code == status
    assert set(answer.json()["sentences"]) == {"id", "en"}


def test_programs_find_days_words_counts_and_the_catalogue(published: None) -> None:
    client = Client()
    assert client.get("/api/v1/population/days").json()["days"] == [ON]
    names = [one["name"] for one in client.get("/api/v1/population/dictionary").json()["dimensions"]]
    assert names[:3] == ["people", "families", "age"]
    counts = client.get(f"{BASE}/3201").json()
    assert counts["base"] == 5
    assert counts["cells"]["people:all:1"] % 5 == 0
    (dataset,) = client.get("/data/katalog.json").json()["dcat:dataset"]
    first = dataset["dcat:distribution"][0]["dcat:downloadURL"]["@id"]
    assert body(first.removeprefix("http://testserver")).startswith(b"day,region_code")
    assert b"BEGIN PUBLIC KEY" in client.get("/data/kunci.pem").content


def test_one_address_does_not_fetch_files_without_end(
    published: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "FILES", 2)
    said = [Client().get(f"{BASE}/id/province.csv").status_code for _ in range(3)]
    assert said == [200, 200, 429]
