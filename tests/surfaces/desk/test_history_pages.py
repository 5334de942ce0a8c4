"""The page on which an officer sees how somebody stood on a day, and why."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import day_at, now
from adminduk.register.operations import enter
from adminduk.register.types import Death
from tests.people import maya, settle
from tests.surfaces.desk.office import Office, an_office, at_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def asep_died_yesterday(office: Office) -> str:
    """The address of his history, opened for a complaint."""
    asep = office.family.members[0]
    today = day_at(now(), "WIB")
    event = Death(
        kabkota="3201",
        office_id=1,
        registered_on=today,
        effective_on=today - timedelta(days=1),
        person_id=asep.person_id,
        place="Bogor",
        legal_basis=("UU 24/2013 art. 44",),
    )
    actor = system("deaths", Scope.of("3201"), "register.enter")
    enter(actor=actor, at=now(), key=None, event=event)
    return f"/meja/orang/{asep.person_id}/riwayat/"


def test_the_purpose_is_asked_first(office: Office) -> None:
    rina = at_desk(office.rina)
    address = f"/meja/orang/{office.family.members[0].person_id}/riwayat/"
    asked = rina.get(address).content.decode()
    assert "Untuk apa data dibuka?" in asked
    assert "Sunandar" not in asked
    assert rina.post(address, {"purpose": "complaint"}).headers["Location"] == address
    assert "Asep Sunandar" in rina.get(address).content.decode()


def test_every_entry_says_what_changed_and_by_which_law(office: Office) -> None:
    address = asep_died_yesterday(office)
    rina = at_desk(office.rina)
    rina.post(address, {"purpose": "complaint"})
    page = rina.get(address).content.decode()
    assert "<s>Hidup</s> → Meninggal" in page
    assert "UU 24/2013 art. 44" in page
    assert "Tidak ada di kartu keluarga wilayah ini waktu itu" in page


def test_a_day_of_the_past_shows_the_person_and_the_card_of_then(office: Office) -> None:
    address = asep_died_yesterday(office)
    rina = at_desk(office.rina)
    rina.post(address, {"purpose": "complaint"})
    before = day_at(now(), "WIB") - timedelta(days=2)
    page = rina.get(f"{address}?on={before.isoformat()}").content.decode()
    assert "Hidup, NIK aktif" in page
    assert "Siti Nurhasanah" in page
    assert "Menurut hukum pada" in page


def test_before_anybody_knew_him_it_says_so(office: Office) -> None:
    address = asep_died_yesterday(office)
    rina = at_desk(office.rina)
    rina.post(address, {"purpose": "complaint"})
    assert "Waktu itu orang ini belum tercatat" in rina.get(f"{address}?known=2020-01-01").content.decode()


@pytest.mark.parametrize("query", ["on=x&known=y", "on=9999-12-31", "known=0001-01-01", "on=%00"])
def test_crooked_days_are_as_none(office: Office, query: str) -> None:
    address = asep_died_yesterday(office)
    rina = at_desk(office.rina)
    rina.post(address, {"purpose": "serve"})
    assert rina.get(f"{address}?{query}").status_code == 200


def test_the_history_of_somebody_of_another_region_is_not_shown(office: Office) -> None:
    elsewhere = settle(maya()).members[0]
    rina = at_desk(office.rina)
    address = f"/meja/orang/{elsewhere.person_id}/riwayat/"
    rina.post(address, {"purpose": "serve"})
    answer = rina.get(address)
    assert "Maya" not in answer.content.decode()
