"""The proof file for a holder: by number and PIN on the page of a document, and behind the link of the message."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from adminduk.foundation.clock import now
from adminduk.foundation.journal.sealer import seal_waiting
from tests.surfaces.public.issued import Issued, an_issued_birth, link_and_pin

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(db: None) -> Issued:
    return an_issued_birth()


def test_number_and_pin_give_the_file(issued: Issued) -> None:
    seal_waiting(at=now())
    client = Client()
    assert "Anda pemilik dokumen ini?" in client.get(f"/q/1/{issued.akta.code}").content.decode()
    address = f"/q/1/{issued.akta.code}/bukti/"
    assert "Tidak ada nama atau NIK di dalamnya" in client.get(address).content.decode()
    answer = client.post(address, {"number": issued.number, "pin": issued.pin})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    told = json.loads(answer.content)
    assert told["format"] == "adminduk-proof/1"
    assert "payload" not in told["entry"]


def test_before_it_is_sealed_the_page_says_to_wait(issued: Issued) -> None:
    address = f"/q/1/{issued.akta.code}/bukti/"
    assert Client().post(address, {"number": issued.number, "pin": issued.pin}).status_code == 409


def test_a_wrong_pin_or_another_document_gives_nothing(issued: Issued) -> None:
    seal_waiting(at=now())
    address = f"/q/1/{issued.akta.code}/bukti/"
    assert Client().post(address, {"number": issued.number, "pin": "000000"}).status_code == 403
    other = "/q/1/7KQM-4R2X-9PDW/bukti/"
    refused = Client().post(other, {"number": issued.number, "pin": issued.pin})
    assert refused.status_code == 403
    assert "bukan bagian dari laporan itu" in refused.content.decode()


def test_behind_the_link_of_the_message_it_stands_beside_the_document(issued: Issued) -> None:
    seal_waiting(at=now())
    token, pin = link_and_pin()
    client = Client()
    address = f"/unduh/{token}/{issued.akta.document_id}.json"
    assert client.get(address).headers["Location"] == f"/unduh/{token}/"
    assert address in client.post(f"/unduh/{token}/", {"pin": pin}).content.decode()
    assert json.loads(client.get(address).content)["format"] == "adminduk-proof/1"
