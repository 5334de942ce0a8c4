"""Letters that people ask for at the counter: chosen, looked at, ordered, printed again."""

from __future__ import annotations

import json

import pytest

from adminduk.documents import operations
from adminduk.documents.queries import list_of_person, list_tray
from adminduk.documents.types import Kind
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.journal.sealer import seal_waiting
from tests.surfaces.desk.office import PASSPHRASE, Office, an_office, at_desk, with_certificate
from tests.surfaces.desk.paper_pages import looking_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def test_what_may_be_asked_for_is_listed_and_what_not_says_why(office: Office) -> None:
    lilis, address = looking_at(office, office.lilis)
    text = lilis.get(f"{address}surat/").content.decode()
    assert "surat/biodata/" in text
    assert "surat/moving_letter/" not in text
    assert "Peristiwanya tidak tercatat" in text
    assert lilis.get(f"{address}surat/family_card/").status_code in (404, 409)
    yuni, address = looking_at(office, office.yuni)
    assert "Buat surat" not in yuni.get(f"{address}surat/").content.decode()
    assert yuni.get(f"{address}surat/biodata/").status_code == 403


def test_a_letter_is_looked_at_ordered_signed_and_printed_again(office: Office) -> None:
    lilis, address = looking_at(office, office.lilis)
    picture = lilis.get(f"{address}surat/biodata/contoh.jpg")
    assert (picture.headers["Content-Type"], picture.content[:2]) == ("image/jpeg", b"\xff\xd8")
    answers = {"purpose": "Pendaftaran sekolah", "addressee": "SMPN 1 Cibinong", "key": "satu"}
    done = lilis.post(f"{address}surat/biodata/", answers)
    assert done.headers["Location"] == f"{address}surat/"
    # Pressed twice: one letter.
    lilis.post(f"{address}surat/biodata/", answers)
    (line,) = list_tray(actor=office.yuni.actor)
    assert line.kind is Kind.BIODATA
    text = lilis.get(f"{address}surat/").content.decode()
    assert "Sedang disiapkan" in text
    assert "Sudah menunggu tanda tangan" in text or "Menunggu tanda tangan" in text
    with_certificate(office)
    worker = system("documents", Scope.of("3201"))
    operations.prepare(actor=worker, at=now(), document_id=line.document_id)
    yuni = at_desk(office.yuni)
    yuni.post("/baki/tanda-tangan/", {"document": [str(line.document_id)], "passphrase": PASSPHRASE})
    text = lilis.get(f"{address}surat/").content.decode()
    assert "Berlaku" in text
    for copy in ({}, {"copy": "yes"}):
        file = lilis.post(f"{address}dokumen/{line.document_id}/", copy)
        assert file.content.startswith(b"%PDF")
    assert "Diberikan 2 kali" in lilis.get(f"{address}surat/").content.decode()


def test_a_suket_needs_its_reason(office: Office) -> None:
    lilis, address = looking_at(office, office.lilis)
    refused = lilis.post(f"{address}surat/suket/", {"purpose": "bank"})
    assert refused.status_code == 422
    assert "Suket hanya untuk keadaan darurat" in refused.content.decode()
    lilis.post(f"{address}surat/suket/", {"reason": "Blangko habis"})
    person_id = office.family.head.person_id
    assert [one.kind for one in list_of_person(actor=office.lilis.actor, person_id=person_id)] == [Kind.SUKET]


def test_a_document_of_another_is_not_given_out_here(office: Office) -> None:
    lilis, address = looking_at(office, office.lilis)
    other = office.family.members[1].person_id
    made = operations.request_letter(
        actor=office.lilis.actor,
        at=now(),
        kind=Kind.BIODATA,
        person_id=other,
        office_id=office.lilis.facts.office.id,
    )
    assert lilis.post(f"{address}dokumen/{made}/").status_code == 404


def test_an_entry_s_proof_is_a_small_file_that_names_nobody(office: Office) -> None:
    seal_waiting(at=now())
    lilis, address = looking_at(office, office.lilis)
    page = lilis.get(f"{address}riwayat/").content.decode()
    assert "Berkas bukti" in page
    proof = page.split('href="/meja/bukti/')[1].split('"')[0]
    answer = lilis.get(f"/meja/bukti/{proof}")
    assert "attachment" in answer.headers["Content-Disposition"]
    told = json.loads(answer.content)
    assert told["format"] == "adminduk-proof/1"
    assert "payload" not in told["entry"]
    assert len(answer.content) < 8000
    assert b"SUNANDAR" not in answer.content
    assert at_desk(office.tatang).get(f"/meja/bukti/{proof}").status_code == 403
