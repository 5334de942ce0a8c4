"""The published roots and somebody's history, as a phone and a wide screen show them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.journal.days import close_due_days
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.operations import enter
from adminduk.register.types import Death
from tests.surfaces.components import browser as real
from tests.surfaces.desk.office import Office, an_office, at_desk

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
def site(transactional_db: None, settings: object) -> Iterator[str]:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    with real.served() as site:
        yield site


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, locale="id-ID")
    yield context.new_page()
    context.close()


def look(page: Page, name: str) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=real.pictures() / f"{name}-{width}.png", full_page=True)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == [], name
        assert page.evaluate(SIDEWAYS) <= 0, (name, width)


def asep_dies(office: Office) -> str:
    asep = office.family.members[0]
    yesterday = day_at(now(), "WIB") - timedelta(days=1)
    event = Death(
        kabkota="3201",
        office_id=1,
        registered_on=yesterday,
        effective_on=yesterday,
        person_id=asep.person_id,
        place="Bogor",
        legal_basis=("UU 24/2013 art. 44",),
    )
    actor = system("deaths", Scope.of("3201"), "register.enter")
    enter(actor=actor, at=now(), key=None, event=event)
    return f"/meja/orang/{asep.person_id}/riwayat/"


def test_anybody_reads_the_published_roots(page: Page) -> None:
    an_office()
    seal_waiting(at=now() - timedelta(days=3))
    close_due_days(at=now())
    page.goto("/transparency")
    expect(page.get_by_role("heading", name="Akar harian")).to_be_visible()
    look(page, "umum-keterbukaan")


def test_an_officer_reads_how_somebody_stood_on_a_day(page: Page, site: str) -> None:
    office = an_office()
    address = asep_dies(office)
    rina = at_desk(office.rina)
    rina.post(address, {"purpose": "complaint"})
    cookies = [{"name": name, "value": one.value, "url": site} for name, one in rina.cookies.items()]
    page.context.add_cookies(cookies)
    page.goto(address)
    look(page, "meja-riwayat")
    before = day_at(now(), "WIB") - timedelta(days=2)
    page.get_by_label("Keadaan pada hari").fill(before.isoformat())
    page.get_by_role("button", name="Saring").click()
    expect(page.get_by_text("Siti Nurhasanah")).to_be_visible()
    look(page, "meja-riwayat-dulu")
