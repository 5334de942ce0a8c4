"""The page of the people in a browser: at both widths, without a fault, with figures and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from adminduk.demo.lived import as_loaded
from adminduk.demo.population import generate
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.register.operations import load_families, take_snapshot
from tests import cast, people
from tests.surfaces.components import browser as real
from tests.surfaces.desk.test_in_a_browser import browser, faults, keep, page, sign_in

__all__ = ["browser", "page"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def test_the_people_of_a_region_in_a_browser(page: Page, browser: Browser) -> None:
    head = cast.staff("head", name="Dra. Yuni Astuti, M.Si.")
    sign_in(page, head)
    page.goto("/dasbor/penduduk/")
    assert keep(page, "penduduk-kosong") == []
    families = map(as_loaded, generate(residents=900, today=people.TODAY, cast=False))
    list(load_families(actor=people.LOADER, at=people.AT, office_id=head.facts.office.id, families=families))
    counting = system("daily count", Scope.nation(), "register.count")
    take_snapshot(actor=counting, at=now(), day=people.TODAY)
    page.goto("/dasbor/penduduk/")
    assert faults(page) == []
    page.select_option("#region", "320101")
    page.click("text=Tampilkan")
    assert "Cibinong" in page.inner_text("h1")
    page.emulate_media(media="print")
    page.screenshot(path=real.pictures() / "desk-penduduk-cetak.png", full_page=True)
