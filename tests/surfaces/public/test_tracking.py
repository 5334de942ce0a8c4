"""A case followed with its number and PIN, without an account."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from adminduk.casework import queries
from adminduk.casework.types import Status, Submitted
from tests.cases import photo
from tests.surfaces.desk.office import Office, an_office, sent
from tests.surfaces.public.issued import Issued, an_issued_birth, link_and_pin, returned

pytestmark = pytest.mark.django_db
WORDS = "Bagian bawah buram. Foto ulang di tempat terang."


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


@pytest.fixture
def case(office: Office) -> Submitted:
    return sent(office)


def wrong(pin: str) -> str:
    return f"{(int(pin) + 1) % 1_000_000:06d}"


def find(client: Client, number: str, pin: str):  # type: ignore[no-untyped-def]
    return client.post("/lacak/", {"number": number, "pin": pin})


def follower(case: Submitted) -> Client:
    client = Client()
    assert find(client, case.number, case.pin).headers["Location"] == "/lacak/berkas/"
    return client


def status(office: Office, case: Submitted) -> Status:
    return queries.get_case(actor=office.rina.actor, purpose="test", case_id=case.case_id).status


def a_photo(paper_id: object, data: bytes | None = None) -> dict[str, SimpleUploadedFile]:
    file = SimpleUploadedFile("surat.jpg", data or photo("grey"), content_type="image/jpeg")
    return {f"file-{paper_id}": file}


def test_number_and_pin_open_the_case_with_its_name_masked(case: Submitted) -> None:
    page = follower(case).get("/lacak/berkas/")
    text = page.content.decode()
    assert case.number in text
    assert "A••• N•• A•••••" in text
    assert "ALYA" not in text.upper().replace("ALYA•", "")
    assert page.headers["Cache-Control"] == "no-store"


def test_a_number_typed_with_spaces_is_the_same_number(case: Submitted) -> None:
    assert find(Client(), f" {case.number.replace('-', ' ')} ", f" {case.pin} ").status_code == 302


def test_a_wrong_pin_is_told_beside_the_form_and_opens_nothing(case: Submitted) -> None:
    client = Client()
    answer = find(client, case.number, wrong(case.pin))
    assert answer.status_code == 403
    assert case.number in answer.content.decode()
    assert client.get("/lacak/berkas/").headers["Location"] == "/lacak/"


def test_guessing_is_slowed_and_then_even_the_right_pin_waits(case: Submitted) -> None:
    for _ in range(5):
        assert find(Client(), case.number, wrong(case.pin)).status_code == 403
    answer = find(Client(), case.number, case.pin)
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan" in answer.content.decode()


def test_the_number_may_come_with_a_link_but_never_the_pin(case: Submitted) -> None:
    page = Client().get("/lacak/", {"nomor": case.number, "pin": case.pin}).content.decode()
    assert f'value="{case.number}"' in page
    assert f'value="{case.pin}"' not in page


def test_a_pin_opens_its_own_case_only(office: Office, case: Submitted) -> None:
    other = sent(office, child_name={"child_name": "Bayu Pratama"})
    theirs = returned(office, other.case_id, WORDS)
    client = follower(case)
    assert other.number not in client.get("/lacak/berkas/").content.decode()
    assert client.post(f"/lacak/berkas/bukti/{theirs}/", a_photo(theirs)).status_code == 404
    assert status(office, other) is Status.RETURNED


@pytest.mark.parametrize("address", ["batal/", "kirim-ulang/", "tautan/"])
def test_nobody_acts_without_the_pin(case: Submitted, office: Office, address: str) -> None:
    assert Client().post(f"/lacak/berkas/{address}").headers["Location"] == "/lacak/"
    assert follower(case).get(f"/lacak/berkas/{address}").status_code == 405
    assert status(office, case) is Status.SUBMITTED


def test_a_new_photo_of_what_came_back_goes_to_the_same_officer(office: Office, case: Submitted) -> None:
    paper_id = returned(office, case.case_id, WORDS)
    client = follower(case)
    assert WORDS in client.get("/lacak/berkas/").content.decode()
    answer = client.post(f"/lacak/berkas/bukti/{paper_id}/", a_photo(paper_id), follow=True)
    assert "Berkas Anda kembali ke petugas yang sama" in answer.content.decode()
    assert status(office, case) in {Status.SUBMITTED, Status.VERIFYING}
    (line,) = queries.list_queue(actor=office.rina.actor)
    assert line.number == case.number


def test_no_photo_and_what_is_no_photo_are_told_and_change_nothing(office: Office, case: Submitted) -> None:
    paper_id = returned(office, case.case_id, WORDS)
    client, address = follower(case), f"/lacak/berkas/bukti/{paper_id}/"
    assert "Pilih dulu fotonya" in client.post(address, follow=True).content.decode()
    answer = client.post(address, a_photo(paper_id, b"no picture at all"), follow=True)
    assert answer.status_code == 200
    assert WORDS in answer.content.decode()
    assert status(office, case) is Status.RETURNED


def test_a_report_is_cancelled_once(office: Office, case: Submitted) -> None:
    client = follower(case)
    answer = client.post("/lacak/berkas/batal/", follow=True)
    assert "Laporan Anda sudah dibatalkan" in answer.content.decode()
    assert "/lacak/berkas/batal/" not in answer.content.decode()
    assert status(office, case) is Status.CANCELLED
    again = client.post("/lacak/berkas/batal/", follow=True)
    assert again.status_code == 200
    assert "Laporan Anda sudah dibatalkan" not in again.content.decode()
    assert "Ditandatangani" not in again.content.decode()


def test_a_case_that_did_not_come_back_is_not_sent_again(office: Office, case: Submitted) -> None:
    answer = follower(case).post("/lacak/berkas/kirim-ulang/", follow=True)
    assert "kembali ke petugas" not in answer.content.decode()
    assert status(office, case) is Status.SUBMITTED


def test_a_paper_that_came_back_must_be_answered_first(office: Office, case: Submitted) -> None:
    returned(office, case.case_id, WORDS)
    answer = follower(case).post("/lacak/berkas/kirim-ulang/", follow=True)
    assert (answer.status_code, WORDS in answer.content.decode()) == (200, True)
    assert status(office, case) is Status.RETURNED


def test_there_is_no_link_before_the_documents_are_signed(case: Submitted) -> None:
    answer = follower(case).post("/lacak/berkas/tautan/", follow=True)
    assert answer.status_code == 200
    assert "sudah kami kirim ke kontak" not in answer.content.decode()


@pytest.fixture
def issued(db: None) -> Issued:
    return an_issued_birth()


def test_whoever_follows_a_finished_case_gets_a_new_link(issued: Issued) -> None:
    old, client = link_and_pin(), Client()
    find(client, issued.number, issued.pin)
    answer = client.post("/lacak/berkas/tautan/", follow=True)
    assert "Tautan dan PIN baru sudah kami kirim" in answer.content.decode()
    assert link_and_pin() != old
