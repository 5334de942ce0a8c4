"""Searching, looking somebody up, and undoing a phone binding."""

from __future__ import annotations

import pytest

from adminduk.foundation.audit.models import Look
from tests.people import a_crowd, maya, settle
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


def found(office: Office, text: str, **more: str) -> str:
    rina = at_desk(office.rina)
    return rina.post("/meja/cari/", {"q": text, "purpose": "serve"} | more).content.decode()


def test_a_name_and_a_birth_date_find_a_person_and_say_how_they_agree(office: Office) -> None:
    rina = at_desk(office.rina)
    asked = rina.post("/meja/cari/", {"q": "siti nurhasana 14-05-1992"}).content.decode()
    assert "Untuk apa data dibuka?" in asked
    assert 'name="q" value="siti nurhasana 14-05-1992"' in asked
    text = rina.post(
        "/meja/cari/", {"q": "Sitti Nur Hasanah 14 mei 1992", "purpose": "serve"}
    ).content.decode()
    mother = office.family.members[1]
    assert f"/meja/orang/{mother.person_id}/" in text
    assert '<mark class="found__near">Siti Nurhasanah</mark>' in text
    assert "ejaan lain" in text
    assert '<mark class="found__same">14 Mei 1992</mark>' in text
    assert mother.nik not in text
    # The purpose was said, so the person opens at once, and the next search asks no more.
    assert "Dibuka untuk" in rina.get(f"/meja/orang/{mother.person_id}/").content.decode()
    assert "Asep Sunandar" in rina.post("/meja/cari/", {"q": "asep sunadnar"}).content.decode()


def test_the_mother_and_the_place_narrow_the_search(office: Office) -> None:
    assert "Dewi Lestari" in found(office, "dewi", mother="siti noerhasanah")
    assert "Dewi Lestari" in found(office, "", mother="siti nurhasanah", kecamatan="320101")
    assert "Tidak ada orang yang cocok" in found(office, "dewi", mother="kartini")
    assert "Tidak ada orang yang cocok" in found(office, "dewi lestari", kecamatan="320103")
    text = found(office, "dewi lestari", kecamatan="320101", village="3201011003")
    assert "Dewi Lestari" in text
    assert 'id="by-village"' in text


def test_a_place_alone_is_refused_with_the_way_on(office: Office) -> None:
    assert "Tempat saja terlalu luas" in found(office, "", kecamatan="320101")


def test_a_day_that_never_was_is_not_searched(office: Office) -> None:
    before = Look.objects.filter(elements__contains=["search"]).count()
    assert "Tanggal “31-02-1992” tidak kami kenali" in found(office, "siti 31-02-1992")
    assert Look.objects.filter(elements__contains=["search"]).count() == before


def test_too_many_hits_ask_for_more_and_are_paged(office: Office) -> None:
    settle(*a_crowd(101))
    text = found(office, "ramai", sex="2")
    assert "Terlalu banyak yang cocok." in text
    assert "Halaman 1 dari 5" in text
    assert "Halaman 5 dari 5" in found(office, "ramai", sex="2", page="5")


def test_a_number_with_one_wrong_digit_shows_who_may_be_meant(office: Office) -> None:
    nik = office.family.members[1].nik
    text = found(office, nik[:-1] + "8")
    assert "Nomor itu tidak ada" in text
    assert "Siti Nurhasanah" in text
    assert "mungkin salah ketik" in text


def test_an_akta_number_finds_its_person(office: Office) -> None:
    assert "Dewi Lestari" in found(office, "3201-lu-20022018-0004")


def test_names_of_another_region_are_not_found(office: Office) -> None:
    settle(maya())
    assert "Tidak ada orang yang cocok" in found(office, "Maya Anggraeni")


def test_who_may_not_look_people_up_searches_no_names(office: Office) -> None:
    tatang = at_desk(office.tatang)
    text = tatang.post("/meja/cari/", {"q": "siti nurhasanah", "purpose": "serve"}).content.decode()
    assert "Peran Anda mencari dengan nomor" in text
    assert "by-mother" not in text


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
