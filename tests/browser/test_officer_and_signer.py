"""A birth at the desks of the office: verified by keyboard alone, approved, signed, verified by a stranger.

Every page is kept as three widths of screen show it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from adminduk.casework import operations
from adminduk.documents import operations as documents
from adminduk.documents.models import Document
from adminduk.documents.queries import list_tray
from adminduk.documents.types import Kind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.offices.models import Staff
from tests.cases import BIRTH_PAGES, a_draft, a_sent_birth, fill, photo
from tests.cast import PASSWORD, Member
from tests.surfaces.components import browser as real
from tests.surfaces.desk.office import PASSPHRASE, an_office, approved, sent, with_certificate

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    # The driver leaves its own event loop's sockets to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
WIDE = """[...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right >
  document.documentElement.clientWidth + 1 && document.documentElement.scrollWidth >
  document.documentElement.clientWidth).map((one) => one.outerHTML.slice(0, 120)).slice(0, 5)"""
WORKER = system("documents", Scope.of("3201"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with real.chromium() as browser:
        yield browser


class Desks:
    """One browser, a context for everybody who sits at it; complaints of any page fail the test."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.complaints: list[str] = []
        self.contexts: list[BrowserContext] = []

    def page(self) -> Page:
        context = self.browser.new_context(viewport={"width": 1280, "height": 800}, locale="id-ID")
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: self.complaints.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def signed_in(self, member: Member) -> Page:
        page = self.page()
        page.goto(f"{self.site}/masuk/")
        page.get_by_label("Nama pengguna").fill(member.facts.username)
        page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/masuk/kode/")
        Staff.objects.filter(id=member.id).update(last_totp=0)
        page.locator("input[name=code]").fill(member.code(now()))
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/masuk/" not in url)
        return page


@pytest.fixture
def desks(transactional_db: None, browser: Browser, settings: object) -> Iterator[Desks]:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
    with real.served() as site:
        settings.ADMINDUK_PUBLIC_URL = site
        desks = Desks(browser, site)
        yield desks
        for context in desks.contexts:
            context.close()
    assert desks.complaints == []


def looked_at(page: Page, name: str) -> None:
    """Axe is silent, nothing scrolls sideways on a phone either; a picture is kept."""
    for width in (1280, 1440, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(150)
        page.screenshot(path=real.pictures() / f"{name}-{width}.png", full_page=width == 360)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == [], name
        wide = page.evaluate(WIDE)
        assert wide == [], (name, width)
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_birth_goes_through_the_office_by_keyboard_and_a_stranger_verifies_it(desks: Desks) -> None:
    office = an_office()
    with_certificate(office)
    case = sent(office)

    rina = desks.signed_in(office.rina)
    rina.wait_for_url(f"**/meja/kasus/{case.case_id}/")
    expect(rina.get_by_role("heading", level=1)).to_have_text("Kelahiran: Alya Nur Azizah")
    looked_at(rina, "meja-verifikator")
    rina.keyboard.press("t")
    expect(rina.get_by_label("Pesan yang dibaca pelapor")).to_be_visible()
    rina.keyboard.press("2")
    expect(rina.get_by_label("Pesan yang dibaca pelapor")).to_have_value(
        "Foto surat keterangan lahir terpotong. Tolong foto ulang seluruh halamannya."
    )
    looked_at(rina, "meja-kembalikan")
    rina.keyboard.press("t")
    rina.keyboard.press("y")
    expect(rina.get_by_role("button", name="Teruskan ke persetujuan")).to_be_visible()
    rina.keyboard.press("Control+Enter")
    rina.wait_for_url("**/meja/")
    expect(rina.get_by_text("Antrean Anda kosong")).to_be_visible()
    looked_at(rina, "meja-kosong")

    hendra = desks.signed_in(office.hendra)
    expect(hendra.get_by_role("button", name="Setujui dan catat")).to_be_visible()
    looked_at(hendra, "meja-penyetuju")
    hendra.keyboard.press("Control+Enter")
    hendra.wait_for_url("**/meja/")
    expect(hendra.get_by_text("Disetujui dan dicatat dengan nomor 3201-LU-")).to_be_visible()

    for one in list_tray(actor=office.yuni.actor):
        documents.prepare(actor=WORKER, at=now(), document_id=one.document_id)
    yuni = desks.signed_in(office.yuni)
    yuni.wait_for_url("**/baki/")
    expect(yuni.get_by_role("heading", level=1)).to_have_text("2 dokumen menunggu Anda")
    yuni.wait_for_timeout(2000)
    looked_at(yuni, "baki")
    yuni.keyboard.press("j")
    yuni.keyboard.press("x")
    expect(yuni.locator("[data-tray-count]")).to_have_text("1")
    yuni.keyboard.press("x")
    yuni.keyboard.press("s")
    yuni.keyboard.type(PASSPHRASE)
    yuni.keyboard.press("Control+Enter")
    yuni.wait_for_url("**/baki/hasil/")
    expect(yuni.get_by_role("heading", level=1)).to_have_text("2 dokumen ditandatangani")
    looked_at(yuni, "baki-hasil")
    yuni.goto(f"{desks.site}/dasbor/")
    expect(yuni.get_by_text("100% di hari yang sama")).to_be_visible()
    looked_at(yuni, "dasbor")

    assert operations.finish_if_all_signed(actor=WORKER, at=now(), case_id=case.case_id)
    with acting(office.yuni.actor):
        code = Document.objects.get(kind=Kind.BIRTH_CERTIFICATE).code
    stranger = desks.page()
    stranger.goto(f"{desks.site}/q/1/{code}")
    expect(stranger.get_by_text("asli dan masih berlaku")).to_be_visible()
    expect(stranger.get_by_text("ALYA")).to_have_count(0)

    rina.goto(f"{desks.site}/meja/kasus/{case.case_id}/")
    expect(rina.get_by_role("button", name="Unduh Kutipan Akta Kelahiran")).to_be_visible()
    looked_at(rina, "meja-selesai")


def test_the_counter_and_the_certificates_by_their_pages(desks: Desks) -> None:
    office = an_office()
    mother, father = office.family.members[1], office.family.members[0]
    lilis = desks.signed_in(office.lilis)
    lilis.keyboard.press("b")
    lilis.wait_for_url("**/meja/baru/")
    looked_at(lilis, "loket-layanan")
    lilis.get_by_role("link", name="Kelahiran").click()
    lilis.get_by_label("NIK pelapor atau nomor KK").fill(mother.nik)
    looked_at(lilis, "loket-cari")
    lilis.keyboard.press("Control+Enter")
    expect(lilis.get_by_text("Yang datang melapor")).to_be_visible()
    looked_at(lilis, "loket-keluarga")
    lilis.keyboard.press("Control+Enter")
    lilis.wait_for_url("**/bagian/child/")
    lilis.get_by_label("Anak lahir", exact=True).check()
    lilis.get_by_label("Ibu", exact=True).check()
    expect(lilis.get_by_label("Nama lengkap anak")).to_be_visible()
    looked_at(lilis, "loket-anak")
    assert father.name

    tatang = desks.signed_in(office.tatang)
    tatang.goto(f"{desks.site}/meja/sertifikat/")
    looked_at(tatang, "sertifikat")
    tatang.get_by_role("link", name="Terbitkan").click()
    looked_at(tatang, "sertifikat-terbit")
    tatang.keyboard.press("/")
    tatang.keyboard.type(mother.nik)
    tatang.keyboard.press("Enter")
    expect(tatang.get_by_role("heading", level=1)).to_have_text("Untuk apa data dibuka?")
    looked_at(tatang, "cari-tujuan")
    tatang.keyboard.press("Escape")
    tatang.get_by_label("Melayani warga di loket").check()
    tatang.keyboard.press("Control+Enter")
    tatang.wait_for_url(f"**/meja/ikatan/{mother.person_id}/")
    looked_at(tatang, "ikatan")


def test_what_is_unusual_is_explained_and_never_preselected(desks: Desks) -> None:
    office = an_office()
    with_certificate(office)
    approved(office)
    similar = {
        "child_name": {"child_name": "Alya Nur Aziza"},
        "birth_date": {
            "birth_date-day": "12",
            "birth_date-month": "8",
            "birth_date-year": "2026",
            "birth_time": "04.35",
        },
    }
    case = a_sent_birth(office.lilis.actor, now(), office.family, key="second", **similar)

    rina = desks.signed_in(office.rina)
    expect(rina.get_by_text("Kemungkinan anak yang sama")).to_be_visible()
    expect(rina.get_by_text("ibu sama")).to_be_visible()
    looked_at(rina, "meja-temuan")
    rina.get_by_label("Nomor keputusan kepala dinas").fill("470/113/2026")
    rina.get_by_role("button", name="Simpan nomor").click()
    rina.get_by_label("Mengapa ini anak lain").fill("Adiknya; keduanya dilihat petugas.")
    rina.get_by_role("button", name="Ya, sudah dipastikan").first.click()
    expect(rina.get_by_text("Dipastikan", exact=True)).to_be_visible()
    rina.goto(f"{desks.site}/meja/kasus/{case.case_id}/?betulkan=birth_place#betulkan")
    expect(rina.get_by_role("heading", name="Betulkan jawaban")).to_be_visible()
    looked_at(rina, "meja-betulkan")

    yuni = desks.signed_in(office.yuni)
    yuni.get_by_role("link", name="Alya Nur Azizah").first.click()
    yuni.get_by_label("Apa yang harus dibetulkan").fill("Nama ibu salah eja.")
    yuni.wait_for_timeout(1500)
    looked_at(yuni, "baki-dokumen")
    yuni.keyboard.press("Control+Enter")
    yuni.wait_for_url("**/baki/")
    expect(yuni.get_by_role("heading", level=1)).to_have_text("Baki kosong")

    yuni.keyboard.press("/")
    yuni.keyboard.type(office.family.members[1].nik)
    yuni.keyboard.press("Enter")
    yuni.get_by_label("Memeriksa kebenaran data").check()
    yuni.get_by_role("button", name="Buka data").click()
    expect(yuni.get_by_role("heading", level=1)).to_have_text("Siti Nurhasanah")
    looked_at(yuni, "orang")


def test_a_report_of_the_counter_ends_with_a_slip_on_paper(desks: Desks) -> None:
    office = an_office()
    mother, father = office.family.members[1], office.family.members[0]
    draft = a_draft(office.lilis.actor, now(), office.family, reporter=mother.person_id)
    named = {"father": {"father_kind": "member", "father_member": str(father.person_id)}}
    pages = {name: form for name, form in (BIRTH_PAGES | named).items() if name != "statement"}
    fill(office.lilis.actor, now(), draft, pages)

    lilis = desks.signed_in(office.lilis)
    lilis.goto(f"{desks.site}/meja/isi/{draft}/")
    lilis.wait_for_url("**/bukti/")
    looked_at(lilis, "loket-bukti")
    lilis.locator("input[type=file]").first.set_input_files(
        {"name": "surat.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    lilis.get_by_role("button", name="Simpan dan periksa").click()
    lilis.wait_for_url("**/periksa/")
    looked_at(lilis, "loket-periksa")
    lilis.get_by_role("checkbox").check()
    lilis.keyboard.press("Control+Enter")
    expect(lilis.get_by_role("heading", level=1)).to_have_text("Bukti lapor: Kelahiran")
    looked_at(lilis, "loket-slip")
