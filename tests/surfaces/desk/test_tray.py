"""The signing tray and the certificates."""

from __future__ import annotations

import re

import pytest

from adminduk.casework import queries
from adminduk.casework.types import Status
from adminduk.documents.queries import list_of_case, list_tray
from tests.cast import staff
from tests.surfaces.desk.office import PASSPHRASE, Office, an_office, approved, at_desk, with_certificate

pytestmark = pytest.mark.django_db
LATE = {
    "birth_date": {
        "birth_date-day": "14",
        "birth_date-month": "3",
        "birth_date-year": "2026",
        "birth_time": "04.35",
    }
}


@pytest.fixture
def office() -> Office:
    return an_office()


def ids(text: str) -> list[str]:
    return re.findall(r'name="document" value="([0-9a-f-]+)"', text)


def test_an_empty_tray_says_so(office: Office) -> None:
    assert "Baki kosong" in at_desk(office.yuni).get("/baki/").content.decode()


def test_without_a_certificate_the_way_to_one_is_told(office: Office) -> None:
    approved(office)
    text = at_desk(office.yuni).get("/baki/").content.decode()
    assert "Anda belum punya sertifikat" in text
    assert "passphrase" not in text


def test_the_tray_is_signed_with_one_passphrase(office: Office) -> None:
    case = approved(office)
    with_certificate(office)
    yuni = at_desk(office.yuni)
    text = yuni.get("/baki/").content.decode()
    assert "2 dokumen menunggu Anda" in text
    assert text.count(" checked>") == 2
    documents = ids(text)
    done = yuni.post("/baki/tanda-tangan/", {"document": documents, "passphrase": PASSPHRASE})
    assert done.headers["Location"] == "/baki/hasil/"
    result = yuni.get("/baki/hasil/").content.decode()
    assert "2 dokumen ditandatangani" in result
    assert PASSPHRASE not in str(dict(yuni.session))
    assert {one.status for one in list_of_case(actor=office.yuni.actor, case_id=case.case_id)} == {"signed"}
    assert "Baki kosong" in yuni.get("/baki/").content.decode()


def test_a_wrong_passphrase_signs_nothing_and_keeps_what_was_chosen(office: Office) -> None:
    approved(office)
    with_certificate(office)
    yuni = at_desk(office.yuni)
    documents = ids(yuni.get("/baki/").content.decode())
    wrong = yuni.post(
        "/baki/tanda-tangan/", {"document": documents[:1], "passphrase": "bukan itu sama sekali"}
    )
    assert wrong.status_code == 409
    assert wrong.content.decode().count(" checked>") == 1
    assert len(list_tray(actor=office.yuni.actor)) == 2
    sliced = yuni.post(
        "/baki/tanda-tangan/",
        {"document": documents, "passphrase": "bukan itu sama sekali"},
        headers={"Accept": "application/json"},
    )
    assert sliced.status_code == 409
    assert sliced.json()["refused"]


def test_slices_add_up_to_one_result(office: Office) -> None:
    approved(office)
    with_certificate(office)
    yuni = at_desk(office.yuni)
    first, second = ids(yuni.get("/baki/").content.decode())
    for document, more in ((first, {}), (second, {"more": "yes"})):
        answer = yuni.post(
            "/baki/tanda-tangan/",
            {"document": document, "passphrase": PASSPHRASE} | more,
            headers={"Accept": "application/json"},
        )
        assert answer.json() == {"signed": 1, "failed": 0}
    assert "2 dokumen ditandatangani" in yuni.get("/baki/hasil/").content.decode()


def test_what_is_unusual_is_looked_at_first_and_never_preselected(office: Office) -> None:
    approved(office, **LATE)
    with_certificate(office)
    text = at_desk(office.yuni).get("/baki/").content.decode()
    assert "Lihat dulu" in text
    assert "Lapor lewat 60 hari" in text
    assert " checked>" not in text


def test_the_preview_is_the_very_pdf(office: Office) -> None:
    approved(office)
    yuni = at_desk(office.yuni)
    document = ids(yuni.get("/baki/").content.decode())[0]
    preview = yuni.get(f"/baki/{document}/pratinjau.pdf")
    assert (preview.headers["Content-Type"], preview.content[:5]) == ("application/pdf", b"%PDF-")
    assert at_desk(staff("head", "3216")).get(f"/baki/{document}/pratinjau.pdf").status_code in {
        403,
        404,
        409,
    }


def test_one_document_goes_back_with_a_reason(office: Office) -> None:
    case = approved(office)
    yuni = at_desk(office.yuni)
    document = ids(yuni.get("/baki/").content.decode())[0]
    assert yuni.post(f"/baki/{document}/", {"reason": " "}).status_code == 422
    assert yuni.post(f"/baki/{document}/", {"reason": "Nama ibu salah eja."}).status_code == 302
    sent_back = queries.get_case(actor=office.rina.actor, purpose="test", case_id=case.case_id)
    assert (sent_back.status, sent_back.asked_back) == (Status.SENT_BACK, "Nama ibu salah eja.")
    text = at_desk(office.rina).get(f"/meja/kasus/{case.case_id}/").content.decode()
    assert "Nama ibu salah eja." in text
    assert "Teruskan ke persetujuan" in text
    assert yuni.get(f"/baki/{document}/").status_code == 409


def test_only_a_signer_has_a_tray(office: Office) -> None:
    for member in (office.rina, office.hendra, office.tatang):
        assert at_desk(member).get("/baki/").status_code == 403


def test_a_certificate_is_issued_with_the_officials_own_passphrase(office: Office) -> None:
    tatang = at_desk(office.tatang)
    assert "Belum ada" in tatang.get("/meja/sertifikat/").content.decode()
    address = f"/meja/sertifikat/{office.yuni.id}/"
    differs = tatang.post(address, {"passphrase": PASSPHRASE, "again": "lain"})
    assert (differs.status_code, "tidak sama" in differs.content.decode()) == (422, True)
    assert tatang.post(address, {"passphrase": "pendek", "again": "pendek"}).status_code == 422
    done = tatang.post(address, {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    assert done.status_code == 302
    listed = tatang.get("/meja/sertifikat/").content.decode()
    assert "Berlaku" in listed
    assert PASSPHRASE not in listed
    asked = tatang.post(address + "cabut/")
    assert "Cabut sertifikat ini?" in asked.content.decode()
    tatang.post(address + "cabut/", {"confirmed": "yes"})
    assert "Belum ada" in tatang.get("/meja/sertifikat/").content.decode()


def test_certificates_are_for_administrators_and_for_those_who_sign(office: Office) -> None:
    assert at_desk(office.yuni).get("/meja/sertifikat/").status_code == 403
    assert at_desk(office.tatang).get(f"/meja/sertifikat/{office.rina.id}/").status_code == 404


def test_a_finished_case_gives_its_documents_for_a_purpose(office: Office) -> None:
    case = approved(office)
    with_certificate(office)
    yuni = at_desk(office.yuni)
    yuni.post(
        "/baki/tanda-tangan/",
        {"document": ids(yuni.get("/baki/").content.decode()), "passphrase": PASSPHRASE},
    )
    rina = at_desk(office.rina)
    document = list_of_case(actor=office.rina.actor, case_id=case.case_id)[0]
    address = f"/meja/kasus/{case.case_id}/dokumen/{document.document_id}/"
    assert address in rina.get(f"/meja/kasus/{case.case_id}/").content.decode()
    assert rina.post(address).status_code == 302
    given = rina.post(address, {"purpose": "hand_over"})
    assert given.content[:5] == b"%PDF-"
    assert document.number not in given.headers["Content-Disposition"]


def test_the_pane_beside_the_list_shows_the_rendering_as_a_picture(office: Office) -> None:
    approved(office)
    yuni = at_desk(office.yuni)
    document = ids(yuni.get("/baki/").content.decode())[0]
    picture = yuni.get(f"/baki/{document}/pratinjau.jpg")
    assert (picture.headers["Content-Type"], picture.content[:2]) == ("image/jpeg", b"\xff\xd8")
