"""The pages for anybody, as a phone and a wide screen show them: the first page, tracking, verdicts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from adminduk.casework import operations
from adminduk.foundation.clock import now
from tests.cases import photo
from tests.surfaces.components import browser as real
from tests.surfaces.desk.office import an_office, sent
from tests.surfaces.public.issued import Issued, an_issued_birth, changed, link_and_pin, returned

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    # The driver leaves its own event loop's sockets to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with real.chromium() as browser:
        yield browser


@pytest.fixture
def anybody(transactional_db: None, browser: Browser, settings: object) -> Iterator[Page]:
    """Somebody without an account; a complaint of the policy or of a script fails the test."""
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    complaints: list[str] = []
    with real.served() as site:
        context = browser.new_context(base_url=site, locale="id-ID", accept_downloads=True)
        page = context.new_page()
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        context.close()
    # A refusal is an answer of status 4xx, which the browser writes down too.
    assert [one for one in complaints if "status of 4" not in one] == []


def look(page: Page, name: str) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=real.pictures() / f"umum-{name}-{width}.png", full_page=True)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == [], name
        assert page.evaluate(SIDEWAYS) <= 0, (name, width)


def find(page: Page, number: str, pin: str) -> None:
    page.goto("/lacak/")
    page.get_by_label("Nomor laporan").fill(number)
    page.get_by_label("PIN").fill(pin)
    page.locator("[data-main]").click()


def test_the_first_page_the_search_and_the_question_whether_a_paper_is_genuine(anybody: Page) -> None:
    an_office()
    anybody.goto("/")
    expect(anybody.get_by_role("heading", name="Kantor kami hari ini")).to_be_visible()
    look(anybody, "beranda")
    anybody.get_by_label("Sampai mana berkas saya?").fill("3201-2611-04217")
    anybody.get_by_role("button", name="Lacak").click()
    expect(anybody.get_by_label("Nomor laporan")).to_have_value("3201-2611-04217")
    look(anybody, "lacak")
    anybody.get_by_label("PIN").fill("123456")
    anybody.locator("[data-main]").click()
    expect(anybody.locator("[data-error-summary]")).to_be_visible()
    look(anybody, "lacak-salah")
    anybody.goto("/periksa/")
    look(anybody, "periksa")
    anybody.get_by_label("Kode periksa").fill("7KQM")
    anybody.locator("[data-main]").click()
    expect(anybody.get_by_text("Kode terdiri dari 12 huruf dan angka").first).to_be_visible()
    look(anybody, "periksa-salah")
    anybody.goto("/halaman-yang-tidak-ada")
    look(anybody, "tidak-ada")


def test_a_case_is_followed_answered_and_cancelled_on_its_page(anybody: Page) -> None:
    office = an_office()
    case = sent(office)
    find(anybody, case.number, case.pin)
    expect(anybody.get_by_text("Selesai paling lambat")).to_be_visible()
    look(anybody, "laporan-diterima")

    returned(office, case.case_id, "Bagian bawah buram. Foto ulang di tempat terang.")
    anybody.reload()
    expect(anybody.get_by_text("Bagian bawah buram")).to_be_visible()
    look(anybody, "laporan-dikembalikan")
    anybody.locator("input[type=file]").set_input_files(
        {"name": "surat.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    anybody.get_by_role("button", name="Kirim foto").click()
    expect(anybody.get_by_text("Berkas Anda kembali ke petugas yang sama")).to_be_visible(timeout=60_000)
    look(anybody, "laporan-dikirim-ulang")

    operations.reject(
        actor=office.rina.actor, at=now(), case_id=case.case_id, reason="Surat lahir ini milik anak lain."
    )
    anybody.reload()
    expect(anybody.get_by_text("Surat lahir ini milik anak lain.")).to_be_visible()
    look(anybody, "laporan-ditolak")


@pytest.fixture
def issued(anybody: Page) -> Issued:
    return an_issued_birth()


def test_documents_are_fetched_and_their_verdicts_seen(anybody: Page, issued: Issued) -> None:
    find(anybody, issued.number, issued.pin)
    expect(anybody.get_by_text("Tautan unduh dan PIN-nya ada di pesan kami.")).to_be_visible()
    look(anybody, "laporan-selesai")

    token, pin = link_and_pin()
    anybody.goto(f"/unduh/{token}/")
    look(anybody, "unduh-pin")
    anybody.get_by_label("PIN").fill(pin)
    anybody.locator("[data-main]").click()
    expect(anybody.get_by_role("link", name="Kutipan Akta Kelahiran", exact=True)).to_be_visible()
    look(anybody, "unduh")

    akta = issued.akta
    anybody.goto(f"/q/1/{akta.code}")
    expect(anybody.get_by_role("heading", name="Asli dan masih berlaku")).to_be_visible()
    look(anybody, "periksa-hijau")
    for name, pdf in (("berkas-hijau", akta.pdf), ("berkas-merah", changed(akta.pdf))):
        anybody.goto("/periksa/")
        anybody.locator("input[type=file]").set_input_files(
            {"name": "akta.pdf", "mimeType": "application/pdf", "buffer": pdf}
        )
        anybody.get_by_role("button", name="Periksa berkas").click()
        expect(anybody.get_by_text("Tanda tangan di berkas ini")).to_be_visible()
        look(anybody, f"periksa-{name}")
    card = issued.card
    issued.outdate_card()
    anybody.goto(f"/q/1/{card.code}")
    expect(anybody.get_by_role("heading", name="Asli, tetapi sudah diganti")).to_be_visible()
    look(anybody, "periksa-kuning")
    anybody.goto("/q/1/0000-0000-0000")
    expect(anybody.get_by_role("heading", name="Bukan dari kami")).to_be_visible()
    look(anybody, "periksa-merah")

    operations.renew_delivery(actor=issued.holder, at=now(), case_id=issued.case_id)
    anybody.goto(f"/unduh/{token}/")
    anybody.get_by_label("PIN").fill(pin)
    anybody.locator("[data-main]").click()
    look(anybody, "unduh-berakhir")
