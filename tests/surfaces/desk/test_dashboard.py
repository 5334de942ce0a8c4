"""The dashboard of the head of office."""

from __future__ import annotations

import pytest

from tests.cast import staff
from tests.surfaces.desk.office import (
    PASSPHRASE,
    Office,
    an_office,
    approved,
    at_desk,
    sent,
    with_certificate,
)
from tests.surfaces.desk.test_tray import ids

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def test_an_office_without_reports_says_so_in_words(office: Office) -> None:
    text = at_desk(office.yuni).get("/dasbor/").content.decode()
    assert "Belum ada laporan dalam 14 hari ini." in text
    assert '<svg class="chart"' not in text


def test_a_report_counts_at_once_and_its_holder_is_named(office: Office) -> None:
    sent(office)
    text = at_desk(office.yuni).get("/dasbor/?hari=7").content.decode()
    assert "Rina Marlina" in text
    assert "hari ini 1" in text
    assert "Cibinong" in text


def test_what_is_signed_counts_with_its_hours(office: Office) -> None:
    approved(office)
    with_certificate(office)
    yuni = at_desk(office.yuni)
    documents = ids(yuni.get("/baki/").content.decode())
    yuni.post("/baki/tanda-tangan/", {"document": documents, "passphrase": PASSPHRASE})
    text = yuni.get("/dasbor/").content.decode()
    assert "100% di hari yang sama" in text
    assert "0,0 jam" in text


def test_an_unknown_period_or_a_foreign_region_is_not_believed(office: Office) -> None:
    sent(office)
    bekasi = at_desk(staff("head", "3216"))
    text = bekasi.get("/dasbor/?wilayah=3201&hari=9999").content.decode()
    assert "Rina Marlina" not in text
    assert "Kabupaten Bekasi" in text


def test_a_supervisor_chooses_among_the_offices_of_his_sight(office: Office) -> None:
    sent(office)
    observer = at_desk(staff("supervisor", "3201", sight=("32",)))
    text = observer.get("/dasbor/?wilayah=3201").content.decode()
    assert '<option value="3201" selected>' in text
    assert '<option value="32">' in text


def test_verifiers_have_no_dashboard(office: Office) -> None:
    assert at_desk(office.rina).get("/dasbor/").status_code == 403


def test_the_dashboard_asks_few_questions(office: Office, django_assert_max_num_queries: object) -> None:
    sent(office)
    yuni = at_desk(office.yuni)
    yuni.get("/dasbor/")
    with django_assert_max_num_queries(25):
        yuni.get("/dasbor/")
