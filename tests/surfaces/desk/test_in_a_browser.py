"""What only a browser can tell of signing in and of the pages behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from adminduk.foundation.clock import now
from adminduk.offices.models import Staff
from tests import cast
from tests.people import a_crowd, asep_and_siti, settle
from tests.surfaces.components import browser as real

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with real.chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, settings) -> Iterator[Page]:
    """A page at the public address of the installation, so that security keys belong to it."""
    with real.served() as address:
        settings.ADMINDUK_PUBLIC_URL = address.replace("127.0.0.1", "localhost")
        context = browser.new_context(base_url=settings.ADMINDUK_PUBLIC_URL)
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        yield page
        context.close()
    # That a page was refused is told by the browser too; that is what the test wanted.
    assert [told for told in complaints if "status of 4" not in told] == []


def sign_in(page: Page, member: cast.Member) -> None:
    page.goto("/masuk/")
    page.fill("#f-username", member.facts.username)
    page.fill("#f-password", cast.PASSWORD)
    page.click("[data-main]")
    page.wait_for_url("**/masuk/kode/")
    Staff.objects.filter(id=member.id).update(last_totp=0)
    page.fill("#f-code", member.code(now()))
    page.click("[data-main]")
    page.wait_for_url(lambda url: "/masuk/" not in url)


def faults(page: Page) -> list[object]:
    """What axe finds at each width, and whether the page scrolls sideways; the page is kept."""
    path = urlsplit(page.url).path.strip("/")
    return keep(page, re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "satu", path).replace("/", "-") or "meja")


def keep(page: Page, name: str) -> list[object]:
    """The same, for a page that shares its address with others."""
    found: list[object] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=real.pictures() / f"desk-{name}-{width}.png", full_page=True)
        violations = Axe().run(page).response["violations"]
        found += [(width, one["id"], [node["html"] for node in one["nodes"]]) for one in violations]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append((width, "scrolls sideways", page.url))
    return found


def test_signing_in_is_open_to_everyone(page: Page) -> None:
    page.goto("/masuk/")
    assert faults(page) == []
    page.fill("#f-username", "siapa.ini")
    page.click("[data-main]")
    page.wait_for_selector("[data-error-summary]")
    assert faults(page) == []


def test_ones_own_pages_are_open_to_everyone_and_a_key_opens_the_desk(page: Page) -> None:
    sign_in(page, cast.staff("verifier"))
    for path in ("/meja/saya/", "/meja/saya/sandi/", "/meja/saya/kode/", "/meja/saya/kunci/"):
        page.goto(path)
        assert faults(page) == [], path
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    page.fill("#f-label", "Laptop loket 2")
    page.fill("#f-current", cast.PASSWORD)
    page.click("[data-main]")
    page.wait_for_url("**/meja/saya/")
    assert faults(page) == []
    page.click("form[action='/keluar/'] button")
    page.click("[data-passkey] button")
    page.wait_for_url("**/meja/")


def test_the_pages_of_an_administrator_are_open_to_everyone(page: Page) -> None:
    worker = cast.staff("verifier", name="Budi Santoso")
    sign_in(page, cast.staff("administrator"))
    paths = ["", "?role=head", "baru/", f"{worker.id}/", f"{worker.id}/ubah/"]
    for path in paths:
        page.goto(f"/meja/petugas/{path}")
        assert faults(page) == [], path
    page.goto(f"/meja/petugas/{worker.id}/")
    page.click("text=Pasang ulang kode masuk")
    assert faults(page) == []
    page.click("dialog button[value=yes]")
    page.wait_for_selector("svg.qr")
    assert faults(page) == []


def test_the_pages_of_an_auditor_are_open_to_everyone(page: Page) -> None:
    sign_in(page, cast.staff("auditor"))
    for path in ("/meja/jejak/", "/meja/jejak/?subject=x", "/meja/jejak/pembacaan/"):
        page.goto(path)
        assert faults(page) == [], path


def test_people_are_searched_by_keyboard_and_what_agrees_is_marked(page: Page) -> None:
    settle(asep_and_siti(), *a_crowd(101))
    sign_in(page, cast.staff("verifier"))
    page.goto("/meja/cari/")
    assert faults(page) == []
    page.select_option("#why", "serve")
    page.fill("#find", "sitti noer hasanah 14-05-1992")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark")
    page.click("summary")
    assert keep(page, "meja-cari-ketemu") == []
    page.fill("#find", "ramai")
    page.select_option("#by-kecamatan", "320101")
    page.keyboard.press("Tab")
    page.click("button:has-text('Cari')")
    page.wait_for_selector("text=Terlalu banyak yang cocok")
    assert keep(page, "meja-cari-terlalu-banyak") == []
    page.focus("#find")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator("[data-row]").nth(1)
    assert second.get_attribute("aria-current") == "true"
    name = second.locator("a").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/meja/orang/**")
    assert page.locator("h1").inner_text() == name
    page.goto("/meja/cari/")
    page.fill("#find", "orang yang tidak ada")
    page.keyboard.press("Enter")
    page.wait_for_selector(".empty")
    assert keep(page, "meja-cari-tidak-ada") == []
