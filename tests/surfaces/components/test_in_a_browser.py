"""What only a browser can tell: accessibility, narrow screens, the policy, the keyboard, a bad line."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from adminduk.surfaces.components.views import GUIDE_PAGES
from tests.surfaces.components import browser as real
from tests.surfaces.components import tus

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    # The driver leaves its own event loop's sockets to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
PAGES = ["", *(f"{name}/" for name in GUIDE_PAGES)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with real.chromium() as browser:
        yield browser


@pytest.fixture
def site(_design_system_alone: None) -> Iterator[str]:
    tus.forget()
    with real.served() as address:
        yield f"{address}/demo/komponen/"


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page whose every complaint, of the policy or of a script, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    # A broken line that a test made is reported by the browser as well; that is no fault of a page.
    assert [told for told in complaints if "503" not in told] == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, site: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + name, wait_until="load")
    kept = f"komponen-{name.strip('/').replace('/', '-') or 'semua'}-{width}.png"
    page.screenshot(path=real.pictures() / kept, full_page=True)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_targets_are_large_enough_for_a_thumb(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    for name in ("pertanyaan/", "bukti/", "periksa/", "beranda/"):
        page.goto(site + name)
        small = page.evaluate(
            """[...document.querySelectorAll('main :is(a, button, input, select, textarea, summary), header a')]
                .filter(e => e.getClientRects().length && !e.closest('.govuk-visually-hidden, p') && e.type !== 'hidden')
                .filter(e => !e.matches('.govuk-visually-hidden, .choice__input, .tick__input'))
                .filter(e => e.getBoundingClientRect().height < 43.5)
                .map(e => e.outerHTML.slice(0, 120))"""
        )
        assert small == [], name


def test_a_dependent_question_appears_with_its_answer_and_is_not_sent_while_hidden(
    page: Page, site: str
) -> None:
    page.goto(f"{site}pertanyaan/")
    other = page.get_by_label("Tempat lain itu apa?")
    expect(other).to_be_hidden()
    assert other.is_disabled()
    page.get_by_label("Tempat lain", exact=True).check()
    expect(other).to_be_visible()
    assert other.is_enabled()


def test_without_a_script_every_question_is_there(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{site}pertanyaan/")
    expect(plain.get_by_label("Tempat lain itu apa?")).to_be_visible()
    plain.goto(f"{site}meja/")
    expect(plain.get_by_role("button", name="Perbesar")).to_be_hidden()
    context.close()


def test_a_nik_falls_into_fours_while_it_is_typed(page: Page, site: str) -> None:
    page.goto(site)
    nik = page.locator("#f-nik")
    nik.fill("")
    nik.press_sequentially("32010157089")
    assert nik.input_value() == "3201 0157 089"


def test_after_an_error_the_summary_has_the_focus_and_leads_to_the_answer(page: Page, site: str) -> None:
    page.goto(f"{site}galat/")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="November hanya sampai tanggal 30").click()
    expect(page.locator("#f-born-day")).to_be_focused()


def test_the_desk_obeys_the_keyboard_and_leaves_typing_alone(page: Page, site: str) -> None:
    page.goto(f"{site}meja/")
    page.keyboard.press("j")
    expect(page.locator("[data-row].is-current .check__no")).to_have_text("1")
    page.keyboard.press("j")
    page.keyboard.press("3")
    expect(page.get_by_label("Bukan yang diminta")).to_be_checked()
    page.keyboard.press("/")
    search = page.get_by_role("searchbox")
    expect(search).to_be_focused()
    page.keyboard.type("jk3?")
    assert search.input_value() == "jk3?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Perbesar")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/dasbor/")


def test_single_letters_can_be_switched_off_and_stay_off(page: Page, site: str) -> None:
    page.goto(f"{site}meja/")
    page.keyboard.press("?")
    page.get_by_label("Pakai pintasan satu huruf").uncheck()
    page.get_by_role("button", name="Tutup").click()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator("[data-row].is-current")).to_have_count(0)


def test_an_act_that_cannot_be_taken_back_is_asked_first(page: Page, site: str) -> None:
    page.goto(f"{site}meja/")
    page.keyboard.press("Control+Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Kembalikan satu butir?")
    dialog.get_by_role("button", name="Batal").click()
    assert page.url.endswith("/meja/")
    page.keyboard.press("Control+Enter")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        dialog.get_by_role("button", name="Kembalikan 1 butir").click()
    assert "confirmed=yes" in (sent.value.post_data or "")


def test_the_sheet_can_be_enlarged_and_turned(page: Page, site: str) -> None:
    page.goto(f"{site}meja/")
    page.keyboard.press("+")
    page.keyboard.press("r")
    viewer = page.locator("[data-viewer]")
    expect(viewer).to_have_attribute("data-zoom", "1.5")
    expect(viewer).to_have_attribute("data-turned", "90")


def test_the_tray_counts_what_is_ticked_and_never_takes_along_what_must_be_looked_at(
    page: Page, site: str
) -> None:
    page.goto(f"{site}baki/")
    count = page.locator("[data-tray-count]")
    expect(count).to_have_text("3")
    page.keyboard.press("a")
    expect(count).to_have_text("0")
    expect(page.locator("[data-tray-submit]")).to_be_disabled()
    page.keyboard.press("a")
    expect(count).to_have_text("3")
    expect(page.get_by_label("Pilih Nabila Putri")).not_to_be_checked()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(count).to_have_text("4")


def photo(width: int = 3600, height: int = 2700) -> bytes:
    """A photograph as a phone takes it: large, noisy, with the place where it was taken."""
    noise = Image.effect_noise((width // 8, height // 8), 60).convert("RGB").resize((width, height))
    exif = Image.Exif()
    exif[0x010F] = "Penanda kamera"
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def choose(page: Page, data: bytes, name: str = "buku-nikah.jpeg", kind: str = "image/jpeg") -> None:
    page.locator("#f-photo").set_input_files({"name": name, "mimeType": kind, "buffer": data})


def test_a_photo_is_shrunk_and_arrives_whole_over_a_line_that_breaks(page: Page, site: str) -> None:
    tus.breaks.extend(["POST", "PATCH", "PATCH"])
    taken = photo()
    page.goto(site)
    choose(page, taken)
    box = page.locator("[data-upload]").first
    expect(box).to_have_attribute("data-state", "done", timeout=30_000)
    expect(box).to_contain_text("Sudah kami terima")
    [upload] = tus.uploads
    assert len(upload.data) == upload.length < len(taken)
    arrived = Image.open(io.BytesIO(upload.data))
    assert max(arrived.size) == 2400
    assert "Penanda kamera" not in str(arrived.getexif())
    assert base64.b64encode(b"buku-nikah.jpg").decode() in upload.facts
    # After each break the browser asked how far it had come instead of starting over.
    assert tus.requests.count("POST") == 2
    assert tus.requests.count("HEAD") >= 2
    hidden = page.locator('input[name="photo-upload"]')
    assert hidden.input_value() == "/demo/unggah/0/"
    assert page.locator('input[type="file"][name="photo"]').count() == 0


def test_a_pdf_travels_as_it_is(page: Page, site: str) -> None:
    page.goto(site)
    paper = b"%PDF-1.7\n" + b"x" * 600_000
    choose(page, paper, "surat.pdf", "application/pdf")
    expect(page.locator("[data-upload]").first).to_have_attribute("data-state", "done", timeout=15_000)
    assert tus.uploads[0].data == paper


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(page: Page, site: str) -> None:
    page.goto(site)
    choose(page, b"%PDF-1.7\n" + b"x" * (5 * 1024 * 1024), "besar.pdf", "application/pdf")
    expect(page.locator("[data-upload]").first).to_contain_text("lebih dari 5 MB")
    assert tus.uploads == []
