"""Searching, looking somebody up, and undoing a phone binding."""

from __future__ import annotations

import pytest

from adminduk.foundation.audit.models import Look
from tests.people import maya, settle
from tests.surfaces.desk.office import Office, an_office, at_desk, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def test_a_case_number_opens_the_case(office: Office) -> None:
    case = sent(office)
    rina = at_desk(office.rina)
    found = rina.post("/meja/cari/", {"q": case.number})
    assert found.headers["Location"] == f"/meja/kasus/{case.case_id}/"
    none = rina.post("/meja/cari/", {"q": "99999"}).content.decode()
    assert "Tidak ada berkas dengan nomor itu" in none


def test_a_person_is_shown_after_the_purpose_was_said_and_the_look_is_logged(office: Office) -> None:
    mother = office.family.members[1]
    rina = at_desk(office.rina)
    asked = rina.post("/meja/cari/", {"q": mother.nik})
    assert "Untuk apa data dibuka?" in asked.content.decode()
    found = rina.post("/meja/cari/", {"q": mother.nik, "purpose": "complaint"})
    where = found.headers["Location"]
    assert mother.nik not in where
    text = rina.get(where).content.decode()
    assert mother.name.title() in text
    assert "Kartu keluarga" in text
    assert Look.objects.filter(purpose="complaint", subject_kind="person").exists()


def test_a_person_by_address_alone_asks_for_the_purpose(office: Office) -> None:
    rina = at_desk(office.rina)
    address = f"/meja/orang/{office.family.members[1].person_id}/"
    asked = rina.get(address)
    assert "Untuk apa data dibuka?" in asked.content.decode()
    assert "Nurhasanah" not in asked.content.decode()
    assert rina.post(address, {"purpose": "serve"}).headers["Location"] == address
    assert "Nurhasanah" in rina.get(address).content.decode()


def test_a_family_card_is_found_by_its_number(office: Office) -> None:
    rina = at_desk(office.rina)
    found = rina.post("/meja/cari/", {"q": office.family.kk_number, "purpose": "serve"})
    assert found.headers["Location"] == f"/meja/keluarga/{office.family.family_id}/"
    assert "Asep Sunandar" in rina.get(found.headers["Location"]).content.decode()


def test_somebody_of_another_region_is_only_said_to_be_there(office: Office) -> None:
    elsewhere = settle(maya()).members[0]
    rina = at_desk(office.rina)
    text = rina.post("/meja/cari/", {"q": elsewhere.nik, "purpose": "serve"}).content.decode()
    assert "Kota Bogor" in text
    assert "Maya" not in text
    rina.post(f"/meja/orang/{elsewhere.person_id}/", {"purpose": "serve"})
    assert rina.get(f"/meja/orang/{elsewhere.person_id}/").status_code == 404


def test_an_administrator_comes_to_the_binding_and_not_to_the_biodata(office: Office) -> None:
    mother = office.family.members[1]
    tatang = at_desk(office.tatang)
    found = tatang.post("/meja/cari/", {"q": mother.nik, "purpose": "serve"})
    assert found.headers["Location"] == f"/meja/ikatan/{mother.person_id}/"
    assert tatang.get(f"/meja/orang/{mother.person_id}/").status_code == 403
    text = tatang.get(found.headers["Location"]).content.decode()
    assert "tidak terhubung" in text


def test_only_who_may_reset_sees_bindings(office: Office) -> None:
    address = f"/meja/ikatan/{office.family.members[1].person_id}/"
    assert at_desk(office.lilis).get(address).status_code == 403
    assert at_desk(office.hendra).get(address).status_code == 403
