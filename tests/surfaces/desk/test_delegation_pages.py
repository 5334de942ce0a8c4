"""Who acts as head: named, listed and ended on a page of the head of office."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adminduk.foundation.clock import day_at, now
from adminduk.offices.queries import list_delegations
from tests.surfaces.desk.office import Office, an_office, approved, at_desk, with_certificate

pytestmark = pytest.mark.django_db
ADDRESS = "/meja/penunjukan/"


@pytest.fixture
def office() -> Office:
    return an_office()


def form(office: Office, *, days: int = 3, **more: str) -> dict[str, str]:
    today = day_at(now(), "WIB")
    until = today + timedelta(days=days)
    given = {"staff": str(office.hendra.id), "form": "plh", "decree_number": "800/123/BKPSDM"}
    for name, day in (("decree_date", today), ("since", today), ("until", until)):
        given |= {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
    return given | more


def test_the_head_names_an_acting_head_and_ends_it_early(office: Office) -> None:
    approved(office)
    yuni = at_desk(office.yuni)
    assert "Belum ada penunjukan" in yuni.get(ADDRESS).content.decode()
    assert yuni.post(ADDRESS, form(office)).headers["Location"] == ADDRESS
    text = yuni.get(ADDRESS).content.decode()
    assert "Hendra Gunawan" in text
    assert "Plh. " in text
    assert "Belum punya sertifikat" in text
    assert "Terbitkan" not in text
    assert "Terbitkan" in at_desk(office.tatang).get(ADDRESS).content.decode()
    assert "Hendra Gunawan menandatangani sebagai Plh." in yuni.get("/baki/").content.decode()
    hendra = at_desk(office.hendra)
    assert "Anda menandatangani sebagai Plh." in hendra.get("/baki/").content.decode()
    (one,) = list_delegations("3201")
    assert "Akhiri penunjukan ini?" in yuni.post(f"{ADDRESS}{one.id}/akhiri/").content.decode()
    assert yuni.post(f"{ADDRESS}{one.id}/akhiri/", {"confirmed": "yes"}).headers["Location"] == ADDRESS
    assert "Sudah berakhir" in yuni.get(ADDRESS).content.decode()
    assert at_desk(office.hendra).get("/baki/").status_code == 403


def test_what_is_missing_or_overlaps_is_said_at_its_place(office: Office) -> None:
    with_certificate(office)
    yuni = at_desk(office.yuni)
    page = yuni.post(ADDRESS, {})
    assert page.status_code == 422
    assert page.content.decode().count("Isi bagian ini.") >= 6
    assert yuni.post(ADDRESS, form(office, **{"since-day": "31", "since-month": "2"})).status_code == 422
    yuni.post(ADDRESS, form(office))
    assert yuni.post(ADDRESS, form(office)).status_code == 422
    assert yuni.post(ADDRESS, form(office, days=-2)).status_code == 422


def test_others_do_not_name_anybody(office: Office) -> None:
    for member in (office.lilis, office.rina, office.hendra):
        assert at_desk(member).get(ADDRESS).status_code == 403
