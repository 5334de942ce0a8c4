"""A PDF that was changed, dropped on the page that anybody may use: red, in words, and nothing is kept."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from adminduk.casework import operations
from adminduk.documents.models import Document
from adminduk.documents.queries import list_tray, open_signed
from adminduk.documents.types import Kind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from tests.surfaces.desk.office import PASSPHRASE, an_office, approved, with_certificate

pytestmark = pytest.mark.django_db
WATCHER = system("test", Scope.nation())


@pytest.fixture
def genuine(db: None) -> bytes:
    """A birth certificate as it was issued."""
    office = an_office()
    with_certificate(office)
    approved(office)
    tray = [one.document_id for one in list_tray(actor=office.yuni.actor)]
    operations.sign(actor=office.yuni.actor, at=now(), document_ids=tray, passphrase=PASSPHRASE)
    with acting(WATCHER):
        akta = Document.objects.get(kind=Kind.BIRTH_CERTIFICATE)
    return open_signed(actor=office.yuni.actor, purpose="test", document_id=akta.document_id).pdf


def dropped(client: Client, pdf: bytes) -> HttpResponse:
    return client.post(
        "/periksa/berkas/", {"file": SimpleUploadedFile("akta.pdf", pdf, content_type="application/pdf")}
    )


def verdict(answer: HttpResponse) -> str:
    found = answer.context["found"]
    return str(found.verdict)


def test_the_genuine_file_is_green_and_shows_masked_names_only(client: Client, genuine: bytes) -> None:
    answer = dropped(client, genuine)
    assert verdict(answer) == "green"
    assert "ALYA NUR AZIZAH" not in answer.content.decode().upper()


@pytest.mark.parametrize("place", [0.2, 0.5, 0.9])
def test_one_changed_byte_is_red(client: Client, genuine: bytes, place: float) -> None:
    at = int(len(genuine) * place)
    changed = genuine[:at] + bytes([genuine[at] ^ 1]) + genuine[at + 1 :]
    answer = dropped(client, changed)
    assert answer.status_code == 200
    assert verdict(answer) == "red"


def test_something_added_after_the_signature_is_red(client: Client, genuine: bytes) -> None:
    assert verdict(dropped(client, genuine + b"\n1 0 obj<</Type/Page>>endobj\n%%EOF")) == "red"


@pytest.mark.parametrize("pdf", [b"%PDF-1.7\n%%EOF", b"halo", b"\x00" * 4096])
def test_what_is_no_document_of_ours_is_red(client: Client, pdf: bytes) -> None:
    assert verdict(dropped(client, pdf)) == "red"


def test_too_large_or_missing_files_get_a_sentence(client: Client) -> None:
    large = dropped(client, b"%PDF" + bytes(5 * 1024 * 1024))
    assert large.status_code == 400
    assert "5 MB" in large.content.decode()
    missing = client.post("/periksa/berkas/")
    assert missing.status_code == 400
    assert "PDF" in missing.content.decode()
