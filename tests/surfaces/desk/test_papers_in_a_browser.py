"""The pages for letters, akta and acting heads as people see them, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page

from adminduk.documents import operations
from adminduk.documents.queries import list_proposals
from adminduk.documents.types import ProposalKind, ProposalState
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.offices.operations import delegate
from tests.cases import clean_photo
from tests.surfaces.components import browser as real
from tests.surfaces.desk import test_in_a_browser as desk
from tests.surfaces.desk.office import Office, an_office, approved, with_certificate
from tests.surfaces.desk.test_in_a_browser import keep, sign_in
from tests.surfaces.public.issued import an_issued_birth

pytestmark = desk.pytestmark


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with real.chromium() as browser:
        yield browser


page = desk.page


def looks(page: Page, member: object, office: Office) -> str:
    """Signed in, with the purpose said; the address of Asep."""
    sign_in(page, member)  # type: ignore[arg-type]
    address = f"/meja/orang/{office.family.head.person_id}/"
    page.goto(address)
    page.check("#purpose-2")
    page.click("button[data-key='ctrl+enter']")
    page.wait_for_selector("text=Dokumen dan surat")
    return address


def test_letters_are_asked_for_and_listed(page: Page) -> None:
    office = an_office()
    address = looks(page, office.lilis, office)
    assert keep(page, "orang-asep") == []
    page.goto(f"{address}surat/suket/")
    page.wait_for_function("document.querySelector('.sheet-picture').naturalWidth > 0")
    assert keep(page, "surat-pesan") == []
    page.click("[data-main]")
    page.wait_for_selector("[data-error-summary]")
    assert keep(page, "surat-galat") == []
    page.fill("#f-reason", "Blangko habis sampai 30 November")
    page.click("[data-main]")
    page.wait_for_url("**/surat/")
    page.click("text=Surat yang tidak dapat diminta sekarang")
    assert keep(page, "surat-daftar") == []


def test_an_old_akta_is_read_and_compared(page: Page) -> None:
    office = an_office()
    address = looks(page, office.lilis, office)
    page.goto(f"{address}akta/")
    assert keep(page, "akta-mulai") == []
    page.goto(f"{address}akta/lama/marriage/")
    page.click("[data-main]")
    page.wait_for_selector("[data-error-summary]")
    assert keep(page, "akta-lama-galat") == []
    page.goto(f"{address}akta/betulkan/1/")
    assert keep(page, "akta-betulkan") == []
    head = office.family.head
    operations.propose(
        actor=office.lilis.actor,
        at=now(),
        kind=ProposalKind.OLD_AKTA,
        akta="birth",
        person_id=head.person_id,
        office_id=office.lilis.facts.office.id,
        answers={
            "number": "474.1/77/2012", "year": "2012", "issuer": "Kantor Catatan Sipil Bogor",
            "name": "Asep Sunandar bin Karta", "sex": "1", "birth_place": "Cibinong",
            "birth_date": head.birth_date.isoformat(), "parentage": "mother_only", "mother": "Iyem",
        },
        scan=clean_photo().pages,
    )  # fmt: skip
    page.goto("/meja/akta/")
    assert keep(page, "akta-usul") == []
    page.context.clear_cookies()
    sign_in(page, office.hendra)
    (one,) = list_proposals(actor=office.hendra.actor, states=[ProposalState.WAITING])
    page.goto(f"/meja/akta/{one.proposal_id}/")
    page.wait_for_function("document.querySelector('.compare__scan img').naturalWidth > 0")
    assert keep(page, "akta-banding") == []
    page.click("[data-main]")
    page.click("dialog button[value=yes]")
    page.wait_for_url("**/meja/akta/")
    assert keep(page, "akta-selesai") == []


def test_an_acting_head_is_named_and_the_tray_says_so(page: Page) -> None:
    office = an_office()
    approved(office)
    with_certificate(office)
    sign_in(page, office.yuni)
    page.goto("/meja/penunjukan/")
    page.click("[data-main]")
    page.wait_for_selector("[data-error-summary]")
    assert keep(page, "penunjukan-galat") == []
    today = day_at(now(), "WIB")
    delegate(
        actor=office.yuni.actor, at=now(), staff_id=office.hendra.id, form="plh",
        decree_number="800/123/BKPSDM", decree_date=today, since=today, until=today + timedelta(days=4),
    )  # fmt: skip
    page.goto("/meja/penunjukan/")
    assert keep(page, "penunjukan") == []
    page.goto("/baki/")
    assert keep(page, "baki-plh") == []


def test_a_holder_gets_the_proof_of_his_document(page: Page) -> None:
    issued = an_issued_birth()
    seal_waiting(at=now())
    page.goto(f"/q/1/{issued.akta.code}")
    page.click("text=Anda pemilik dokumen ini?")
    assert keep(page, "periksa-pemilik") == []
    page.goto(f"/q/1/{issued.akta.code}/bukti/")
    page.fill("#f-number", issued.number)
    page.fill("#f-pin", "000000")
    page.click("[data-main]")
    page.wait_for_selector("[data-error-summary]")
    assert keep(page, "bukti-galat") == []
    page.fill("#f-pin", issued.pin)
    with page.expect_download() as file:
        page.click("[data-main]")
    assert file.value.suggested_filename.startswith("bukti-")
