"""A report entered at the counter, by the pages alone."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from adminduk.casework import queries
from adminduk.casework.types import Status
from tests.cases import BIRTH_PAGES, photo
from tests.surfaces.desk.office import Office, an_office, at_desk, judge_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def begun(client: Client, office: Office) -> str:
    """The address of a draft for Siti's family."""
    mother = office.family.members[1]
    found = client.post("/meja/baru/birth/", {"step": "find", "number": mother.nik})
    text = found.content.decode()
    assert "Yang datang melapor" in text
    assert mother.nik not in text.replace(" ", "")
    start = {
        "step": "start",
        "family": str(office.family.family_id),
        "reporter": str(mother.person_id),
        "phone": "0812 3456 7890",
    }
    first = client.post("/meja/baru/birth/", start)
    return first.headers["Location"]


def answers(office: Office) -> dict[str, str]:
    every = {key: value for page in BIRTH_PAGES.values() for key, value in page.items()}
    return every | {"father_member": str(office.family.members[0].person_id)}


def fill_all(client: Client, office: Office, draft: str) -> str:
    """Posts each section as it comes; answers where the papers are asked for."""
    where = client.get(draft).headers["Location"]
    for _ in range(12):
        if where.endswith("/bukti/"):
            return where
        assert client.get(where).status_code == 200
        done = client.post(where, answers(office))
        assert done.status_code == 302, done.content.decode()[:3000]
        where = done.headers["Location"]
    raise AssertionError("the sections never end")


def test_a_birth_is_entered_proven_checked_and_sent(office: Office) -> None:
    lilis = at_desk(office.lilis)
    papers = fill_all(lilis, office, begun(lilis, office))
    assert "Belum ada" in lilis.get(papers).content.decode()
    file = SimpleUploadedFile("surat.jpg", photo(), "image/jpeg")
    check = lilis.post(papers, {"paper-0": file}).headers["Location"]
    text = lilis.get(check).content.decode()
    assert "ALYA NUR AZIZAH" in text.upper()
    assert "Kirim laporan" in text
    key = re.search(r'name="key" value="([0-9a-f-]+)"', text)[1]
    send = check.replace("periksa", "kirim")
    assert lilis.post(send, {"key": key, "statement": ""}).status_code == 422
    receipt = lilis.post(send, {"key": key, "statement": "yes"}).content.decode()
    pin = re.search(r"<dt>PIN</dt><dd>(\d{6})</dd>", receipt)[1]
    assert "3201-2611-00001" in receipt
    assert '<svg class="qr"' in receipt
    assert (
        re.search(
            r"<dt>PIN</dt><dd>(\d{6})</dd>",
            lilis.post(send, {"key": key, "statement": "yes"}).content.decode(),
        )[1]
        == pin
    )
    (line,) = queries.list_queue(actor=office.rina.actor)
    assert (line.label, line.channel) == ("ALYA NUR AZIZAH", "counter")


def test_answers_that_are_wrong_come_back_to_their_boxes(office: Office) -> None:
    lilis = at_desk(office.lilis)
    where = lilis.get(begun(lilis, office)).headers["Location"]
    lilis.post(where, {"report": "birth", "reporter_relation": "mother"})
    wrong = lilis.post(where, answers(office) | {"birth_date-day": "31"})
    text = wrong.content.decode()
    assert wrong.status_code == 422
    assert "November hanya sampai tanggal 30" in text
    assert 'value="Alya Nur Azizah"' in text


def test_a_file_that_is_no_picture_is_refused_beside_its_box(office: Office) -> None:
    lilis = at_desk(office.lilis)
    papers = fill_all(lilis, office, begun(lilis, office))
    bad = lilis.post(papers, {"paper-0": SimpleUploadedFile("surat.jpg", b"bukan foto", "image/jpeg")})
    assert bad.status_code == 422
    assert "f-paper-0-error" in bad.content.decode()


def test_a_report_that_is_not_complete_is_not_sent(office: Office) -> None:
    lilis = at_desk(office.lilis)
    draft = begun(lilis, office)
    check = lilis.get(draft + "periksa/").content.decode()
    assert "Belum bisa dikirim" in check
    refused = lilis.post(draft + "kirim/", {"key": "k", "statement": "yes"})
    assert refused.status_code == 409
    assert "belum dijawab" in refused.content.decode()


def test_a_draft_waits_at_the_counter_and_can_be_thrown_away(office: Office) -> None:
    lilis = at_desk(office.lilis)
    draft = begun(lilis, office)
    assert draft in lilis.get("/meja/baru/").content.decode()
    assert lilis.post(draft + "buang/").status_code == 302
    assert draft not in lilis.get("/meja/baru/").content.decode()
    assert lilis.get(draft).status_code == 404


def test_a_number_that_is_no_number_gets_a_sentence(office: Office) -> None:
    lilis = at_desk(office.lilis)
    assert lilis.post("/meja/baru/birth/", {"step": "find", "number": "3201"}).status_code == 422
    unknown = lilis.post("/meja/baru/birth/", {"step": "find", "number": "3201011405929999"})
    assert "tidak ada di register" in unknown.content.decode()
    assert lilis.get("/meja/baru/tidak-ada/").status_code == 404


def test_somebody_of_another_region_is_served_without_opening_his_data(office: Office) -> None:
    from tests.people import maya, settle

    elsewhere = settle(maya())
    lilis = at_desk(office.lilis)
    shown = lilis.post("/meja/baru/birth/", {"step": "find", "number": elsewhere.members[0].nik})
    text = shown.content.decode()
    assert "Kota Bogor" in text
    assert "MAYA" not in text.upper()
    assert lilis.post("/meja/baru/birth/", {"step": "start"}).status_code == 302


def test_a_family_of_another_region_cannot_be_named_by_its_id(office: Office) -> None:
    from tests.people import maya, settle

    elsewhere = settle(maya())
    lilis = at_desk(office.lilis)
    started = lilis.post(
        "/meja/baru/birth/",
        {
            "step": "start",
            "family": str(elsewhere.family_id),
            "reporter": str(elsewhere.members[0].person_id),
        },
    )
    filling = lilis.get(started.headers["Location"], follow=True)
    assert "MAYA" not in filling.content.decode().upper()


def test_only_those_who_enter_come_to_the_counter(office: Office) -> None:
    assert at_desk(office.hendra).get("/meja/baru/").status_code == 403
    assert at_desk(office.yuni).get("/meja/baru/birth/").status_code == 403


def test_what_was_returned_is_completed_at_the_counter(office: Office) -> None:
    lilis = at_desk(office.lilis)
    papers = fill_all(lilis, office, begun(lilis, office))
    lilis.post(papers, {"paper-0": SimpleUploadedFile("surat.jpg", photo(), "image/jpeg")})
    case_id = papers.split("/")[3]
    lilis.post(f"/meja/isi/{case_id}/kirim/", {"key": "k", "statement": "yes"})
    judge_all(office, case_id)
    rina = at_desk(office.rina)
    paper = queries.get_case(actor=office.rina.actor, purpose="test", case_id=case_id).papers[0]
    act = f"/meja/kasus/{case_id}/langkah/"
    rina.post(
        act + "judge/",
        {"paper": paper.paper_id, "accepted": "no", "reason": "blurred", "message": "Foto ulang, ya."},
    )
    rina.post(act + "return/")
    assert "Foto ulang, ya." in lilis.get(papers).content.decode()
    lilis.post(papers, {"paper-0": SimpleUploadedFile("surat.jpg", photo("grey"), "image/jpeg")})
    again = lilis.post(f"/meja/isi/{case_id}/kirim/", {"again": "yes"})
    assert again.status_code == 302
    case = queries.get_case(actor=office.rina.actor, purpose="test", case_id=case_id)
    assert case.status is Status.VERIFYING
