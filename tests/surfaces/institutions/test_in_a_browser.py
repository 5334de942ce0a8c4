"""The pages about institutions in a browser: at both widths, without a fault."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest
from playwright.sync_api import Browser, Page

from adminduk.data_access import operations
from adminduk.data_access.models import Alarm, Measure, Officer, Usage
from adminduk.data_access.types.service import BOUNDS
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.db.ids import new_id
from tests import cast
from tests import institutions as made
from tests.surfaces.components import browser as real
from tests.surfaces.desk.test_in_a_browser import browser, faults, keep, page, sign_in

__all__ = ["browser", "page"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def used(one: made.Partner) -> None:
    today = day_at(now(), "WIB")
    for back in range(20):
        for outcome, accesses in ((1, 400 + 13 * back), (2, 20 + back)):
            Usage.objects.create(
                client_no=one.client.number,
                day=today - timedelta(days=back),
                way=1,
                outcome=outcome,
                agreement_no=one.number,
                accesses=accesses,
            )


def test_the_centres_pages(page: Page, browser: Browser) -> None:
    one = made.partner()
    used(one)
    proposed = made.terms(per_second=80, elements=made.TERMS.elements | 1 << 6)
    operations.propose_change(actor=one.drafter, at=now(), agreement_id=one.agreement_id, terms=proposed)
    alarm = Alarm.objects.create(
        alarm_id=new_id(),
        agreement_no=one.number,
        client_no=one.client.number,
        state="slowed",
        signs=["walking", "misses"],
        facts={"asked": 420, "missed": 200, "found": 120, "near": 96, "this_hour": 420, "today": 420},
        opened_at=now(),
    )
    sign_in(page, cast.staff("data_approver", sight=("*",)))
    agreement = f"/meja/lembaga/perjanjian/{one.agreement_id}/"
    for path, name in (
        ("/meja/lembaga/", "lembaga"),
        ("/meja/lembaga/daftar/", "lembaga-daftar"),
        (f"/meja/lembaga/{one.institution_id}/", "lembaga-satu"),
        (agreement, "lembaga-perjanjian"),
        (f"{agreement}langkah/approve/", "lembaga-setujui"),
        (f"{agreement}langkah/suspend/", "lembaga-hentikan"),
        (f"{agreement}pemakaian/", "lembaga-pemakaian"),
        (f"{agreement}tagihan/", "lembaga-tagihan"),
        ("/meja/lembaga/peringatan/", "lembaga-peringatan"),
        (f"/meja/lembaga/peringatan/{alarm.alarm_id}/", "lembaga-peringatan-satu"),
        ("/meja/lembaga/gangguan/", "lembaga-gangguan"),
    ):
        page.goto(path)
        assert keep(page, name) == [], path


def test_the_form_of_an_agreement_and_a_client(page: Page, browser: Browser) -> None:
    one = made.partner()
    sign_in(page, cast.staff("data_officer", sight=("*",)))
    page.goto(f"/meja/lembaga/{one.institution_id}/perjanjian/")
    assert keep(page, "lembaga-susun") == []
    page.goto(f"/meja/lembaga/klien/{one.client.client_id}/")
    assert keep(page, "lembaga-klien") == []


def test_the_institutions_own_pages(page: Page, browser: Browser) -> None:
    one = made.partner()
    used(one)
    password = "lautan tenang kapal pulang"
    officer = operations.appoint_officer(
        actor=one.drafter,
        at=now(),
        institution_id=one.institution_id,
        email="sri@bank.example",
        name="Sri Wahyuni",
        password=password,
    )
    page.goto("/lembaga/masuk/")
    assert faults(page) == []
    page.fill("#f-email", "sri@bank.example")
    page.fill("#f-password", password)
    page.click("[data-main]")
    page.wait_for_url("**/lembaga/masuk/kode/")
    Officer.objects.update(last_totp=0)
    page.fill("#f-code", pyotp.TOTP(officer.enrolment.secret).at(now()))
    page.click("[data-main]")
    page.wait_for_url(lambda url: "/masuk/" not in url)
    agreement = f"/lembaga/perjanjian/{one.agreement_id}/"
    for path, name in (
        ("/lembaga/", "sendiri"),
        (agreement, "sendiri-perjanjian"),
        (f"{agreement}pemakaian/", "sendiri-pemakaian"),
        (f"{agreement}tagihan/", "sendiri-tagihan"),
        (f"/lembaga/klien/{one.client.client_id}/", "sendiri-klien"),
        ("/lembaga/laporan/", "sendiri-laporan"),
        ("/lembaga/uji-coba/", "sendiri-uji-coba"),
        ("/lembaga/cara-bertanya/", "sendiri-cara"),
        ("/lembaga/akun/", "sendiri-akun"),
    ):
        page.goto(path)
        assert keep(page, name) == [], path


def test_the_status_page(page: Page, browser: Browser) -> None:
    for back in range(1, 30):
        Measure.objects.create(
            minute=now().replace(second=0, microsecond=0) - timedelta(minutes=back),
            process=new_id(),
            answered=900,
            refused=4,
            failed=0,
            waiting=12,
            latency=[0, 300, 400, 190, 10] + [0] * (len(BOUNDS) - 4),
        )
    page.goto("/status")
    assert keep(page, "status") == []
