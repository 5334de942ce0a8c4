"""Is this paper genuine? By the QR code, by the typed code, by the file."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client

from tests.surfaces.public.issued import Issued, an_issued_birth, changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(db: None) -> Issued:
    return an_issued_birth()


def dropped(data: bytes):  # type: ignore[no-untyped-def]
    file = BytesIO(data)
    file.name = "akta.pdf"
    return Client().post("/periksa/berkas/", {"file": file})


def test_a_signed_akta_is_green_and_its_name_masked(issued: Issued) -> None:
    page = Client().get(f"/q/1/{issued.akta.code}").content.decode()
    assert "Asli dan masih berlaku" in page
    assert "Diterbitkan Dukcapil Kabupaten Bogor." in page
    assert "A••• N•• A•••••" in page
    assert "ALYA" not in page


def test_a_card_from_before_a_change_is_yellow(issued: Issued) -> None:
    assert "Asli dan masih berlaku" in Client().get(f"/q/1/{issued.card.code}").content.decode()
    issued.outdate_card()
    assert "Asli, tetapi sudah diganti" in Client().get(f"/q/1/{issued.card.code}").content.decode()


def test_a_code_of_nobody_is_red(db: None) -> None:
    page = Client().get("/q/1/0000-0000-0000").content.decode()
    assert "Bukan dari kami" in page
    assert "Kode ini tidak ada pada kami" in page


def test_a_cancelled_document_is_red_and_said_to_be_cancelled(issued: Issued) -> None:
    issued.revoke_akta()
    page = Client().get(f"/q/1/{issued.akta.code}").content.decode()
    assert "Sudah dibatalkan" in page
    assert "Bukan dari kami" not in page
    assert "Salah ketik?" not in page


def test_a_typed_code_is_read_kindly(issued: Issued) -> None:
    code = issued.akta.code
    spaced = " ".join(code[start : start + 4] for start in range(0, 12, 4)).lower()
    for typed in (code, f"  {spaced} ", code.replace("0", "O"), code.replace("1", "l")):
        answer = Client().post("/periksa/", {"code": typed}, follow=True)
        assert answer.redirect_chain[-1][0] == f"/q/1/{code}"
        assert "Asli dan masih berlaku" in answer.content.decode()


def test_the_letter_o_in_an_address_is_a_nought() -> None:
    answer = Client().post("/periksa/", {"code": "oooo-OOOO-lilI"})
    assert answer.headers["Location"] == "/q/1/000000001111"


def test_a_code_of_another_length_is_asked_again_and_kept(db: None) -> None:
    answer = Client().post("/periksa/", {"code": "7KQM-4R2X"})
    assert answer.status_code == 400
    assert "Kode terdiri dari 12 huruf dan angka" in answer.content.decode()
    assert 'value="7KQM-4R2X"' in answer.content.decode()


def test_the_issued_file_is_green(issued: Issued) -> None:
    page = dropped(issued.akta.pdf).content.decode()
    assert "Asli dan masih berlaku" in page
    assert "Tidak berubah sejak ditandatangani" in page
    assert "Yuni Astuti" in page


def test_one_changed_byte_is_red_with_the_reason(issued: Issued) -> None:
    page = dropped(changed(issued.akta.pdf)).content.decode()
    assert "Asli dan masih berlaku" not in page
    assert "Berkas ini bukan berkas yang kami terbitkan" in page
    assert "Tidak dapat dipercaya" in page
    assert "berubah" in page


@pytest.mark.parametrize("data", [b"hello", b"%PDF-1.7 and nothing more", b"\x00" * 3000])
def test_what_is_no_pdf_is_red_and_no_error(db: None, data: bytes) -> None:
    answer = dropped(data)
    assert answer.status_code == 200
    assert "Bukan dari kami" in answer.content.decode()


def test_no_file_and_a_huge_file_are_asked_again(db: None) -> None:
    assert Client().post("/periksa/berkas/").status_code == 400
    answer = dropped(b"%PDF" + bytes(5 * 1024 * 1024))
    assert answer.status_code == 400
    assert "lebih dari 5 MB" in answer.content.decode()


def test_many_looks_from_one_place_are_slowed(db: None) -> None:
    for _ in range(30):
        assert dropped(b"hello").status_code == 200
    answer = dropped(b"hello")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
