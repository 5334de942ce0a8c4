"""The people of a region on a page, and as a file for a spreadsheet."""

from __future__ import annotations

import csv
from datetime import timedelta

import pytest

from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.register.operations import take_snapshot
from adminduk.surfaces.components.pyramid import Step, pyramid
from tests import people
from tests.cast import staff
from tests.surfaces.desk.office import Office, an_office, at_desk

COUNTING = system("daily count", Scope.nation(), "register.count")


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def count() -> None:
    take_snapshot(actor=COUNTING, at=now(), day=people.TODAY)


def test_before_the_first_count_the_page_says_when_figures_come(office: Office) -> None:
    text = at_desk(office.yuni).get("/dasbor/penduduk/").content.decode()
    assert "belum pernah dihitung" in text
    assert "Angka muncul besok." in text
    assert '<svg class="chart' not in text


def test_a_counted_region_shows_its_people_and_the_regions_below(office: Office) -> None:
    count()
    yuni = at_desk(office.yuni)
    text = yuni.get("/dasbor/penduduk/").content.decode()
    assert f"{len(office.family.members)} penduduk di Kabupaten Bogor, dalam 1 keluarga." in text
    assert '<svg class="chart chart--pyramid"' in text
    assert "20 November 2026" in text
    assert "Cibinong" in text
    village = yuni.get(f"/dasbor/penduduk/?wilayah={people.CIBINONG}").content.decode()
    assert "dalam 1 keluarga." in village


def test_a_day_before_the_first_count_asks_for_a_later_one(office: Office) -> None:
    count()
    day = people.TODAY - timedelta(days=3)
    text = at_desk(office.yuni).get(f"/dasbor/penduduk/?hari={day.isoformat()}").content.decode()
    assert "Pilih hari sesudah penghitungan pertama." in text


def test_a_foreign_region_or_a_strange_day_is_not_believed(office: Office) -> None:
    count()
    bekasi = at_desk(staff("head", "3216"))
    for asked in ("wilayah=3201", "wilayah=*", "wilayah=32", "wilayah=99999", "hari=yesterday"):
        text = bekasi.get(f"/dasbor/penduduk/?{asked}").content.decode()
        assert "Kabupaten Bekasi" in text
        assert "Kabupaten Bogor" not in text


def test_the_file_has_the_same_figures(office: Office) -> None:
    count()
    answer = at_desk(office.yuni).get("/dasbor/penduduk.csv?wilayah=3201")
    assert answer["Content-Type"].startswith("text/csv")
    assert "penduduk-3201-2026-11-20.csv" in answer["Content-Disposition"]
    lines = list(csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    everybody = next(line for line in lines if line[2] == "Penduduk")
    assert everybody[7] == str(len(office.family.members))
    assert sum(int(line[7]) for line in lines if line[2] == "Umur") == len(office.family.members)


def test_verifiers_have_no_figures(office: Office) -> None:
    rina = at_desk(office.rina)
    assert rina.get("/dasbor/penduduk/").status_code == 403
    assert rina.get("/dasbor/penduduk.csv").status_code == 403


def test_the_page_asks_few_questions(office: Office, django_assert_max_num_queries: object) -> None:
    count()
    yuni = at_desk(office.yuni)
    yuni.get("/dasbor/penduduk/")
    with django_assert_max_num_queries(20):
        yuni.get("/dasbor/penduduk/")


def test_a_pyramid_has_men_on_the_left_and_escapes_its_words() -> None:
    drawn = pyramid([Step("0–4", 2, 1), Step("75+", 0, 3)], men="L", women="P", title="<b>", ident="x")
    assert "&lt;b&gt;" in drawn
    assert drawn.count("<rect") == 4
    assert drawn.index("75+") < drawn.index("0–4")
