"""The workbench for duplicates in a browser: open to everyone, on both widths, by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests import cast
from tests.people import BOGOR_SELATAN
from tests.register.test_pairs import settled_pair
from tests.surfaces.components import browser as real
from tests.surfaces.desk.test_in_a_browser import browser, faults, keep, page, sign_in  # noqa: F401

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def test_the_workbench_is_open_to_everyone(page: Page) -> None:  # noqa: F811
    rina, hendra = cast.staff("verifier", name="Rina Marlina"), cast.staff("approver", name="Hendra Gunawan")
    sign_in(page, rina)
    page.goto("/meja/ganda/")
    assert keep(page, "ganda-kosong") == []
    here = settled_pair()
    settled_pair(BOGOR_SELATAN, serial=51)
    page.goto("/meja/ganda/")
    assert faults(page) == []
    page.goto(f"/meja/ganda/{here[0]}/{here[1]}/")
    assert keep(page, "ganda-pasangan") == []
    page.check("input[name=opinion][value=same]")
    page.fill("textarea[name=reason]", "sama")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=paling sedikit sepuluh huruf")
    assert keep(page, "ganda-salah") == []
    page.fill("textarea[name=reason]", "Foto dan tanda tangan sama.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/meja/ganda/")
    page.click("form[action='/keluar/'] button")
    sign_in(page, hendra)
    page.goto(f"/meja/ganda/{here[0]}/{here[1]}/")
    assert keep(page, "ganda-putusan") == []
    page.keyboard.press("Control+Enter")
    page.click("dialog button[value=yes]")
    page.wait_for_url("**/meja/ganda/")
