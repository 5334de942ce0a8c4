"""A clerk in a village: the phone has opened our page once, then the network is gone, and a paper comes."""

from __future__ import annotations

import zlib
from base64 import b32decode, b32encode
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from adminduk.documents.operations import revoke_seal_key
from adminduk.documents.queries import list_seal_keys
from adminduk.foundation.access.types import Scope, system
from tests.people import AT
from tests.surfaces.components import browser as real
from tests.surfaces.public.issued import Issued, an_issued_birth

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
KEEPER = system("seal keys", Scope.nation(), "seal.manage")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with real.chromium() as browser:
        yield browser


@pytest.fixture
def issued(transactional_db: None) -> Issued:
    return an_issued_birth()


@pytest.fixture
def phone(issued: Issued, browser: Browser, settings: object) -> Iterator[BrowserContext]:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    with real.served() as site:
        context = browser.new_context(
            base_url=site, locale="id-ID", viewport={"width": 360, "height": 740}, service_workers="allow"
        )
        yield context
        context.close()


def picture(issued: Issued) -> object:
    """The first page of the document as it is printed, 150 dots an inch."""
    page = pypdfium2.PdfDocument(issued.akta.pdf)[0]
    return page.render(scale=150 / 72).to_pil()


def scanned(issued: Issued) -> str:
    """The text of the printed QR."""
    (code,) = zxingcpp.read_barcodes(picture(issued))
    return code.text


def seal_of(issued: Issued) -> str:
    return scanned(issued).split("#")[1]


def keep_ready(page: Page) -> None:
    """Opens the offline page once and waits until the phone keeps what it needs."""
    page.goto("/q/luring/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def test_the_printed_code_opens_the_page_and_the_phone_checks_the_seal_itself(
    phone: BrowserContext, issued: Issued
) -> None:
    page = phone.new_page()
    page.goto(f"/q/1/{issued.akta.code}#{seal_of(issued)}")
    seal = page.locator("[data-seal]")
    expect(seal.get_by_text("Segel asli")).to_be_visible()
    expect(page.locator("[data-fact=number] dd")).to_contain_text("3201-LU-")
    assert "#" not in page.url, "names don't stay in the address"
    page.screenshot(path=real.pictures() / "umum-segel-360.png", full_page=True)
    assert Axe().run(page).response["violations"] == []


def test_without_network_the_same_paper_is_checked(phone: BrowserContext, issued: Issued) -> None:
    page = phone.new_page()
    keep_ready(page)
    page.goto(f"/q/1/{issued.akta.code}#{seal_of(issued)}")
    phone.set_offline(True)
    page.goto("about:blank")
    page.goto(f"/q/1/{issued.akta.code}#{seal_of(issued)}")
    expect(page.get_by_role("heading", name="Diperiksa tanpa jaringan")).to_be_visible()
    expect(page.get_by_text("Segel asli")).to_be_visible()
    expect(page.locator("[data-fact=name] dd")).to_have_text("ALYA NUR AZIZAH")
    page.screenshot(path=real.pictures() / "umum-luring-360.png", full_page=True)


def test_a_forged_seal_a_seal_of_another_paper_and_a_revoked_key_are_refused(
    phone: BrowserContext, issued: Issued
) -> None:
    page = phone.new_page()
    genuine = seal_of(issued)
    packed = bytearray(zlib.decompress(b32decode(genuine + "=" * (-len(genuine) % 8))))
    packed[-1] ^= 1
    forged = b32encode(zlib.compress(bytes(packed))).decode().rstrip("=")
    page.goto(f"/q/1/{issued.akta.code}#{forged}")
    expect(page.get_by_text("Segel palsu atau rusak")).to_be_visible()
    page.goto("about:blank")
    page.goto(f"/q/1/ABCDEFGHJKMN#{genuine}")
    expect(page.get_by_text("Segel dokumen lain")).to_be_visible()
    (line,) = list_seal_keys()
    revoke_seal_key(actor=KEEPER, at=AT, key_id=line.key_id, since=AT.replace(year=2020))
    # The list may be a few minutes old on a phone; a new phone sees the revocation at once.
    fresh = phone.browser.new_context(base_url=page.url.split("/q/")[0], locale="id-ID")
    page = fresh.new_page()
    page.goto(f"/q/1/{issued.akta.code}#{genuine}")
    expect(page.get_by_text("Kunci segel dicabut")).to_be_visible()
    fresh.close()


def test_a_picture_of_the_code_is_read_on_the_phone(
    phone: BrowserContext, issued: Issued, tmp_path: Path
) -> None:
    photo = tmp_path / "foto.png"
    picture(issued).save(photo)
    page = phone.new_page()
    page.goto("/q/baca/")
    page.screenshot(path=real.pictures() / "umum-pindai-360.png", full_page=True)
    assert Axe().run(page).response["violations"] == []
    page.get_by_label("Atau pilih foto kode QR").set_input_files(photo)
    page.wait_for_url(f"**/q/1/{issued.akta.code}*")
    expect(page.get_by_text("Segel asli")).to_be_visible()
