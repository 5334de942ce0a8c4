"""The desk's pages for old akta and corrections: two officers, scan beside reading."""

from __future__ import annotations

import re

import pytest

from adminduk.documents.queries import list_proposals, list_tray
from adminduk.documents.types import Kind, ProposalState
from tests.surfaces.desk.office import Office, an_office, at_desk
from tests.surfaces.desk.paper_pages import PAPER, looking_at, scan

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def old_birth(office: Office) -> str:
    """The address of Lilis' proposal on Asep's old akta."""
    lilis, address = looking_at(office, office.lilis)
    answer = lilis.post(f"{address}akta/lama/birth/", PAPER | {"scan": scan()})
    assert answer.headers["Location"] == "/meja/akta/"
    return re.findall(r'href="(/meja/akta/[0-9a-f-]{36}/)"', lilis.get("/meja/akta/").content.decode())[0]


def test_the_purpose_is_asked_before_anything_is_shown(office: Office) -> None:
    lilis = at_desk(office.lilis)
    address = f"/meja/orang/{office.family.head.person_id}/"
    for page in ("akta/", "akta/lama/birth/", "akta/betulkan/1/", "surat/", "surat/biodata/"):
        assert lilis.get(f"{address}{page}").headers["Location"] == address


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(office: Office) -> None:
    lilis, address = looking_at(office, office.lilis)
    wrong = PAPER | {"number": "tanpa angka", "birth_date-month": "13", "scan": scan()}
    page = lilis.post(f"{address}akta/lama/birth/", wrong)
    text = page.content.decode()
    assert page.status_code == 422
    assert "Tanggal ini tidak ada" in text
    assert "tanpa angka" in text
    page = lilis.post(f"{address}akta/lama/birth/", PAPER)
    assert "Unggah dulu pindaian kertasnya" in page.content.decode()
    # What the register says is not copied by who reads a paper.
    assert "Di register" not in lilis.get(f"{address}akta/lama/birth/").content.decode()


def test_the_second_officer_sees_the_scan_beside_what_was_read_and_agrees(office: Office) -> None:
    address = old_birth(office)
    mine = at_desk(office.lilis).get(address).content.decode()
    assert "Usul ini milik Anda" in mine
    assert "tidak-cocok" not in mine
    hendra = at_desk(office.hendra)
    text = hendra.get(address).content.decode()
    assert "474.1/77/2012" in text
    assert "is-different" in text
    image = hendra.get(f"{address}pindaian/1.jpg")
    assert (image.headers["Content-Type"], image.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert hendra.get(f"{address}pindaian/2.jpg").status_code == 404
    assert "Semua cocok" in hendra.post(f"{address}cocok/").content.decode()
    done = hendra.post(f"{address}cocok/", {"confirmed": "yes"})
    assert done.headers["Location"] == "/meja/akta/"
    (line,) = list_tray(actor=office.yuni.actor)
    assert (line.kind, line.number) == (Kind.BIRTH_CERTIFICATE, "474.1/77/2012")
    again = hendra.post(f"{address}cocok/", {"confirmed": "yes"})
    assert "sudah diputus" in again.content.decode()


def test_what_does_not_match_goes_back_with_the_reason(office: Office) -> None:
    address = old_birth(office)
    hendra = at_desk(office.hendra)
    assert "Tulis apa yang tidak cocok" in hendra.post(f"{address}tidak-cocok/").content.decode()
    hendra.post(f"{address}tidak-cocok/", {"reason": "Nama ibu di kertas: Iyem Sumarni."})
    text = at_desk(office.lilis).get(address).content.decode()
    assert "Iyem Sumarni" in text
    (one,) = list_proposals(actor=office.lilis.actor, states=[ProposalState.DISAGREED])
    assert at_desk(office.lilis).get("/meja/akta/?keadaan=selesai").content.decode().count(one.number) == 1


def test_a_proposal_is_withdrawn_on_its_page(office: Office) -> None:
    address = old_birth(office)
    lilis = at_desk(office.lilis)
    assert lilis.post(f"{address}tarik/").headers["Location"] == "/meja/akta/"
    assert "Tidak ada yang menunggu" in lilis.get("/meja/akta/").content.decode()


def test_an_akta_of_his_is_put_right(office: Office) -> None:
    lilis, address = looking_at(office, office.lilis)
    text = lilis.get(f"{address}akta/").content.decode()
    assert "474/21/VI/2014" in text
    form = lilis.get(f"{address}akta/betulkan/1/").content.decode()
    assert "Di register: Asep Sunandar" in form or "Di register: ASEP SUNANDAR" in form
    answers = {"name": "Asep Sunandarr", "why": "Salah tulis menurut ijazah.", "scan": scan()}
    assert lilis.post(f"{address}akta/betulkan/1/", answers).headers["Location"] == "/meja/akta/"
    assert lilis.get(f"{address}akta/betulkan/9/").status_code in (404, 409)
    (one,) = list_proposals(actor=office.hendra.actor, states=[ProposalState.WAITING])
    hendra = at_desk(office.hendra)
    text = hendra.get(f"/meja/akta/{one.proposal_id}/").content.decode()
    assert "Asep Sunandarr" in text
    done = hendra.post(f"/meja/akta/{one.proposal_id}/cocok/", {"confirmed": "yes"})
    assert done.headers["Location"] == "/meja/akta/"


def test_who_may_not_enter_the_register_decides_nothing(office: Office) -> None:
    address = old_birth(office)
    rina = at_desk(office.rina)
    assert "Diputus petugas yang berwenang" in rina.get(address).content.decode()
    assert rina.post(f"{address}cocok/", {"confirmed": "yes"}).status_code == 403
    assert at_desk(office.tatang).get(address).status_code == 403
