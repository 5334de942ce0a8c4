"""The pages of looks and objections in a browser: at both widths, without a fault."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from adminduk.register.queries import get_person
from tests import cast
from tests import institutions as made
from tests.data_access.looking import an_access
from tests.people import asep_and_siti, settle
from tests.surfaces.components import browser as real
from tests.surfaces.desk.test_in_a_browser import browser, keep, page, sign_in
from tests.surfaces.portal import mother
from tests.surfaces.portal.test_looks import match

__all__ = ["browser", "page"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def test_a_resident_objects_and_the_centre_decides(page: Page, browser: Browser) -> None:
    cast.office()
    family = settle(asep_and_siti())
    siti = family.members[1]
    phone = Client()
    mother.sign_in(phone, siti, family)
    bank = made.partner()
    page.context.add_cookies(
        [
            {"name": name, "value": one.value, "domain": "localhost", "path": "/"}
            for name, one in phone.cookies.items()
        ]
    )
    page.goto("/data-saya/")
    assert keep(page, "looks-belum-cocok") == []
    match(siti.person_id)
    page.goto("/data-saya/?dari=2026-01-01&sampai=2026-01-02")
    assert keep(page, "looks-kosong") == []
    an_access(siti.person_id, bank.number, given=["no_kk"], agreed=["nama_lengkap", "tanggal_lahir"])
    an_access(siti.person_id, bank.number)
    get_person(actor=cast.staff("verifier").actor, purpose="case.handle", person_id=siti.person_id)
    page.goto("/data-saya/")
    assert keep(page, "looks") == []
    page.locator("text=Saya keberatan").last.click()
    page.click("[data-main]")
    assert keep(page, "looks-keberatan-galat") == []
    page.fill("#f-reason", "Saya tidak pernah menjadi nasabah bank itu.")
    page.click("[data-main]")
    page.wait_for_url("**/data-saya/keberatan/")
    assert keep(page, "looks-keberatan-saya") == []
    officer = cast.staff("data_officer", sight=("*",))
    sign_in(page, officer)
    page.goto("/meja/keberatan/")
    assert keep(page, "keberatan") == []
    page.locator("th a").first.click()
    assert keep(page, "keberatan-satu") == []
    page.goto("/meja/akses/")
    assert keep(page, "akses") == []
