"""The statistics and the lists of voters in a browser: open to everyone, on both widths."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from playwright.sync_api import Page

from adminduk.data_access import operations
from adminduk.foundation.clock import now
from adminduk.register.operations import take_snapshot
from adminduk.register.types import Relation, Sex
from tests import agreements, cast, people
from tests.data_access.test_open_data import COUNTING, PUBLISHING
from tests.surfaces.components import browser as real
from tests.surfaces.desk.test_in_a_browser import browser, keep, page, sign_in  # noqa: F401

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(real.chromium_path() is None, reason="no Chromium on this machine"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def a_region() -> None:
    """Some hundred people of every age, in three villages of two regions."""
    random = Random(3)
    families = []
    for number in range(1, 181):
        village = random.choice((people.CIBINONG, people.CIBINONG, people.CITEUREUP, people.BOGOR_SELATAN))
        members = [
            people.a_person(
                f"ORANG {number} {place}",
                random.choice((Sex.MALE, Sex.FEMALE)),
                date(
                    2026 - min(95, int(random.expovariate(1 / 30))),
                    random.randint(1, 11),
                    random.randint(1, 19),
                ),
                Relation.HEAD if place == 0 else Relation.OTHER,
                serial=number * 5 + place,
                kecamatan=village[:6],
                religion=random.choice((1, 1, 1, 1, 1, 2, 3, 4, 5, 6)),
                education=random.randint(1, 10),
                occupation=random.choice((1, 2, 3, 4, 5, 9, 15, 19, 20, 65, 73, 81, 84, 88)),
                marital_status=random.choice((1, 1, 2, 2, 4, 6)),
                disability=random.choice((None, None, None, None, 1)),
            )
            for place in range(random.randint(2, 5))
        ]
        families.append(people.a_family(*members, village=village, serial=number))
    people.settle(*families)


def test_the_statistics_are_open_to_everyone(page: Page) -> None:  # noqa: F811
    page.goto("/data/")
    assert keep(page, "data-kosong") == []
    a_region()
    take_snapshot(actor=COUNTING, at=people.AT, day=people.TODAY)
    operations.publish_statistics(actor=PUBLISHING, at=people.AT, until=people.TODAY)
    page.goto("/data/")
    assert keep(page, "data") == []
    page.select_option("#wilayah", "32")
    page.wait_for_url("**wilayah=32**")
    page.goto(f"/data/?wilayah={people.CIBINONG}")
    assert keep(page, "data-desa") == []
    page.goto("/data/kamus/")
    assert keep(page, "data-kamus") == []
    page.goto("/data/?wilayah=3201")
    page.emulate_media(media="print")
    page.screenshot(path=real.pictures() / "desk-data-cetak.png", full_page=True)


def test_the_lists_of_voters_are_open_to_everyone(page: Page) -> None:  # noqa: F811
    a_region()
    dian = cast.staff("data_officer", sight=("*",), name="Dian Pertiwi")
    bayu = cast.staff("data_approver", sight=("*",), name="Bayu Wicaksono")
    sign_in(page, dian)
    page.goto("/meja/dp4/")
    assert keep(page, "dp4-kosong") == []
    agreements.an_agreement()
    page.goto("/meja/dp4/baru/")
    page.click("[data-main]")
    page.wait_for_selector("[data-error-summary]")
    assert keep(page, "dp4-baru") == []
    made = operations.make_voters(
        actor=dian.actor, at=now(), agreement_no=71, polling_day=date(2029, 2, 14), in_background=False
    )
    page.goto("/meja/dp4/1/")
    assert keep(page, "dp4-dibuat") == []
    operations.continue_making(actor=dian.actor, at=now(), release_id=made)
    operations.release_voters(actor=bayu.actor, at=now(), release_id=made, in_background=False)
    operations.continue_making(actor=dian.actor, at=now(), release_id=made)
    page.goto("/meja/dp4/")
    assert keep(page, "dp4") == []
    page.goto("/meja/dp4/1/")
    assert keep(page, "dp4-satu") == []
    with page.expect_download() as got:
        page.fill("#purpose", "serah terima kepada KPU")
        page.click("button[value='3201']")
    assert got.value.suggested_filename == "dp4-0001-3201.csv"
