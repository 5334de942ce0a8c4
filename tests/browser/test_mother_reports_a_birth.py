"""A mother reports a birth in a real Chromium: a small phone, a slow line, a photo of her own.

Every page is kept, as she sees it and as a wide screen shows it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from adminduk.casework import operations
from adminduk.casework.models import Case
from adminduk.foundation.access.acting import acting
from adminduk.foundation.clock import now
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests.cast import office, staff
from tests.people import asep_and_siti, settle
from tests.surfaces.components import browser as real
from tests.surfaces.portal import mother as portal
from tests.surfaces.portal.mother import PHONE, WATCHER, Report, a_child, last_code, last_week

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
PHONE_SIZE = {"width": 360, "height": 740}
SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400 * 1024 // 8,
    "uploadThroughput": 400 * 1024 // 8,
}
# A page in the middle of the report, its styles and scripts fetched before, over such a line.
MOST_SECONDS = 6


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with real.chromium() as browser:
        yield browser


@pytest.fixture
def family(settings: object) -> LoadedFamily:
    settings.ADMINDUK_DEMO = True
    office()
    staff("verifier")
    return settle(asep_and_siti())


@pytest.fixture
def site(family: LoadedFamily) -> Iterator[str]:
    with real.served() as address:
        yield address


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """A phone whose every complaint, of the policy or of a script, fails the test."""
    context = browser.new_context(base_url=site, viewport=PHONE_SIZE, device_scale_factor=2, has_touch=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [told for told in complaints if "status of 4" not in told] == []


def look(page: Page, name: str) -> None:
    """axe finds nothing and nothing scrolls sideways, on the phone and on a wide screen; the page is kept."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 740})
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == [], (name, width)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (name, width)
        page.screenshot(path=real.pictures() / f"{name}-{width}.png", full_page=True)


def slow(page: Page) -> None:
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_3G)


def sign_in(page: Page, person: LoadedPerson, family: LoadedFamily) -> None:
    fill_numbers(page, person, family)
    onward(page)
    page.wait_for_url("**/lapor/masuk/kode/")


def fill_numbers(page: Page, person: LoadedPerson, family: LoadedFamily) -> None:
    page.get_by_label("NIK Anda").press_sequentially(person.nik or "")
    page.get_by_label("Nomor kartu keluarga").press_sequentially(family.kk_number)
    born = person.birth_date
    for label, value in (("Tanggal", born.day), ("Bulan", born.month), ("Tahun", born.year)):
        page.get_by_label(label, exact=True).fill(str(value))
    page.get_by_label("Nomor HP atau email").fill(PHONE)


def onward(page: Page) -> None:
    page.locator("[data-main]").click()


def a_photo(folder: Path) -> Path:
    """A letter on a table, as large as a phone takes it."""
    paper = Image.effect_noise((2400, 3200), 60).convert("RGB")
    file = io.BytesIO()
    paper.save(file, "JPEG", quality=70)
    path = folder / "surat lahir.jpg"
    path.write_bytes(file.getvalue())
    return path


def day(page: Page) -> None:
    born = last_week()
    for part, value in (("day", born.day), ("month", born.month), ("year", born.year)):
        page.locator(f"#f-birth_date-{part}").fill(str(value))


def test_a_mother_reports_a_birth_on_a_slow_line(phone: Page, family: LoadedFamily, tmp_path: Path) -> None:
    siti = family.members[1]
    phone.goto("/lapor/birth/")
    look(phone, "01-mulai")
    slow(phone)
    onward(phone)
    look(phone, "02-masuk")
    onward(phone)
    expect(phone.locator("[data-error-summary]")).to_be_focused()
    look(phone, "02b-masuk-galat")
    sign_in(phone, siti, family)
    look(phone, "03-kode")
    phone.get_by_label("Kode enam angka").fill(last_code())
    onward(phone)

    phone.wait_for_url("**/report/")
    look(phone, "04-apa")
    phone.get_by_label("Anak lahir").check()
    onward(phone)
    phone.get_by_label("Ibu", exact=True).check()
    onward(phone)
    phone.get_by_label("Nama lengkap anak").fill("Alya Nur Azizah")
    look(phone, "05-nama")
    onward(phone)
    phone.get_by_label("Perempuan").check()
    onward(phone)

    phone.wait_for_url("**/birth_date/")
    phone.locator("#f-birth_date-day").fill("31")
    phone.locator("#f-birth_date-month").fill("11")
    phone.locator("#f-birth_date-year").fill("2025")
    phone.locator("#f-birth_time").fill("4.35")
    onward(phone)
    expect(phone.get_by_role("link", name="November hanya sampai tanggal 30")).to_be_visible()
    look(phone, "06-waktu-galat")
    day(phone)
    onward(phone)

    phone.wait_for_url("**/birth_place/")
    phone.get_by_label("Rumah sakit atau rumah bersalin").check()
    phone.get_by_label("Nama tempat").fill("RSUD Cibinong")
    phone.locator("#f-birth_region-q").press_sequentially("bogor", delay=30)
    phone.get_by_label("Kabupaten Bogor").check()
    look(phone, "07-tempat")
    onward(phone)
    phone.get_by_label("Tunggal").check()
    phone.get_by_label("Anak ke berapa dari ibunya").fill("2")
    phone.get_by_label("Bidan atau perawat").check()
    look(phone, "08-kelahiran")
    onward(phone)
    phone.get_by_label("Berat dalam gram").fill("3100")
    phone.get_by_label("Panjang dalam sentimeter").fill("49")
    look(phone, "09-ukuran")
    onward(phone)

    phone.wait_for_url("**/father/")
    expect(phone.get_by_label("NIK ayah")).to_be_hidden()
    phone.get_by_label("Anggota KK saya").check()
    phone.get_by_text("A••• S•••••••").click()
    look(phone, "10-ayah")
    onward(phone)

    phone.wait_for_url("**/witnesses/")
    look(phone, "11-saksi")
    for number, (name, nik) in enumerate(
        (("Euis Komariah", "3201015505800001"), ("Dadan Hidayat", "3201011505800001"))
    ):
        phone.locator(f"#f-witnesses-{number}-name").fill(name)
        phone.locator(f"#f-witnesses-{number}-nik").press_sequentially(nik)
    onward(phone)

    phone.wait_for_url("**/bukti/")
    look(phone, "12-bukti")
    phone.goto(phone.url.replace("bukti/", "periksa/"))
    look(phone, "13-belum-lengkap")
    phone.get_by_role("link", name="Lengkapi bukti").click()
    phone.locator("#f-birth_letter").set_input_files(a_photo(tmp_path))
    expect(phone.get_by_text("Mengirim, boleh ditinggal sebentar")).to_be_visible()
    look(phone, "14-terkirim")
    expect(phone.get_by_role("heading", name="Semua bukti sudah lengkap")).to_be_visible(timeout=90_000)
    expect(phone.locator(".file-row img")).to_have_js_property("complete", True)
    look(phone, "15-bukti-lengkap")
    onward(phone)

    phone.wait_for_url("**/periksa/")
    expect(phone.locator(".deed__name")).to_have_text("ALYA NUR AZIZAH")
    look(phone, "16-periksa")
    phone.get_by_label("Yang saya tulis ini benar").check()
    phone.get_by_role("button", name="Kirim laporan").dblclick()
    phone.wait_for_url("**/bukti-lapor/")
    look(phone, "17-bukti-lapor")
    phone.emulate_media(media="print")
    phone.screenshot(path=real.pictures() / "17b-cetak.png", full_page=True)
    phone.emulate_media(media="screen")

    phone.get_by_role("link", name="Ke laporan saya").click()
    look(phone, "18-laporan-saya")
    phone.get_by_role("link", name="Lihat laporan").click()
    look(phone, "19-laporan")
    phone.get_by_role("link", name="Batalkan laporan ini").click()
    look(phone, "20-batal")
    with acting(WATCHER):
        (case,) = Case.objects.exclude(number="")
    assert case.label == "ALYA NUR AZIZAH"
    assert case.answers["birth_region"] == "3201"


def test_what_came_back_is_answered_on_the_phone(phone: Page, family: LoadedFamily, tmp_path: Path) -> None:
    siti, client = family.members[1], Client()
    portal.sign_in(client, siti, family)
    report = Report(client)
    report.fill(a_child(last_week()) | {"father": {"father_kind": "none"}})
    report.complete("birth_letter")
    rina = staff("verifier")
    with acting(WATCHER):
        Case.objects.update(assigned_to=rina.id)
    act = {"actor": rina.actor, "at": now(), "case_id": report.case.case_id}
    operations.open_case(**act)
    paper = client.get(report.root).context["case"].papers[0].paper_id
    words = "Bagian bawah buram. Foto ulang di tempat terang."
    operations.judge_paper(**act, paper_id=paper, accepted=False, reason="blurred", message=words)
    operations.return_items(**act, note="Tulis juga jam lahirnya.")

    phone.goto("/lapor/masuk/")
    sign_in(phone, siti, family)
    phone.get_by_label("Kode enam angka").fill(last_code())
    onward(phone)
    look(phone, "22-perlu-anda")
    phone.get_by_role("link", name="Lihat yang diminta").click()
    expect(phone.get_by_text(words)).to_be_visible()
    look(phone, "23-dikembalikan")
    phone.locator("#f-birth_letter").set_input_files(a_photo(tmp_path))
    expect(phone.get_by_role("heading", name="Semua bukti sudah lengkap")).to_be_visible(timeout=60_000)
    onward(phone)
    phone.get_by_role("button", name="Kirim kembali ke petugas").click()
    expect(phone.get_by_role("heading", name="Petugas sedang memeriksa berkas Anda")).to_be_visible()
    look(phone, "24-diperiksa")


def test_another_phone_is_told_what_to_do(phone: Page, family: LoadedFamily) -> None:
    portal.sign_in(Client(), family.members[1], family, "siti@contoh.id")
    phone.goto("/lapor/masuk/")
    fill_numbers(phone, family.members[1], family)
    onward(phone)
    look(phone, "25-nomor-lain")


def test_a_page_comes_in_a_few_seconds_on_a_slow_line(phone: Page, family: LoadedFamily) -> None:
    phone.goto("/lapor/masuk/?lanjut=/lapor/birth/")
    sign_in(phone, family.members[1], family)
    phone.get_by_label("Kode enam angka").fill(last_code())
    onward(phone)
    onward(phone)
    phone.wait_for_url("**/report/")
    slow(phone)
    phone.reload(wait_until="load")
    timing = "performance.getEntriesByType('navigation')[0]"
    assert phone.evaluate(f"{timing}.domContentLoadedEventEnd") < MOST_SECONDS * 1000
    assert phone.evaluate(f"{timing}.encodedBodySize") < 14_000


def test_leaving_saves_what_stands_on_the_page(phone: Page, family: LoadedFamily) -> None:
    phone.goto("/lapor/masuk/?lanjut=/lapor/birth/")
    sign_in(phone, family.members[1], family)
    phone.get_by_label("Kode enam angka").fill(last_code())
    onward(phone)
    onward(phone)
    phone.get_by_label("Anak lahir").check()
    phone.get_by_role("link", name="Simpan dan keluar").click()
    phone.wait_for_url("**/lapor/")
    look(phone, "21-belum-selesai")
    phone.get_by_role("link", name="Lanjutkan").click()
    phone.wait_for_url("**/reporter/")


def test_without_a_script_a_page_asks_and_searches_as_well(
    browser: Browser, site: str, family: LoadedFamily
) -> None:
    context = browser.new_context(base_url=site, viewport=PHONE_SIZE, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/lapor/masuk/?lanjut=/lapor/birth/")
    sign_in(plain, family.members[1], family)
    plain.get_by_label("Kode enam angka").fill(last_code())
    onward(plain)
    onward(plain)
    plain.get_by_label("Anak lahir").check()
    onward(plain)
    plain.goto(plain.url.replace("reporter/", "birth_place/"))
    plain.get_by_label("Rumah sakit atau rumah bersalin").check()
    plain.get_by_label("Nama tempat").fill("RSUD Cibinong")
    plain.locator("#f-birth_region-q").fill("bogor")
    plain.get_by_role("button", name="Cari").click()
    expect(plain.get_by_label("Nama tempat")).to_have_value("RSUD Cibinong")
    plain.get_by_label("Kabupaten Bogor").check()
    onward(plain)
    expect(plain.get_by_role("heading", name="Bagaimana kelahirannya?")).to_be_visible()
    plain.goto(plain.url.replace("delivery/", "bukti/"))
    expect(plain.locator("#f-birth_letter")).to_be_visible()
    context.close()
