"""The pages on which a resident sees who looked at his data."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from adminduk.accounts.models import Account
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.register.queries import get_person
from adminduk.register.types.loading import LoadedFamily
from tests import cast
from tests import institutions as made
from tests.data_access.looking import an_access

pytestmark = pytest.mark.django_db


def match(person_id: Any) -> None:
    """As an officer does who holds the KTP-el against the record."""
    with acting(system("test", Scope.nation())):
        Account.objects.filter(person_id=person_id).update(assurance="matched", matched_at=now())


@pytest.fixture
def looked(siti: Client, family: LoadedFamily) -> Client:
    bank = made.partner()
    person = family.members[1].person_id
    match(person)
    an_access(person, bank.number, given=["no_kk"])
    get_person(actor=cast.staff("verifier", name="Rina").actor, purpose="case.handle", person_id=person)
    return siti


def test_a_resident_reads_who_asked_what_for_and_how_it_ended(looked: Client) -> None:
    page = looked.get("/data-saya/").content.decode()
    for words in ("Bank Contoh", "Memeriksa identitas calon nasabah", "tidak sesuai", "diberikan",
                  "Dinas Dukcapil Kabupaten Bogor", "Verifikator", "Menangani berkas"):  # fmt: skip
        assert words in page, words
    assert "Rina" not in page


def test_before_an_officer_matched_him_the_list_is_closed(siti: Client) -> None:
    page = siti.get("/data-saya/")
    assert "KTP-el" in page.content.decode()
    assert siti.get("/data-saya/daftar.csv").status_code == 409


def test_a_kind_and_days_narrow_the_page(looked: Client) -> None:
    page = looked.get("/data-saya/?jenis=petugas").content.decode()
    assert "Menangani berkas" in page
    assert "Memeriksa identitas calon nasabah" not in page
    empty = looked.get("/data-saya/?dari=2026-01-01&sampai=2026-01-02").content.decode()
    assert "Tidak ada yang melihat data ini." in empty


def test_the_file_for_a_spreadsheet_holds_the_same_lines(looked: Client) -> None:
    answer = looked.get("/data-saya/daftar.csv")
    text = answer.content.decode("utf-8-sig")
    assert "Bank Contoh" in text
    assert "nomor KK: diberikan" in text
    # The head, the bank, the officer, and the sign-in by her own numbers.
    assert len(text.strip().splitlines()) == 4


def test_a_parent_turns_to_the_childs_record(looked: Client, family: LoadedFamily) -> None:
    page = looked.get(f"/data-saya/?anak={family.members[2].person_id}").content.decode()
    assert "DEWI LESTARI" in page
    assert looked.get(f"/data-saya/?anak={family.members[0].person_id}").status_code == 409


def test_an_objection_goes_from_the_list_to_the_office(looked: Client) -> None:
    page = looked.get("/data-saya/").content.decode()
    address = re.findall(r'href="(/data-saya/[0-9a-f-]{36}/keberatan/)', page)[-1]
    assert looked.post(address, {"reason": ""}).status_code == 200
    assert looked.post(address, {"reason": "Saya tidak pernah ke sana."}).status_code == 302
    own = looked.get("/data-saya/keberatan/").content.decode()
    assert "Diterima" in own
    assert "Saya tidak pernah ke sana." in own


def test_nobody_reads_without_signing_in(client: Client, family: LoadedFamily) -> None:
    assert client.get("/data-saya/").status_code == 302
