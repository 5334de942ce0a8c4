from __future__ import annotations

import base64
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from adminduk.register.types.loading import LoadedFamily
from tests.cases import photo
from tests.documents.tools import text_of
from tests.surfaces.portal.mother import Report, a_child, last_week, sign_in

pytestmark = pytest.mark.django_db
TUS = {"Tus-Resumable": "1.0.0"}


def words(response: object) -> str:
    return response.content.decode()


@pytest.fixture
def filled(report: Report, family: LoadedFamily) -> Report:
    """All questions answered, no paper yet."""
    report.fill(a_child(last_week()) | {"father": {"father_kind": "none"}})
    return report


def create(client: Client, length: int, *, kind: str = "image/jpeg") -> object:
    metadata = (
        f"filename {base64.b64encode(b'a.jpg').decode()},filetype {base64.b64encode(kind.encode()).decode()}"
    )
    return client.post(
        "/lapor/unggah/", headers=TUS | {"Upload-Length": str(length), "Upload-Metadata": metadata}
    )


def patch(client: Client, place: str, offset: int, piece: bytes) -> object:
    return client.patch(
        place,
        piece,
        content_type="application/offset+octet-stream",
        headers=TUS | {"Upload-Offset": str(offset)},
    )


def test_what_is_missing_comes_first_with_the_form_that_replaces_it(filled: Report) -> None:
    page = filled.get("bukti")
    assert "Tinggal satu bukti lagi" in words(page)
    assert words(page).index("Belum ada") < words(page).index("Sudah ada di kami")
    assert f"{filled.root}formulir/F-2.03.pdf" in words(page)
    assert "pelapor dan dua saksi" in words(page)


def test_a_photo_is_received_shown_small_replaced_and_removed(filled: Report) -> None:
    assert filled.send_photo("birth_letter").status_code == 302
    page = filled.get("bukti")
    assert "Semua bukti sudah lengkap" in words(page)
    (item,) = page.context["items"]
    small = f"{filled.root}bukti/{item.received[0].paper_id}/0.jpg"
    shown = filled.client.get(small)
    assert shown["Content-Type"] == "image/jpeg"
    assert len(shown.content) < 3_000 < len(filled.client.get(f"{small}?besar").content)
    filled.send_photo("birth_letter")
    (again,) = filled.get("bukti").context["items"]
    assert again.received[0].paper_id != item.received[0].paper_id
    assert filled.post(f"bukti/{again.received[0].paper_id}/hapus", {}).status_code == 302
    assert filled.missing() == ["birth_letter"]


def test_the_photo_of_another_account_does_not_exist(filled: Report, family: LoadedFamily) -> None:
    filled.send_photo("birth_letter")
    paper = filled.get("bukti").context["items"][0].received[0].paper_id
    asep = Client()
    sign_in(asep, family.members[0], family, "0812 1111 2222")
    assert asep.get(f"{filled.root}bukti/{paper}/0.jpg").status_code == 404
    assert asep.post(f"{filled.root}bukti/{paper}/hapus/").status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Pilih dulu foto"),
        (b"x" * (5 * 1024 * 1024 + 1), "lebih besar dari 5 MB"),
        (b"x" * (7 * 1024 * 1024), "lebih besar dari 5 MB"),
        (b"halo, ini bukan foto", "bukan foto yang sebenarnya"),
        (b"\xff\xd8\xff\xe0 bukan jpeg sungguhan", "rusak"),
        (b"PK\x03\x04word/document.xml", "Word"),
    ],
)
def test_a_refused_file_is_told_beside_its_box(filled: Report, content: bytes, sentence: str) -> None:
    data = {"kind": "birth_letter", "form": ""}
    if content:
        data["birth_letter"] = SimpleUploadedFile("a.jpg", content, content_type="image/jpeg")
    page = filled.post("bukti", data)
    assert page.status_code == 422
    assert sentence in words(page)
    assert 'href="#f-birth_letter"' in words(page)
    assert filled.missing() == ["birth_letter"]


def test_a_paper_that_is_not_asked_for_is_refused(filled: Report) -> None:
    assert filled.send_photo("house_key").status_code == 422
    assert filled.send_photo("birth_letter", "F-2.04").status_code == 422


def test_a_photo_comes_in_pieces_and_goes_on_where_the_line_broke(filled: Report) -> None:
    client, data = filled.client, photo()
    made = create(client, len(data))
    assert made.status_code == 201
    place = made["Location"]
    half = len(data) // 2
    assert patch(client, place, 0, data[:half])["Upload-Offset"] == str(half)
    # The answer was lost: the same piece is sent again, and told where to go on.
    repeated = patch(client, place, 0, data[:half])
    assert (repeated.status_code, repeated["Upload-Offset"]) == (409, str(half))
    asked = client.head(place, headers=TUS)
    assert (asked.status_code, asked["Upload-Offset"], asked["Upload-Length"]) == (
        200,
        str(half),
        str(len(data)),
    )
    assert asked["Cache-Control"] == "no-store"
    assert patch(client, place, half, data[half:]).status_code == 204
    sent = filled.post("bukti", {"kind": "birth_letter", "form": "", "birth_letter-upload": place})
    assert sent.status_code == 302
    assert filled.missing() == []
    # The form sent twice: the upload is used up, and nothing is lost.
    assert (
        filled.post("bukti", {"kind": "birth_letter", "form": "", "birth_letter-upload": place}).status_code
        == 422
    )
    assert filled.missing() == []


def test_an_upload_belongs_to_its_account(filled: Report, family: LoadedFamily) -> None:
    place = create(filled.client, 100)["Location"]
    asep = Client()
    sign_in(asep, family.members[0], family, "0812 1111 2222")
    assert asep.head(place, headers=TUS).status_code == 404
    assert patch(asep, place, 0, b"x").status_code == 404
    assert filled.client.head(f"/lapor/unggah/{uuid4()}/", headers=TUS).status_code == 404


def test_uploads_refuse_what_cannot_be(filled: Report) -> None:
    client = filled.client
    assert create(client, 5 * 1024 * 1024 + 1).status_code == 413
    assert create(client, 0).status_code == 400
    assert client.post("/lapor/unggah/").status_code == 412
    assert client.post("/lapor/unggah/", headers=TUS | {"Upload-Length": "banyak"}).status_code == 400
    place = create(client, 10)["Location"]
    assert patch(client, place, 0, b"x" * 11).status_code == 413
    assert client.patch(place, b"x", content_type="text/plain", headers=TUS).status_code == 415
    unfinished = filled.post("bukti", {"kind": "birth_letter", "form": "", "birth_letter-upload": place})
    assert unfinished.status_code == 422
    assert "belum terkirim seluruhnya" in words(unfinished)


def test_a_program_without_a_session_is_told_so(family: LoadedFamily) -> None:
    assert create(Client(), 10).status_code == 401


def test_f203_is_filled_in_with_answers_and_with_the_reporters_own_data(
    filled: Report, family: LoadedFamily
) -> None:
    answer = filled.client.get(f"{filled.root}formulir/F-2.03.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    text = text_of(answer.content)
    for one in ("ALYA NUR AZIZAH", "SITI NURHASANAH", "EUIS KOMARIAH", "DADAN HIDAYAT"):
        assert one in text, text


def test_a_form_on_paper_masks_no_less_than_a_page(report: Report, family: LoadedFamily) -> None:
    father = {"father": {"father_kind": "member", "father_member": str(family.members[0].person_id)}}
    report.fill(a_child(last_week()) | father)
    for code in ("F-2.01", "F-2.03", "F-2.04"):
        text = text_of(report.client.get(f"{report.root}formulir/{code}.pdf").content)
        assert "SITI NURHASANAH" in text
        assert "ASEP" not in text, code
        assert "2014" not in text, code  # the day of their marriage
        assert (family.members[0].nik or "") not in text.replace(" ", "")


def test_a_form_that_the_service_does_not_know_does_not_exist(filled: Report) -> None:
    assert filled.client.get(f"{filled.root}formulir/F-9.99.pdf").status_code == 404
