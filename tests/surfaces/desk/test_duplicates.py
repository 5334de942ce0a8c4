"""The workbench for people who stand in the register twice."""

from __future__ import annotations

from uuid import UUID

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.register.models import Pair, Person
from adminduk.register.operations import enter
from adminduk.register.types import FirstRecord, LikelyKnown
from tests.cast import staff
from tests.people import AT, BOGOR_SELATAN, CITEUREUP, HENDRA
from tests.register.events.office import OFFICE
from tests.register.test_before_a_nik import a_record, known
from tests.register.test_pairs import SEARCH, home_of, settled_pair
from tests.surfaces.desk.office import Office, an_office, at_desk

pytestmark = pytest.mark.django_db
REASON = "Foto dan tanda tangan sama."


@pytest.fixture
def office() -> Office:
    return an_office()


def address(pair: tuple[UUID, UUID], act: str = "") -> str:
    return f"/meja/ganda/{pair[0]}/{pair[1]}/{act}"


def state_of(pair: tuple[UUID, UUID]) -> str:
    with acting(SEARCH):
        return Pair.objects.get(first_id=pair[0]).state


def test_an_empty_queue_says_so(office: Office) -> None:
    rina = at_desk(office.rina)
    assert "Tidak ada data ganda yang menunggu" in rina.get("/meja/ganda/").content.decode()
    assert "Tidak ada pasangan dalam keadaan ini" in rina.get("/meja/ganda/?keadaan=selesai").content.decode()


def test_the_queue_leads_to_both_people_side_by_side(office: Office) -> None:
    pair = settled_pair()
    rina = at_desk(office.rina)
    queue = rina.get("/meja/ganda/").content.decode()
    assert "Rohayati Kusuma" in queue
    assert address(pair) in queue
    page = rina.get(address(pair)).content.decode()
    for words in (
        "Satu orang atau dua?",
        "Ditulis sama.",
        "9 April 1988",
        "Cibinong",
        "Citeureup",
        "Data awal",
    ):
        assert words in page, words
    assert "tidak dihitung" in page


def test_one_officer_proposes_and_another_one_decides(office: Office) -> None:
    pair = settled_pair(CITEUREUP)
    rina, hendra = at_desk(office.rina), at_desk(office.hendra)
    said = {"opinion": "same", "survivor": str(pair[0]), "reason": REASON}
    assert rina.post(address(pair, "usul/"), said).headers["Location"] == "/meja/ganda/"
    assert "Usul ini milik Anda" in rina.get(address(pair)).content.decode()
    page = hendra.get(address(pair)).content.decode()
    assert REASON in page
    assert "Setujui usul" in page
    asked = hendra.post(address(pair, "putus/"))
    assert "Setujui usul ini?" in asked.content.decode()
    assert state_of(pair) == "proposed"
    done = hendra.post(address(pair, "putus/"), {"confirmed": "yes"})
    assert done.headers["Location"] == "/meja/ganda/"
    assert state_of(pair) == "same"
    with acting(SEARCH):
        assert Person.objects.get(person_id=pair[1]).merged_into == pair[0]
    assert "Digabung, NIK ditutup" in hendra.get(address(pair)).content.decode()


def test_two_people_leave_the_queue(office: Office) -> None:
    pair = settled_pair()
    at_desk(office.rina).post(address(pair, "usul/"), {"opinion": "different", "reason": REASON})
    hendra = at_desk(office.hendra)
    hendra.post(address(pair, "putus/"), {"confirmed": "yes"})
    assert "Tidak ada data ganda yang menunggu" in hendra.get("/meja/ganda/").content.decode()
    assert address(pair) in hendra.get("/meja/ganda/?keadaan=selesai").content.decode()


def test_who_disagrees_says_why_and_the_pair_is_open_again(office: Office) -> None:
    pair = settled_pair()
    at_desk(office.rina).post(address(pair, "usul/"), {"opinion": "unsure", "reason": REASON})
    hendra = at_desk(office.hendra)
    refused = hendra.post(address(pair, "tolak/"), {"reason": "tidak"})
    assert refused.status_code == 422
    assert "paling sedikit sepuluh huruf" in refused.content.decode()
    hendra.post(address(pair, "tolak/"), {"reason": "Akta kelahiran mereka berbeda."})
    page = hendra.get(address(pair)).content.decode()
    assert "Akta kelahiran mereka berbeda." in page
    assert "Usulkan" in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"reason": REASON}, "Pilih salah satu."),
        ({"opinion": "same", "survivor": "", "reason": REASON}, "Pilih data yang tetap dipakai."),
        ({"opinion": "different", "reason": "beda"}, "paling sedikit sepuluh huruf"),
    ],
    ids=["no opinion", "no survivor", "no reason"],
)
def test_what_is_missing_is_said_at_its_field(office: Office, said: dict[str, str], sentence: str) -> None:
    pair = settled_pair()
    refused = at_desk(office.rina).post(address(pair, "usul/"), said)
    assert refused.status_code == 422
    assert sentence in refused.content.decode()
    assert state_of(pair) == "open"


def test_of_another_region_only_what_is_needed_to_compare(office: Office) -> None:
    pair = settled_pair(BOGOR_SELATAN)
    rina, hendra = at_desk(office.rina), at_desk(office.hendra)
    assert "warga wilayah lain" in rina.get("/meja/ganda/").content.decode()
    page = rina.get(address(pair)).content.decode()
    assert "Nomor dan alamatnya tidak ditampilkan" in page
    assert "Kota Bogor" in page
    here = home_of(pair, "3201011003")
    rina.post(address(pair, "usul/"), {"opinion": "same", "survivor": str(here), "reason": REASON})
    refused = hendra.post(address(pair, "putus/"), {"confirmed": "yes"})
    assert refused.status_code == 422
    assert "Petugas di sana yang memutus" in refused.content.decode()


def test_a_stranger_sees_nothing(office: Office) -> None:
    pair = settled_pair()
    dodi = at_desk(staff("verifier", kabkota="3216", name="Dodi Setiawan"))
    assert address(pair) not in dodi.get("/meja/ganda/").content.decode()
    assert dodi.get(address(pair)).status_code == 404


def test_the_front_desk_has_no_workbench(office: Office) -> None:
    lilis = at_desk(office.lilis)
    assert lilis.get("/meja/ganda/").status_code == 403
    assert "/meja/ganda/" not in lilis.get("/meja/").content.decode()


def test_somebody_who_asks_for_a_record_is_compared_before_there_is_one(office: Office) -> None:
    known()
    event = FirstRecord(**(OFFICE | a_record()))
    with pytest.raises(LikelyKnown):
        enter(actor=HENDRA, at=AT, key=None, event=event)
    with acting(SEARCH):
        (pair,) = Pair.objects.values_list("first_id", "second_id")
    rina, hendra = at_desk(office.rina), at_desk(office.hendra)
    assert "Neneng Rohaeni Sukmawati" in rina.get("/meja/ganda/").content.decode()
    page = rina.get(address(pair)).content.decode()
    assert "belum ada di register" in page
    assert rina.post(address(pair, "usul/"), {"opinion": "same", "reason": REASON}).status_code == 302
    done = hendra.post(address(pair, "putus/"), {"confirmed": "yes"})
    assert done.headers["Location"] == "/meja/ganda/"
    assert state_of(pair) == "same"
    assert "Satu orang" in rina.get(address(pair)).content.decode()
